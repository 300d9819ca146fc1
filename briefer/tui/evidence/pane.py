"""The pane that says every field of a finding."""

from collections.abc import Iterable, Sequence

from rich.style import Style
from textual import events

from briefer.tui.evidence.details import Fact
from briefer.tui.keys import MOVES
from briefer.tui.plain import fit, plain
from briefer.tui.widgets.passage import wrap
from briefer.tui.widgets.rows import Cell, Rows

_LABEL = 14


class Details(Rows, inherit_bindings=False):
    """Label and words of each fact, wrapped to the width."""

    BINDINGS = MOVES

    def __init__(self) -> None:
        super().__init__(id="details")
        self._facts: Sequence[Fact] = ()
        self._lines: list[tuple[str, str, str]] = []

    def tell(self, facts: Sequence[Fact], *, stay: bool) -> None:
        """Show other facts, from the top unless `stay`."""
        self._facts = facts
        self._fill()
        if not stay:
            self.cursor = 0
            self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width:
            self._fill()

    def _fill(self) -> None:
        room = max(1, self.scrollable_content_region.width - _LABEL)
        self._lines = []
        for fact in self._facts:
            words = plain(fact.words)
            for n, (start, end) in enumerate(wrap(words, room)):
                self._lines.append((fact.label if n == 0 else "", words[start:end], fact.tone))
        self.count = len(self._lines)
        self.refresh()

    def cells(self, index: int, width: int) -> Iterable[Cell]:
        label, words, tone = self._lines[index]
        yield fit(label, _LABEL), "rows--faint"
        yield fit(words, width - _LABEL), tone

    def _cursor_style(self) -> Style:
        """Where the pane is not in focus, its cursor would only be one more thing to look at."""
        return super()._cursor_style() if self.has_focus else Style.null()
