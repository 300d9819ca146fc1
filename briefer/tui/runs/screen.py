"""The screen itself."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from briefer.tui.screen import DeskScreen


class RunsScreen(DeskScreen):
    MODE = "runs"

    def body(self) -> Iterable[Widget]:
        yield Static("")
