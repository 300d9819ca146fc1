"""A text of a source with marks in it: what was extracted, where it stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefer.tui.growing import grow
from briefer.tui.keys import MOVES, bind
from briefer.tui.plain import plain

MarkKind = Literal["date", "speaker", "quote", "statement", "risk", "match", "focus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the text that is drawn in its own way."""

    start: int
    end: int
    kind: MarkKind
    tip: str = ""
    "What was extracted here, in one line; empty: the mark only shows a place, and no key stops at it."
    key: str | None = None
    "Names the finding behind it."


class Passage(ScrollView, can_focus=True, inherit_bindings=False):
    """Wraps to the width it has; offsets of marks count characters of `text`."""

    BINDINGS = [*MOVES, bind("enter", "open", "Go to what was found here", "passage.open")]
    COMPONENT_CLASSES = {
        "passage--date",
        "passage--speaker",
        "passage--quote",
        "passage--statement",
        "passage--risk",
        "passage--match",
        "passage--focus",
        "passage--current",
    }
    DEFAULT_CSS = """
    Passage {
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .passage--date { text-style: underline; }
        & > .passage--speaker { color: $text-primary; text-style: bold; }
        & > .passage--quote { color: $text-success; text-style: bold italic; }
        & > .passage--statement { color: $text-success; text-style: italic; }
        & > .passage--risk { color: $text-warning; text-style: uu; }
        & > .passage--match { background: $warning-muted; text-style: bold; }
        & > .passage--focus { background: $primary-muted; }
        & > .passage--current { text-style: reverse; }
    }
    """

    current: reactive[int | None] = reactive(None, init=False)
    "Index in `marks` of the mark that the keys stand on; None: on none."

    @dataclass
    class Stopped(Message):
        """The keys stand on another mark; None: on none."""

        passage: "Passage"
        mark: Mark | None

        @property
        def control(self) -> "Passage":
            return self.passage

    @dataclass
    class Opened(Stopped):
        """Enter, or a click, on a mark."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id, classes=classes)
        self.text = ""
        self.marks: tuple[Mark, ...] = ()
        self._lines: list[tuple[int, int]] = []
        self._width = 0
        self._base = Style.null()

    def show(self, text: str, marks: Sequence[Mark] = (), *, at: int | None = 0) -> None:
        """Put another text here. `at`: offset to scroll to; None: stay where it is, for the same text."""
        another = text != self.text or not self._lines or self._room() != self._width
        self.text = text
        self.marks = tuple(sorted(marks, key=lambda m: (m.start, -m.end)))
        self.set_reactive(Passage.current, None)
        if another:
            self._wrap()
        self.refresh()
        if at is not None and self.size.height:
            self._reveal(at)
        elif at is not None:
            self.call_after_refresh(self._reveal, at)

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width and self._room() != self._width:
            at = self._lines[self.scroll_offset.y][0] if self.scroll_offset.y < len(self._lines) else 0
            self._wrap()
            self.refresh()
            self._reveal(at, middle=False)

    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _wrap(self) -> None:
        self._width = self._room()
        self._lines = list(wrap(self.text, self._width))
        grow(self, len(self._lines))

    def _line_of(self, offset: int) -> int:
        return max(0, bisect_right([start for start, _ in self._lines], offset) - 1)

    def _reveal(self, offset: int, *, middle: bool = True) -> None:
        line, height = self._line_of(offset), max(1, self.size.height)
        if not middle:
            self.scroll_to(y=line, animate=False, force=True)
        elif not self.scroll_offset.y <= line < self.scroll_offset.y + height - 1 or line == 0:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def watch_current(self, _before: int | None, after: int | None) -> None:
        mark = None if after is None else self.marks[after]
        if mark:
            self._reveal(mark.start)
        self.refresh()
        self.post_message(self.Stopped(self, mark))

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base = self.rich_style  # once for all lines: it is put together anew at every call
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        line, width = y + self.scroll_offset.y, self.size.width
        base = self._base
        if line >= len(self._lines):
            return Strip.blank(width, base)
        start, end = self._lines[line]
        segments = [Segment(plain(self.text[a:b]), base + style) for a, b, style in self._pieces(start, end)]
        return Strip(segments).adjust_cell_length(width, base)

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, Style]]:
        """Stretches of one line under the same marks; inner marks are drawn over outer ones."""
        here = [(n, m) for n, m in enumerate(self.marks) if m.start < end and start < m.end]
        cuts = sorted({start, end, *(x for _, m in here for x in (m.start, m.end) if start < x < end)})
        for a, b in pairwise(cuts):
            over = sorted(((m.end - m.start, n) for n, m in here if m.start <= a and b <= m.end), reverse=True)
            kinds = [*(self.marks[n].kind for _, n in over), *("current" for _, n in over if n == self.current)]
            styles = (self.get_component_rich_style(f"passage--{kind}", partial=True) for kind in kinds)
            yield a, b, Style.combine([Style.null(), *styles])

    def on_click(self, event: events.Click) -> None:
        offset = self.offset_at(event.x - self.gutter.left, event.y - self.gutter.top + self.scroll_offset.y)
        held = [n for n, m in enumerate(self.marks) if offset is not None and m.start <= offset < m.end and m.tip]
        if held:
            self.current = min(held, key=lambda n: self.marks[n].end - self.marks[n].start)
            if event.chain > 1:
                self.action_open()

    def offset_at(self, x: int, line: int) -> int | None:
        """Offset of the character drawn at cell `x` of a line; None: nothing stands there."""
        if not 0 <= line < len(self._lines):
            return None
        start, end = self._lines[line]
        seen = 0
        for offset in range(start, end):
            seen += cell_len(plain(self.text[offset]))
            if x < seen:
                return offset
        return None

    def _stops(self) -> list[int]:
        return [n for n, mark in enumerate(self.marks) if mark.tip]

    def _place(self) -> int:
        """Offset from which the next mark is looked for: the current one, else the top of what is on the screen."""
        if self.current is not None:
            return self.marks[self.current].start
        top = self.scroll_offset.y
        return self._lines[top][0] if top < len(self._lines) else 0

    def action_next(self) -> None:
        after = [n for n in self._stops() if self.current is None or n > self.current]
        if self.current is None:
            after = [n for n in after if self.marks[n].start >= self._place()] or after
        if after:
            self.current = after[0]

    def action_previous(self) -> None:
        before = [n for n in self._stops() if self.current is None or n < self.current]
        if self.current is None:
            before = [n for n in before if self.marks[n].start < self._place()]
        if before:
            self.current = before[-1]

    def action_open(self) -> None:
        if self.current is not None:
            self.post_message(self.Opened(self, self.marks[self.current]))

    def _by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_up(self) -> None:
        self._by(-1)

    def action_down(self) -> None:
        self._by(1)

    def action_page_up(self) -> None:
        self._by(-self.size.height + 1)

    def action_page_down(self) -> None:
        self._by(self.size.height - 1)

    def action_half_up(self) -> None:
        self._by(-(self.size.height // 2))

    def action_half_down(self) -> None:
        self._by(self.size.height // 2)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        self.scroll_to(y=len(self._lines), animate=False)


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Lines of at most `width` cells as offsets (start, end): broken at blanks, a longer word wherever it must."""
    start = 0
    for line in text.split("\n"):
        yield from _wrapped(text, start, start + len(line), width)
        start += len(line) + 1


def _wrapped(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    while True:
        if cell_len(plain(text[start:end])) <= width if end - start <= 2 * width else False:
            yield start, end
            return
        stop = _longest(text, start, end, width)
        if stop >= end:
            yield start, end
            return
        blank = text.rfind(" ", start + 1, stop + 1)
        cut = blank if blank > start else stop
        yield start, cut
        start = cut + 1 if text[cut] == " " else cut


def _longest(text: str, start: int, end: int, width: int) -> int:
    """The end of the longest stretch from `start` that fits; at least one character."""
    seen = 0
    for offset in range(start, end):
        seen += cell_len(plain(text[offset]))
        if seen > width:
            return max(offset, start + 1)
    return end
