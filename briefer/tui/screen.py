"""What every screen has: the bar on top, the footer, and the workspace once it is open."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer

from briefer.tui.keys import bind
from briefer.tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from briefer.tui.app import BrieferApp
    from briefer.tui.opening import Session

WAYS: list[BindingType] = [
    bind("tab", "app.focus_next", "Next part of the screen", "screen.next-part"),
    bind("shift+tab", "app.focus_previous", "Previous part of the screen", "screen.previous-part"),
    bind("ctrl+c,super+c", "screen.copy_text", "Copy what is selected", "screen.copy"),
]


class DeskScreen(Screen[None], inherit_bindings=False):
    """One of the four screens. A subclass gives `MODE` and `body`, and begins its work in `opened`."""

    BINDINGS = WAYS
    MODE = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    @property
    def desk(self) -> "BrieferApp":
        """The app, by its own type."""
        return cast("BrieferApp", self.app)

    @property
    def session(self) -> "Session":
        """Only after `opened`."""
        return self.desk.open_session()

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE, self.desk.workspace.root.name)
        yield from self.body()
        yield Footer()

    def body(self) -> Iterable[Widget]:
        """What stands between the bar and the footer."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.desk.changed.subscribe(self, lambda _: self.mark())
        if self.desk.is_open:
            self._open()
        else:
            self.desk.ready.subscribe(self, lambda _: self._open())

    def _open(self) -> None:
        self.mark()
        self.opened()

    def opened(self) -> None:
        """The workspace is open; called once."""

    def on_screen_resume(self) -> None:
        """Textual calls it each time this screen comes to the front."""
        if self.desk.is_open:
            self.session.memory.screen = self.MODE
            self.mark()
            self.shown()

    def shown(self) -> None:
        """The screen is in front of the analyst again, with the workspace open; things may have changed elsewhere."""

    def mark(self) -> None:
        """Bring the bar up to date."""
        bar = self.query_one(TopBar)
        bar.picked = len(self.session.memory.picks) if self.desk.is_open else 0
        bar.busy = self.desk.busy()
