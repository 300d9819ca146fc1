"""The line that narrows the list, and beneath it what its words were understood to mean."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content, Span
from textual.message import Message
from textual.widgets import Static

from briefer.tui.days import extent
from briefer.tui.keys import bind
from briefer.tui.plain import plain
from briefer.tui.widgets.line import Line

if TYPE_CHECKING:
    from briefer.workflow import Filter


class FilterInput(Line):
    """Down and enter go to the list; escape empties the line, and when it is empty goes to the list, too."""

    BINDINGS = [
        bind("down", "done", "To the list", "filter.list"),
        bind("escape", "back", "Empty the line, or go to the list", "filter.back"),
    ]

    class Done(Message):
        """The list is wanted."""

    def action_done(self) -> None:
        self.post_message(self.Done())

    def action_back(self) -> None:
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Done())


class FilterLine(Vertical):
    """`since last Saturday outlet:reuters ceasefire`; `read` is told what it means and what came of it."""

    DEFAULT_CSS = """
    FilterLine {
        height: 2;
        & > Line, & > Line:focus { height: 1; padding: 0 1 !important; }
        & > .echo { height: 1; padding: 0 1; color: $text-muted; }
    }
    """

    def compose(self) -> ComposeResult:
        yield FilterInput(
            placeholder='/ filter: since last Saturday  outlet:reuters  tag:dam  is:new  "sluice gate"',
            id="filter",
            compact=True,
        )
        yield Static("", classes="echo", markup=False)

    def tell(self, read: "Filter", count: int | None, total: int) -> None:
        """Say which days the words mean, what was not understood, and how many articles that leaves."""
        days = [f"{d.keyword} {extent(d.first, d.last)}" for d in read.dates]
        found = "…" if count is None else f"{count:,} of {total:,} articles"
        parts = [*days, found]
        line = plain(" · ".join(parts))
        problems = plain("".join(f" · {problem.message}" for problem in read.problems))
        spans = [Span(len(line), len(line) + len(problems), "$text-error")] if problems else []
        self.query_one(".echo", Static).update(Content(line + problems, spans))
