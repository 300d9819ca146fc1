"""A list of any length: only the lines on the screen are ever made."""

from collections.abc import Iterable
from dataclasses import dataclass

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
from briefer.tui.widgets.tint import tint

Cell = tuple[str, str]
"""Text that fills its place exactly (`plain.fit`), and the name of a component class or an empty string."""


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """The part that every list shares: cursor, keys, mouse, drawing. A list says what its lines are in `cells`."""

    BINDINGS = [
        *MOVES,
        bind("space", "pick", "Pick or unpick", "rows.pick"),
        bind("enter", "open", "Open", "rows.open"),
    ]
    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--faint",
        "rows--strong",
        "rows--good",
        "rows--bad",
        "rows--warn",
        "rows--struck",
    }
    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .rows--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .rows--cursor-blurred { background: $block-cursor-blurred-background; color: $foreground; }
        & > .rows--faint { color: $text-muted; }
        & > .rows--strong { text-style: bold; }
        & > .rows--good { color: $text-success; }
        & > .rows--bad { color: $text-error; }
        & > .rows--warn { color: $text-warning; }
        & > .rows--struck { color: $text-muted; text-style: strike; }
    }
    """

    _base = Style.null()
    count: reactive[int] = reactive(0, init=False, repaint=False)
    "How many lines there are."
    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    "Line under the cursor, from 0; meaningless in an empty list."

    @dataclass
    class Moved(Message):
        """The cursor stands on another line, or its line has other content."""

        rows: "Rows"
        index: int

        @property
        def control(self) -> "Rows":
            return self.rows

    @dataclass
    class Opened(Moved):
        """Enter or a double click on a line."""

    @dataclass
    class Picked(Moved):
        """Space on a line."""

    @dataclass
    class Sought(Message):
        """n or N: the next match is wanted, or the one before."""

        rows: "Rows"
        forward: bool

        @property
        def control(self) -> "Rows":
            return self.rows

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        """The pieces of one line, from left to right, `width` cells together."""
        raise NotImplementedError

    def watch_count(self, count: int) -> None:
        grow(self, count)
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        for index in (before, after):
            self.redraw(index)
        self.show(after)
        if self.count:
            self.post_message(self.Moved(self, after))

    def show(self, index: int) -> None:
        """Scroll as little as it takes for this line to be on the screen."""
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if index < top:
            self.scroll_to(y=index, animate=False, force=True)
        elif index >= top + height:
            self.scroll_to(y=index - height + 1, animate=False, force=True)

    def redraw(self, index: int) -> None:
        """Draw one line anew."""
        self.refresh_line(index)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._base = self.rich_style  # once for all lines: it is put together anew at every call
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        index, width = y + self.scroll_offset.y, self.size.width
        base = self._base
        if index >= self.count:
            return Strip.blank(width, base)
        over = self._cursor_style() if index == self.cursor else None
        segments = [Segment(text, self._style(base, name, over)) for text, name in self.cells(index, width) if text]
        return Strip(segments).adjust_cell_length(width, (over and base + over) or base)

    def _style(self, base: Style, name: str, over: Style | None) -> Style:
        style = base + tint(self, name) if name else base
        return style + over if over else style

    def _cursor_style(self) -> Style:
        return self.get_component_rich_style("rows--cursor" if self.has_focus else "rows--cursor-blurred", partial=True)

    def watch_has_focus(self, value: bool) -> None:  # noqa: FBT001 - Textual's signature
        super().watch_has_focus(value)
        self.redraw(self.cursor)

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y
        if index < self.count:
            self.cursor = index
            if event.chain > 1:
                self.action_open()

    def _page(self) -> int:
        return max(1, self.size.height - 1)

    def action_up(self) -> None:
        self.cursor -= 1

    def action_down(self) -> None:
        self.cursor += 1

    def action_page_up(self) -> None:
        self.cursor -= self._page()

    def action_page_down(self) -> None:
        self.cursor += self._page()

    def action_half_up(self) -> None:
        self.cursor -= max(1, self._page() // 2)

    def action_half_down(self) -> None:
        self.cursor += max(1, self._page() // 2)

    def action_top(self) -> None:
        self.cursor = 0

    def action_bottom(self) -> None:
        self.cursor = self.count - 1

    def action_next(self) -> None:
        self.post_message(self.Sought(self, forward=True))

    def action_previous(self) -> None:
        self.post_message(self.Sought(self, forward=False))

    def action_pick(self) -> None:
        if self.count:
            self.post_message(self.Picked(self, self.cursor))

    def action_open(self) -> None:
        if self.count:
            self.post_message(self.Opened(self, self.cursor))
