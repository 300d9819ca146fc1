"""Questions over a screen: typed, chosen, searched; escape answers nothing."""

import pytest
from textual.widgets import Static

from briefer.errors import UsageError
from briefer.tui.dialogs.ask import Ask
from briefer.tui.dialogs.choose import Choose, Option, Options
from briefer.tui.dialogs.help import Help, HelpLine, HelpRows, lines_of
from briefer.tui.widgets.line import Line
from tests.tui.stage import Stage, asked, stage

TOWNS = tuple(
    Option(label=name, value=name.casefold(), note=note)
    for name, note in (
        ("Ardenholm", "capital"),
        ("Brisk", "harbour"),
        ("Castelmare", "harbour"),
        ("Dorrin", ""),
        ("Estvale", "dam"),
        ("Ferrow", ""),
        ("Gorsk", ""),
        ("Jarrow", ""),
        ("Kestria", ""),
    )
)


def _day(words: str) -> str:
    if not words:
        return ""
    if words != "yesterday":
        raise UsageError(f"{words!r} is no day; write yesterday")
    return "2026-03-09"


def _line_with(s: Stage, words: str) -> bool:
    return any(words in line for line in s.drawn())


async def test_what_was_typed_is_the_answer() -> None:
    async with asked(Ask("Number", value="12")) as (s, answers):
        assert _line_with(s, "Number")
        await s.press("7", "enter")
        assert answers == ["127"]


async def test_the_meaning_is_shown_while_typing_and_nonsense_is_not_taken() -> None:
    async with asked(Ask("Published", meaning=_day)) as (s, answers):
        await s.press(*"yester")
        assert _line_with(s, "'yester' is no day; write yesterday")
        await s.press("enter")
        assert answers == []
        await s.press(*"day")
        assert _line_with(s, "2026-03-09")
        await s.press("enter")
        assert answers == ["yesterday"]


async def test_escape_answers_nothing() -> None:
    async with asked(Ask("Number", value="12")) as (s, answers):
        await s.press("escape")
        assert answers == [None]


async def test_a_question_of_hostile_words_is_drawn_as_it_is() -> None:
    async with asked(Ask("[red]Who\x1b[31m?[/red]", value="[b]x\x1b]0;[/b]")) as (s, answers):
        assert _line_with(s, "[red]Who�[31m?[/red]")
        assert _line_with(s, "[b]x�]0;[/b]")
        await s.press("enter")
        assert answers == ["[b]x\x1b]0;[/b]"]


async def test_enter_takes_the_option_under_the_cursor_which_begins_at_the_marked_one() -> None:
    async with asked(Choose("Town", TOWNS, marked=["castelmare"])) as (s, answers):
        await s.press("down", "enter")
        assert answers == [["dorrin"]]


async def test_typing_narrows_by_label_and_note_and_enter_takes_the_first() -> None:
    async with asked(Choose("Town", TOWNS)) as (s, answers):
        await s.press(*"harb")
        assert [o.value for o in s.app.screen.query_one(Options).options] == ["brisk", "castelmare"]
        await s.press("down", "down", "enter")
        assert answers == [["castelmare"]]


@pytest.mark.parametrize("letters", ["jar", "kes", "gor"])
async def test_letters_that_move_in_lists_narrow_too(letters: str) -> None:
    async with asked(Choose("Town", TOWNS)) as (s, answers):
        await s.press(*letters, "enter")
        assert answers == [[town.value for town in TOWNS if town.value.startswith(letters)]]


async def test_words_that_match_nothing_leave_nothing_to_take() -> None:
    async with asked(Choose("Town", TOWNS)) as (s, answers):
        await s.press(*"zz", "enter")
        assert answers == []
        await s.press("escape")
        assert answers == [None]


async def test_several_are_marked_with_space_and_come_back_in_the_order_of_the_list() -> None:
    async with asked(Choose("Towns", TOWNS, several=True, marked=["estvale"])) as (s, answers):
        await s.press("home", "space", "down", "space", "space", "enter")
        assert answers == [["ardenholm", "estvale"]]


async def test_marks_stay_while_the_list_is_narrowed() -> None:
    async with asked(Choose("Towns", TOWNS, several=True)) as (s, answers):
        await s.press("space", *"dam", "down", "space", "enter")
        assert answers == [["ardenholm", "estvale"]]


async def test_unmarking_all_answers_with_none_of_them() -> None:
    async with asked(Choose("Towns", TOWNS, several=True, marked=["ardenholm"])) as (s, answers):
        await s.press("space", "enter")
        assert answers == [[]]


async def test_enter_alone_takes_the_one_under_the_cursor_of_several() -> None:
    async with asked(Choose("Towns", TOWNS, several=True)) as (s, answers):
        await s.press("down", "enter")
        assert answers == [["brisk"]]


HELP = (
    HelpLine(keys="space", description="Pick or unpick", id="rows.pick"),
    HelpLine(keys="enter", description="Open", id="rows.open"),
    HelpLine(keys="g  home", description="To the beginning", id="move.top"),
)


async def test_help_is_searched_by_key_words_and_id() -> None:
    for words, left in (("pick", ["rows.pick"]), ("home", ["move.top"]), ("rows.", ["rows.pick", "rows.open"])):
        async with asked(Help(HELP)) as (s, answers):
            await s.press(*words.replace(".", "")[:4])
            assert [line.id for line in s.app.screen.query_one(HelpRows).lines] == left
            await s.press("enter")
            assert answers == [None]


async def test_arrows_move_in_the_help_while_its_line_is_typed_into() -> None:
    async with asked(Help(HELP)) as (s, _):
        await s.press("down", "down")
        assert s.app.screen.query_one(HelpRows).cursor == 2


async def test_help_says_what_each_key_does_where_the_focus_is_once_an_action() -> None:
    async with stage(Line(), Static("")) as s:
        s.app.screen.query_one(Line).focus()
        await s.pilot.pause()
        found = {line.description: line for line in lines_of(s.app.screen)}
        assert found["Take it"].id == "line.submit"
        assert len(found["To the end of the line"].keys.split("  ")) == 2
