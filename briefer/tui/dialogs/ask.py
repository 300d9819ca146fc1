"""One line to type, with what it means shown while it is typed."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Static

from briefer.errors import BrieferError
from briefer.tui.dialogs.frame import Dialog
from briefer.tui.plain import plain
from briefer.tui.widgets.line import Line

Meaning = Callable[[str], str]
"""What the words would do, in words. Raises BrieferError where they mean nothing, and then cannot be taken."""


class Ask(Dialog[str]):
    """Answers with what was typed. `meaning` judges it at every key."""

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        placeholder: str = "",
        meaning: Meaning | None = None,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._placeholder = placeholder
        self._meaning = meaning
        self._suggester = suggester

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = Content(plain(self._title))
            yield Line(self._value, placeholder=self._placeholder, select_on_focus=False, suggester=self._suggester)
            yield Static("", classes="hint", markup=False)

    def on_mount(self) -> None:
        self._judge(self._value)

    def on_input_changed(self, event: Line.Changed) -> None:
        self._judge(event.value)

    def _judge(self, words: str) -> bool:
        hint = self.query_one(".hint", Static)
        try:
            told = self._meaning(words) if self._meaning else ""
        except BrieferError as error:
            hint.update(Content(plain(str(error))))
            hint.add_class("problem")
            hint.display = True
            return False
        hint.remove_class("problem")
        hint.update(Content(plain(told)))
        hint.display = bool(told)
        return True

    def on_input_submitted(self, event: Line.Submitted) -> None:
        if self._judge(event.value):
            self.dismiss(event.value)
