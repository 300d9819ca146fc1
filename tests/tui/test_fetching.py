"""The sources of the workspace, fetched by a key."""

from pathlib import Path

import pytest

from briefer.errors import QueryError
from briefer.tui.library.adding import fetch_answer_of
from tests.tui.harness import terminal
from tests.tui.test_library import opened


async def test_a_key_fetches_what_is_new_in_the_sources_and_analyses_it(tmp_path: Path) -> None:
    (tmp_path / "briefer.toml").write_text(
        '[[source]]\nkind = "folder"\nname = "incoming"\npath = "incoming"\ntags = ["wire"]\n'
        '[[source]]\nkind = "folder"\nname = "gone"\npath = "gone"\n',
        encoding="utf-8",
    )
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "gate.txt").write_text("The gate stands, the ministry said.\n", encoding="utf-8")
    async with terminal(tmp_path) as t:
        await t.shows("No articles yet.")
        await t.press("f")
        await t.shows("1 new or changed; sources: 1 new, 1 failed")
        await t.shows("gone: gone: there is no such folder")
        await t.until(lambda: len(t.app.jobs.all) == 2 and not t.app.jobs.running, seconds=60)
        assert [job.title for job in t.app.jobs.all] == ["Fetch sources", "Analyse"]
        with opened(tmp_path) as library:
            assert library.page().rows[0].tags == ("wire",)


async def test_without_sources_it_says_how_to_add_one(tmp_path: Path) -> None:
    (tmp_path / "briefer.toml").write_text("", encoding="utf-8")
    async with terminal(tmp_path) as t:
        await t.shows("No articles yet.")
        await t.press("f")
        await t.shows("briefer sources add")


def test_what_a_fetch_tells_is_counted_and_its_troubles_named() -> None:
    answer = fetch_answer_of(
        '[{"source": "paper", "outcome": "new", "gaps": ["a: it is gone"], "error": null, "ended": null, "next": null,'
        ' "articles": [{"source": "x", "id": "a", "outcome": "new", "notes": [], "error": null},'
        ' {"source": "y", "id": "b", "outcome": "unchanged", "notes": [], "error": null}]},'
        ' {"source": "board", "outcome": "failed", "articles": [], "gaps": [], "error": "b: no", "ended": "b: gone"}]'
    )
    assert (answer.ids, answer.fresh) == (("a", "b"), ("a",))
    assert answer.told == "1 new or changed; sources: 1 new, 1 failed"
    assert answer.failed == ("paper: a: it is gone", "board: b: no", "board: b: gone")


def test_an_answer_that_cannot_be_read_is_told() -> None:
    with pytest.raises(QueryError, match="fetch: it ended before it told what it did"):
        fetch_answer_of("")
