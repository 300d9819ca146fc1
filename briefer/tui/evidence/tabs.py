"""Over the list: the tabs, with how many findings each lists and how many are judged, and the columns' titles."""

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from briefer.tui.evidence.columns import SIGNS, layout, titles
from briefer.tui.evidence.entries import TABS, Tab
from briefer.tui.evidence.listing import Findings
from briefer.tui.evidence.words import ACCEPTED
from briefer.tui.widgets.tint import tint

Counts = dict[Tab, tuple[int, int]]
"""Listed and judged, by tab."""


class TabBar(Widget):
    COMPONENT_CLASSES = {"tabbar--current", "tabbar--other"}
    DEFAULT_CSS = """
    TabBar {
        height: 1;
        background: $surface;
        & > .tabbar--current { background: $primary-muted; color: $text-primary; text-style: bold underline; }
        & > .tabbar--other { color: $text-muted; }
    }
    """

    current: reactive[Tab] = reactive("positions")
    counts: reactive[Counts] = reactive({})

    @dataclass
    class Chosen(Message):
        """A click on a tab."""

        tab: Tab

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, Tab]] = []

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        base = self.rich_style
        segments, x = [], 0
        self._places.clear()
        for tab in TABS:
            name = "tabbar--current" if tab == self.current else "tabbar--other"
            text = f" {self._label(tab)} "
            segments.append(Segment(text, base + tint(self, name)))
            segments.append(Segment(" ", base))
            self._places.append((x, x + cell_len(text), tab))
            x += cell_len(text) + 1
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _label(self, tab: Tab) -> str:
        listed, judged = self.counts.get(tab, (0, 0))
        return f"{tab.capitalize()} {listed}" + (f" {ACCEPTED}{judged}" if judged else "")

    def on_click(self, event: events.Click) -> None:
        for start, end, tab in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(tab))


class Titles(Widget):
    """What the columns of the list below are called."""

    DEFAULT_CSS = """
    Titles { height: 1; color: $text-muted; background: $panel; }
    """

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self._findings = findings

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - it has one line
        width = max(0, self._findings.size.width - SIGNS)
        words = titles(layout(self._findings.tab, width))
        return Strip([Segment(words, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)
