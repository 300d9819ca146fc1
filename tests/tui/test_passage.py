"""A text with marks: every character is drawn once and in order, within the width, and found again by its place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefer.tui.plain import plain
from briefer.tui.widgets.passage import Mark, MarkKind, Passage, wrap
from tests.tui.stage import Stage, stage

TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \nab\t"),
        st.characters(codec="utf-8"),
        st.sampled_from("東🏽👩🇩🇪e\u0301\u200d\ufe0f\u1100\u1161"),
    ),
    max_size=120,
)
WIDTHS = st.integers(2, 30)

TEXT = (
    "The ministry said on Monday that the sluice gate would stay closed.\n"
    "\n"
    "“We will reopen it if the river falls,” an engineer told reporters on Tuesday, and nobody in the town of "
    "Ardenholm expected the water to fall before the end of the month.\n"
    "A second paragraph follows, so that the text is longer than the window in which it is read."
)


@given(TEXTS, WIDTHS)
def test_lines_cover_the_text_in_order_and_drop_only_the_blanks_they_break_at(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(lines):
        assert text[end:start] in ("", " ", "\n")
    assert all("\n" not in text[start:end] for start, end in lines)


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_width(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        assert cell_len(plain(text[start:end])) <= width


@given(TEXTS, WIDTHS)
def test_a_word_that_fits_is_never_broken(text: str, width: int) -> None:
    for (_, end), (start, _) in pairwise(wrap(text, width)):
        if end == start and end < len(text):  # broken without a blank: the word must be wider than a line
            head = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1
            tail = min(i for i in (text.find(" ", end), text.find("\n", end), len(text)) if i >= 0)
            assert sum(cell_len(plain(letter)) for letter in text[head:tail]) > width


def test_a_single_line_of_a_million_characters_is_wrapped_in_time() -> None:
    text = "word " * 200_000
    assert sum(end - start for start, end in wrap(text, 80)) > 900_000


@given(TEXTS, WIDTHS)
def test_the_offset_at_a_cell_is_the_character_drawn_there(text: str, width: int) -> None:
    passage = Passage()
    passage.text = text
    passage._lines = list(wrap(text, width))  # noqa: SLF001 - laid out without a screen
    for line, (start, end) in enumerate(wrap(text, width)):
        x = 0
        for offset in range(start, end):
            wide = cell_len(plain(text[offset]))
            assert {passage.offset_at(cell, line) for cell in range(x, x + wide)} <= {offset}
            x += wide
        assert x == cell_len(plain(text[start:end]))
        assert passage.offset_at(x, line) is None
    assert passage.offset_at(0, len(passage._lines)) is None  # noqa: SLF001 - as above


def _mark(words: str, *, tip: str = "", kind: MarkKind = "quote") -> Mark:
    start = TEXT.index(words)
    return Mark(start=start, end=start + len(words), kind=kind, tip=tip)


MARKS = (
    _mark("on Monday", tip="2026-03-02"),
    _mark("We will reopen it if the river falls", tip="said by an engineer"),
    _mark("on Tuesday", tip="2026-03-03"),
    _mark("the river falls", kind="match"),
)


@asynccontextmanager
async def _reading(*marks: Mark, size: tuple[int, int] = (40, 6)) -> AsyncIterator[tuple[Stage, Passage]]:
    passage = Passage()
    async with stage(passage, size=size) as s:
        passage.focus()
        passage.show(TEXT, marks)
        await s.pilot.pause()
        yield s, passage


async def test_the_text_is_wrapped_to_the_window() -> None:
    async with _reading() as (s, _):
        assert s.drawn()[:3] == [
            " The ministry said on Monday that the",
            " sluice gate would stay closed.",
            "",
        ]


async def test_n_stops_at_each_mark_that_says_something_and_brings_it_into_view() -> None:
    async with _reading(*MARKS) as (s, passage):
        for words in ("on Monday", "We will reopen", "on Tuesday"):
            await s.press("n")
            stopped = s.got(Passage.Stopped)[-1].mark
            assert stopped is not None
            assert TEXT[stopped.start :].startswith(words)
            assert words.split()[-1] in "\n".join(s.drawn())
        await s.press("n")
        assert passage.current == 3
        await s.press("N", "N", "N", "N")
        assert passage.current == 0


async def test_enter_opens_the_mark_the_keys_stand_on_and_nothing_before_that() -> None:
    async with _reading(*MARKS) as (s, _):
        await s.press("enter")
        assert not s.got(Passage.Opened)
        await s.press("n", "enter")
        assert [m.mark for m in s.got(Passage.Opened)] == [MARKS[0]]


async def test_a_click_stops_at_the_innermost_mark_under_it() -> None:
    inner = _mark("Monday", tip="a weekday", kind="date")
    async with _reading(*MARKS, inner) as (s, passage):
        await s.pilot.click(passage, offset=(1 + TEXT.index("Monday"), 0))
        await s.pilot.pause()
        assert passage.current is not None
        assert passage.marks[passage.current] == inner


async def test_it_opens_at_the_place_asked_for() -> None:
    async with _reading() as (s, passage):
        passage.show(TEXT, at=TEXT.index("A second paragraph"))
        await s.pilot.pause()
        assert "A second paragraph" in "\n".join(s.drawn())


async def test_another_width_keeps_the_place() -> None:
    async with _reading() as (s, passage):
        await s.press("ctrl+d")
        top = passage._lines[passage.scroll_offset.y][0]  # noqa: SLF001 - the offset at the top of the window
        await s.pilot.resize_terminal(60, 4)
        await s.pilot.pause()
        start, end = passage._lines[passage.scroll_offset.y]  # noqa: SLF001 - as above
        assert start <= top < end


async def test_a_text_that_was_put_in_while_hidden_is_drawn_over_the_whole_width() -> None:
    passage = Passage()
    passage.display = False
    async with stage(passage, size=(40, 6)) as s:
        passage.show(TEXT)
        await s.pilot.pause()
        passage.display = True
        await s.pilot.pause()
        assert s.drawn()[0] == " The ministry said on Monday that the"


async def test_keys_scroll_to_both_ends() -> None:
    async with _reading() as (s, _):
        await s.press("G")
        assert "which it is read." in "\n".join(s.drawn())
        await s.press("g")
        assert s.drawn()[0] == " The ministry said on Monday that the"


async def test_control_characters_of_a_text_are_never_drawn() -> None:
    passage = Passage()
    async with stage(passage) as s:
        passage.show("a \x1b]0;title\x07 and \u202eno\r more", [Mark(start=2, end=9, kind="quote")])
        await s.pilot.pause()
        assert s.drawn()[0] == " a �]0;title� and no  more"
