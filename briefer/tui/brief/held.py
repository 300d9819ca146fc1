"""What keeps a text from being taken, and what to do about it."""

from collections.abc import Sequence
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefer.tui.brief.writing import Problem
from briefer.tui.dialogs.choose import Option, Options
from briefer.tui.dialogs.frame import Dialog
from briefer.tui.plain import plain
from briefer.tui.widgets.rows import Rows

Wish = Literal["again", "take", "drop"]
_SHOWN = 8


class Held(Dialog[Wish]):
    """Answers with what to do; escape leaves what was typed for later."""

    DEFAULT_CSS = """
    Held .problem { height: auto; padding-bottom: 1; }
    """

    def __init__(self, what: str, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._what = what
        self._problems = problems
        self._options: list[Option[Wish]] = [Option(label="Open it in the editor again", value="again")]
        if not any(problem.grave for problem in problems):
            self._options.append(Option(label="Take it as it is", value="take", note="the outline shows what is wrong"))
        self._options.append(Option(label="Throw away what was typed", value="drop"))

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = Content(plain(f"{self._what} does not hold yet"))
            box.border_subtitle = "escape keeps it for later"
            told = [_told(problem) for problem in self._problems[:_SHOWN]]
            if len(self._problems) > _SHOWN:
                told.append(f"and {len(self._problems) - _SHOWN} more")
            yield Static(Content("\n".join(plain(line) for line in told)), classes="problem")
            rows = Options(self._options, several=False)
            rows.styles.height = len(self._options)
            yield rows

    def on_mount(self) -> None:
        rows = self.query_one(Options)
        rows.count = len(self._options)
        rows.focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.dismiss(self._options[event.index].value)


def _told(problem: Problem) -> str:
    return f"line {problem.line}: {problem.message}" if problem.line else problem.message
