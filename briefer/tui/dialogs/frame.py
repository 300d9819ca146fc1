"""The box that every dialog stands in."""

from typing import TypeVar

from textual.screen import ModalScreen

from briefer.tui.keys import bind
from briefer.tui.screen import WAYS

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], inherit_bindings=False):
    """Escape leaves it without an answer (None). A subclass composes one container with the class `box`."""

    BINDINGS = [*WAYS, bind("escape", "leave", "Leave without an answer", "dialog.leave")]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > .box {
            width: 76;
            max-width: 95%;
            height: auto;
            max-height: 90%;
            padding: 1 2;
            background: $surface;
            border: round $primary;
            border-title-color: $text-primary;
        }
        .hint { color: $text-muted; height: auto; padding-top: 1; }
        .problem { color: $text-error; }
    }
    """

    def action_leave(self) -> None:
        self.dismiss(None)
