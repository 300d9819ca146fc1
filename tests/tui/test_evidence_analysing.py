"""Picked articles that have no analysis yet, and those that cannot get one."""

from pathlib import Path

import pytest

from briefer.ingest import article_of
from tests.tui.harness import terminal


async def test_a_missing_language_model_is_told_instead_of_findings(sample: Path) -> None:
    config = sample / "briefer.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("[workspace]", '[workspace]\nlanguage_model = "en_core_web_none"', 1), encoding="utf-8"
    )
    async with terminal(sample) as t:
        t.app.pick([row.id for row in t.app.open_session().library.page().rows], on=True)
        await t.press("2")
        await t.shows("language model en_core_web_none: not installed")


async def test_an_article_without_an_analysis_gets_one(sample: Path) -> None:
    async with terminal(sample) as t:
        library = t.app.open_session().library
        added = library.add(article_of("Odrin Halesk said that the gates would stay shut.", id="fresh")).article
        t.app.pick([added.id], on=True)
        await t.press("2")
        await t.shows("that the gates would stay shut", seconds=60)
        assert [job.title for job in t.app.jobs.all] == ["Analyse 1 article"]


async def test_many_articles_without_an_analysis_wait_until_they_are_asked_for(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("composing", "screen"):
        monkeypatch.setattr(f"briefer.tui.evidence.{module}.AT_ONCE", 0)
    async with terminal(sample) as t:
        library = t.app.open_session().library
        added = library.add(article_of("Odrin Halesk said that the gates would stay shut.", id="fresh")).article
        t.app.pick([added.id], on=True)
        await t.press("2")
        await t.shows("Press r to analyse them.")
        assert t.app.jobs.all == []
        await t.press("r")
        await t.shows("that the gates would stay shut", seconds=60)


async def test_an_analysis_that_fails_says_why_and_can_be_tried_again(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with terminal(sample) as t:
        library = t.app.open_session().library
        added = library.add(article_of("Odrin Halesk said that the gates would stay shut.", id="fresh")).article
        t.app.pick([added.id], on=True)
        monkeypatch.setenv("PYTHONPATH", str(_without_spacy(sample)))
        await t.press("2")
        await t.shows("broken on purpose", seconds=60)
        assert "r analyses" in t.drawn()
        monkeypatch.delenv("PYTHONPATH")
        await t.press("r")
        await t.shows("that the gates would stay shut", seconds=60)


def _without_spacy(root: Path) -> Path:
    """A folder that, on Python's path, keeps the language model from being loaded."""
    folder = root / "broken"
    (folder / "spacy").mkdir(parents=True)
    (folder / "spacy" / "__init__.py").write_text("raise ImportError('broken on purpose')\n", encoding="utf-8")
    return folder
