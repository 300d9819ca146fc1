"""The screen itself: builds and jobs, the log of the one under the cursor beside them."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from briefer.errors import LibraryError
from briefer.tui.handover import hand_over
from briefer.tui.keys import bind
from briefer.tui.plain import plain
from briefer.tui.runs.details import details
from briefer.tui.runs.entries import Entry, gather
from briefer.tui.runs.listing import Runs
from briefer.tui.runs.schedules import planned
from briefer.tui.screen import DeskScreen
from briefer.tui.widgets.passage import Passage

if TYPE_CHECKING:
    from briefer.library import Build
    from briefer.tui.jobs import Job

_NOTHING = "Nothing was built here yet. The brief is built on screen 3."
_REST = 0.1
"Seconds between two drawings of a job that reports without pause."


class RunsScreen(DeskScreen):
    MODE = "runs"
    AUTO_FOCUS = "Runs"
    BINDINGS = [
        bind("o", "open_file", "Open the file", "runs.open", show=True),
        bind("y", "copy_path", "Copy the path", "runs.copy-path", show=True),
        bind("x", "cancel", "Cancel the job", "runs.cancel", show=True),
    ]
    DEFAULT_CSS = """
    RunsScreen {
        .schedules { color: $text-muted; padding: 0 1; height: 1; }
        .empty { padding: 1 2; color: $text-muted; display: none; height: 1fr; }
        .work { layout: horizontal; height: 1fr; }
        Runs { width: 3fr; }
        Passage { width: 2fr; border-left: solid $panel-lighten-1; }
        &.-narrow .work { layout: vertical; }
        &.-narrow Runs { width: 1fr; }
        &.-narrow Passage { width: 1fr; border-left: none; border-top: solid $panel-lighten-1; }
        &.-nothing .work { display: none; }
        &.-nothing .empty { display: block; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._builds: list[Build] = []
        self._waiting = False
        self._shown: tuple[str, ...] = ()
        "Key of the entry whose details are shown."

    def body(self) -> Iterable[Widget]:
        yield Static(planned(()), classes="schedules", markup=False)
        yield Static(_NOTHING, classes="empty", markup=False)
        yield Container(Runs(), Passage(), classes="work")

    def opened(self) -> None:
        self.desk.job_changed.subscribe(self, self._job_changed)
        self.shown()

    def shown(self) -> None:
        try:
            self._builds = self.session.library.builds()
            plan = planned(self.session.library.schedules.all())
        except LibraryError as error:
            self.desk.trouble(error)
        else:
            self.query_one(".schedules", Static).update(plan)
        self._draw()

    def _job_changed(self, job: "Job") -> None:
        if self.desk.screen is not self:
            return  # `shown` catches up
        if not job.running:
            self.shown()
        elif not self._waiting:
            self._waiting = True
            self.set_timer(_REST, self._draw)

    def _draw(self) -> None:
        self._waiting = False
        session = self.session
        entries = gather(session.workspace.root, self._builds, self.desk.jobs.all, session.earlier)
        self.set_class(not entries, "-nothing")
        self.query_one(Runs).put(entries)

    def on_rows_moved(self, event: Runs.Moved) -> None:
        event.stop()
        entry, passage = self._entry(), self.query_one(Passage)
        if entry is None:
            return
        text, marks = details(entry)
        if text != passage.text:
            passage.show(text, marks, at=self._place(entry, passage, text))

    def _place(self, entry: Entry, passage: Passage, text: str) -> int | None:
        """Where to scroll to: a log that grows is followed at its end, and stays where one reads in it."""
        before, self._shown = self._shown, entry.key
        if before != entry.key:
            return 0
        return len(text) if passage.scroll_offset.y >= passage.max_scroll_y else None

    def _entry(self) -> Entry | None:
        return self.query_one(Runs).entry()

    def on_rows_opened(self, event: Runs.Opened) -> None:
        event.stop()
        self.action_open_file()

    def action_open_file(self) -> None:
        entry = self._entry()
        path = entry.first() if entry else None
        if path is None:
            self.notify("No file belongs to this one.", severity="warning")
            return

        async def give() -> None:
            problem = await asyncio.to_thread(hand_over, path)
            if problem:
                self.notify(plain(problem), title="Not opened", severity="warning", timeout=10, markup=False)
            else:
                self.notify(plain(path.name), title="Opened on the desktop", markup=False)

        self.run_worker(give(), group="hand over")

    def action_copy_path(self) -> None:
        entry = self._entry()
        path = entry.first() if entry else None
        if path is None:
            self.notify("No file belongs to this one.", severity="warning")
        else:
            self.app.copy_to_clipboard(str(path))
            self.notify(plain(str(path)), title="Copied", markup=False)

    def action_cancel(self) -> None:
        entry = self._entry()
        if entry and entry.job and entry.running:
            self.run_worker(self.desk.jobs.cancel(entry.job), group="cancel")
        else:
            self.notify("It is not at work.", severity="warning")
