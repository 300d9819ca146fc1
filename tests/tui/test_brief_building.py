"""Builds of the brief screen: told, cancelled, refused and opened."""

from pathlib import Path

import pytest

from tests.tui.drafting import BRIDGE, DAM, SMALL, brief, build
from tests.tui.harness import terminal


async def test_the_counts_are_those_of_the_composed_brief(small: Path) -> None:
    async with terminal(small) as t:
        await brief(t)
        built = await build(t)
        positions = built["positions"]
        assert isinstance(positions, list)
        printed = sum(one["prominent"] for one in positions)
        assert f"{len(positions)} ({printed} printed)" in t.drawn()


async def test_a_cancelled_build_leaves_no_file(small: Path) -> None:
    text = SMALL.replace('formats = ["json"]', 'formats = ["pdf", "json"]').replace(
        f'articles = ["{BRIDGE}", "{DAM}"]\n', ""
    )
    (small / "briefer.toml").write_text(text, encoding="utf-8")
    async with terminal(small) as t:
        await brief(t)
        await t.press("b")
        await t.shows("▸ render", seconds=60)
        await t.press("x")
        await t.shows("The build was cancelled")
        assert list((small / "out").iterdir()) == []
        assert not t.app.jobs.running


async def test_a_refused_build_lists_its_reasons(small: Path) -> None:
    (small / "briefer.toml").write_text(
        SMALL + '[[brief.judgement]]\nclaim = "It is probable, with high confidence likely."\n', encoding="utf-8"
    )
    async with terminal(small) as t:
        await brief(t)
        assert "✗ error: cites no source" in t.drawn()
        await t.press("b")
        await t.shows("Briefer will not write it as it is.", seconds=60)
        assert "stand in one sentence" in t.drawn()
        await t.press("escape")
        assert "will not write" not in t.drawn()
    assert list((small / "out").iterdir()) == []


async def test_the_file_is_opened_or_its_path_is_told(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with terminal(small) as t:
        await brief(t)
        await t.press("o")
        assert any("Nothing was built" in told for told in t.told())
        await build(t)
        await t.press("o")
        await t.until(lambda: any("bridge-20260310-2100.json" in told for told in t.told()))
