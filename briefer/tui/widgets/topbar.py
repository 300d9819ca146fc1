"""The line at the top: the screens, the workspace, and what is picked or at work."""

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from briefer.tui.plain import fit, plain
from briefer.tui.widgets.tint import tint

SCREENS = (("library", "Library"), ("evidence", "Evidence"), ("brief", "Brief"), ("runs", "Runs"))
"""Modes of the app in the order of their keys, with what they are called."""

_GAP = 3
_NAME_WIDTH = 30


class TopBar(Widget):
    """`1 Library  2 Evidence ...`, the current one set off; a click on one goes there."""

    COMPONENT_CLASSES = {"topbar--current", "topbar--other", "topbar--busy"}
    DEFAULT_CSS = """
    TopBar {
        dock: top;
        height: 1;
        background: $panel;
        & > .topbar--current { background: $primary; color: $text; text-style: bold; }
        & > .topbar--other { color: $text-muted; }
        & > .topbar--busy { color: $text-warning; }
    }
    """

    picked: reactive[int] = reactive(0)
    busy: reactive[str] = reactive("")
    "What runs in the background, in a few words; empty: nothing."

    def __init__(self, current: str, workspace: str) -> None:
        super().__init__()
        self._current = current
        self._workspace = workspace
        self._places: list[tuple[int, int, str]] = []

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        base, width = self.rich_style, self.size.width
        segments, x = [], 0
        self._places.clear()
        for number, (mode, label) in enumerate(SCREENS, start=1):
            name = "topbar--current" if mode == self._current else "topbar--other"
            text = f" {number} {label} "
            segments.append(Segment(text, base + tint(self, name)))
            self._places.append((x, x + len(text), mode))
            x += len(text)
        right, style = self._right(), tint(self, "topbar--busy")
        left = width - x - cell_len(right)
        if left >= 0:
            segments += [Segment(" " * left, base), Segment(right, base + style if self.busy else base)]
        return Strip(segments).adjust_cell_length(width, base)

    def _right(self) -> str:
        picked = f"{self.picked:,} picked" if self.picked else ""
        name = plain(self._workspace)
        parts = (plain(self.busy), picked, name if cell_len(name) <= _NAME_WIDTH else fit(name, _NAME_WIDTH))
        return (" " * _GAP).join(part for part in parts if part) + " "

    def on_click(self, event: events.Click) -> None:
        for start, end, mode in self._places:
            if start <= event.x < end:
                self.app.switch_mode(mode)
