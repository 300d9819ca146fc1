"""The library screen: filter, read, pick, state and add, each through the keys."""

import json
from pathlib import Path

import pytest

from briefer.config import load
from briefer.library import Library
from briefer.paths import Workspace
from briefer.tui.library.listing import Listing
from briefer.tui.library.reader import Reader
from briefer.tui.widgets.passage import Passage
from briefer.workflow import open_library
from tests.tui.harness import Terminal, terminal


def opened(root: Path) -> Library:
    return open_library(Workspace(root), load(root / "briefer.toml"))


def listed(t: Terminal) -> int:
    return t.app.screen.query_one(Listing).count


async def read(t: Terminal) -> None:
    """Wait until the reader shows the article under the cursor."""
    listing, reader = t.app.screen.query_one(Listing), t.app.screen.query_one(Reader)

    def same() -> bool:
        row = listing.row(listing.cursor)
        return row is not None and reader.article is not None and reader.article.id == row.id

    await t.until(same)
    await t.pilot.pause(0.2)


async def filtered(t: Terminal, line: str, count: int) -> None:
    """Type a filter line and wait for the number of articles that it leaves."""
    await t.press("slash")
    await t.type(line)
    await t.shows(f"{count} of 17 articles")
    await t.press("enter")


async def test_a_relative_date_in_the_filter_is_resolved_as_it_is_typed(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("slash")
        await t.type("since last Saturday")
        await t.shows("since = Sat 7 Mar 2026")
        await t.shows("7 of 17 articles")
        assert listed(t) == 7
        await t.type(" ceasefire")
        await t.until(lambda: listed(t) < 7)


async def test_what_the_filter_does_not_understand_is_said_beside_what_it_does(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("slash")
        await t.type("since blursday")
        await t.until(lambda: "blursday" in t.drawn().splitlines()[2])
        assert listed(t) == 17


async def test_filter_cursor_and_picks_come_back_at_the_next_start(sample: Path) -> None:
    async with terminal(sample) as t:
        await filtered(t, "outlet:meridian", 3)
        await t.press("j", "space")
        at = t.app.screen.query_one(Listing).cursor
        picked = list(t.app.picks)
        await t.press("ctrl+q")
    async with terminal(sample) as t:
        await t.until(lambda: listed(t) == 3)
        assert list(t.app.picks) == picked
        assert len(picked) == 1
        await t.until(lambda: t.app.screen.query_one(Listing).cursor == at)


async def test_a_killed_terminal_has_kept_the_picks(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.until(lambda: listed(t) == 17)
        await t.press("space", "space")
        await t.until(lambda: not t.app._writing)  # noqa: SLF001 - what is on the disk is what a kill leaves
        with opened(sample) as library:
            kept = library.kept("terminal:Ishel desk")
        assert isinstance(kept, dict)
        assert kept["picks"] == list(t.app.picks)
        assert len(t.app.picks) == 2


async def test_all_that_are_listed_are_picked_and_unpicked_at_once(sample: Path) -> None:
    async with terminal(sample) as t:
        await filtered(t, "tag:iraq", 1)
        await t.press("asterisk")
        assert len(t.app.picks) == 1
        await t.press("slash", "ctrl+u", "enter")
        await t.until(lambda: listed(t) == 17)
        await t.press("asterisk")
        assert len(t.app.picks) == 17
        await t.press("asterisk")
        assert not t.app.picks
        await t.press("u")
        assert len(t.app.picks) == 17


async def test_the_reader_shows_the_article_and_each_mark_says_what_was_extracted(sample: Path) -> None:
    async with terminal(sample, size=(160, 44)) as t:
        await filtered(t, "outlet:meridian ceasefire", 1)
        await read(t)
        await t.press("enter")
        passage = t.app.screen.query_one(Passage)
        assert passage.has_focus
        tips = {mark.kind: mark.tip for mark in passage.marks}
        assert {"date", "speaker", "risk", "match"} <= set(tips)
        assert {"quote", "statement"} & set(tips)
        await t.press("n")
        await t.until(lambda: passage.current is not None)
        await t.shows(passage.marks[passage.current or 0].tip[:40])


async def test_on_a_narrow_terminal_the_reader_opens_over_the_list(sample: Path) -> None:
    async with terminal(sample, size=(80, 24)) as t:
        await read(t)
        assert not t.app.screen.query_one(Reader).display
        await t.press("enter")
        assert t.app.screen.query_one(Reader).display
        assert not t.app.screen.query_one(Listing).region.area
        await t.press("escape")
        assert not t.app.screen.query_one(Reader).display
        assert t.app.screen.query_one(Listing).has_focus


async def test_a_publication_date_in_words_is_shown_resolved_and_kept_as_given(sample: Path) -> None:
    async with terminal(sample) as t:
        await filtered(t, "is:undated", 1)
        await t.press("d")
        await t.type("yesterday")
        await t.shows("2026-03-09  = Mon 9 Mar 2026")
        await t.press("enter")
        await t.shows("0 of 17 articles")
    with opened(sample) as library:
        [dated] = [a for a in library.select() if a.source and "kessel" in a.source]
    assert dated.published is not None
    assert (dated.published.value, dated.published.how) == ("2026-03-09", "given")


async def test_a_date_that_means_nothing_is_refused_and_the_dialog_stays(sample: Path) -> None:
    async with terminal(sample) as t:
        await filtered(t, "is:undated", 1)
        await t.press("d")
        await t.type("blursday")
        await t.press("enter")
        await t.shows("blursday")
        assert len(t.app.screen_stack) == 2
        await t.press("escape")
        assert len(t.app.screen_stack) == 1


async def test_grade_marking_and_tags_of_all_picked_are_stated_and_taken_back(sample: Path) -> None:
    async with terminal(sample) as t:
        await filtered(t, "outlet:basin", 3)
        await t.press("asterisk")
        with opened(sample) as library:
            before = library.rows(list(t.app.picks))
        await t.press("R")
        await t.type("C3")
        await t.shows("fairly reliable")
        await t.press("enter")
        await t.press("T")
        await t.type("front, watch")
        await t.press("enter")
        await t.press("M")
        await t.press("j", "enter")
        picked = list(t.app.picks)
        with opened(sample) as library:
            rows = library.rows(picked)
            assert {str(row.grade) for row in rows} == {"C3"}
            assert all({"front", "watch"} <= set(row.tags) for row in rows)
            assert len({row.marking for row in rows}) == 1
            await t.press("u", "u", "u")
            rows = library.rows(picked)
            assert rows == before


async def test_an_added_file_is_listed_as_new_analysed_and_under_the_filter_is_new(sample: Path) -> None:
    (sample / "late.txt").write_text(
        "A late report\n\n10 March 2026\n\nThe minister said that the gate would open if the rain came.\n",
        encoding="utf-8",
    )
    async with terminal(sample) as t:
        await t.until(lambda: listed(t) == 17)
        await t.press("a")
        await t.type("late.txt")
        await t.shows("a file")
        await t.press("enter")
        await t.until(lambda: listed(t) == 18)
        await t.until(lambda: len(t.app.jobs.all) == 2 and not t.app.jobs.running, seconds=60)
        assert [job.code for job in t.app.jobs.all] == [0, 0]
        await t.press("slash")
        await t.type("is:new")
        await t.shows("1 of 18 articles")
        await t.press("enter")
        await t.until(lambda: any(mark.kind == "risk" for mark in t.app.screen.query_one(Passage).marks))


async def test_an_input_that_cannot_be_read_is_told_and_the_list_stays(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.until(lambda: listed(t) == 17)
        await t.press("a")
        await t.type("nowhere.txt")
        await t.press("enter")
        await t.until(lambda: t.app.jobs.all and not t.app.jobs.running)
        await t.shows("there is no such")
        assert listed(t) == 17


@pytest.mark.parametrize("width", [80, 120, 200])
async def test_no_line_is_wider_than_the_terminal(sample: Path, width: int) -> None:
    async with terminal(sample, size=(width, 30)) as t:
        await t.until(lambda: listed(t) == 17)
        assert max(len(line) for line in t.drawn().splitlines()) <= width


def test_the_titles_of_the_list_are_those_of_the_library(sample: Path) -> None:
    """Guards the tests above: the sample has the articles that they count on."""
    with opened(sample) as library:
        outlets = json.dumps([row.outlet for row in library.page(limit=50).rows])
    assert outlets.count("Meridian Wire") == 3
    assert outlets.count("Basin Report") == 3


async def test_an_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    (tmp_path / "briefer.toml").write_text("", encoding="utf-8")
    async with terminal(tmp_path) as t:
        await t.shows("No articles yet. a adds files and folders")


async def test_a_filter_that_leaves_nothing_says_how_to_empty_it(sample: Path) -> None:
    async with terminal(sample) as t:
        await filtered(t, "zeppelin", 0)
        await t.shows("No article is all of that.")
        await t.press("slash", "escape")
        await t.until(lambda: listed(t) == 17)


async def test_new_seeds_come_in_by_themselves_and_only_once(tmp_path: Path) -> None:
    (tmp_path / "briefer.toml").write_text('[[article]]\nfile = "seeds/*"\ntags = ["dam"]\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "gate.txt").write_text("The gate stands, the ministry said.\n", encoding="utf-8")
    async with terminal(tmp_path) as t:
        await t.until(lambda: listed(t) == 1, seconds=60)
        await t.until(lambda: len(t.app.jobs.all) == 2 and not t.app.jobs.running, seconds=60)
        with opened(tmp_path) as library:
            assert library.page().rows[0].tags == ("dam",)
    async with terminal(tmp_path) as t:
        await t.until(lambda: listed(t) == 1)
        await t.pilot.pause(0.5)
        assert t.app.jobs.all == []
