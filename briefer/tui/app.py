"""The app: four screens over one workspace."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import cast

from textual.app import App, ComposeResult, SystemCommand
from textual.events import AppFocus
from textual.screen import Screen
from textual.signal import Signal

from briefer.errors import BrieferError
from briefer.paths import Workspace
from briefer.tui.hangup import LOOK, look, watched
from briefer.tui.jobs import Job, Jobs
from briefer.tui.keys import bind
from briefer.tui.opening import Session, clock, open_session, warm_up
from briefer.tui.plain import plain
from briefer.tui.widgets.topbar import TopBar

_BEGIN_AFTER = 0.02
"Seconds in which the first frame leaves for the terminal; imports would hold it up."
_REMEMBER_AFTER = 0.1
"Seconds of rest after a change before the state is written down."


class Opening(Screen[None], inherit_bindings=False):
    """The first frame: the bar alone, on the screen before anything else is even imported."""

    def compose(self) -> ComposeResult:
        app = cast("BrieferApp", self.app)
        yield TopBar("library", app.workspace.root.name)

    def on_mount(self) -> None:
        self.set_timer(_BEGIN_AFTER, cast("BrieferApp", self.app).begin)


def _library() -> Screen[None]:
    from briefer.tui.library.screen import LibraryScreen  # noqa: PLC0415 - loaded when it is first asked for

    return LibraryScreen()


def _evidence() -> Screen[None]:
    from briefer.tui.evidence.screen import EvidenceScreen  # noqa: PLC0415 - as above

    return EvidenceScreen()


def _brief() -> Screen[None]:
    from briefer.tui.brief.screen import BriefScreen  # noqa: PLC0415 - as above

    return BriefScreen()


def _runs() -> Screen[None]:
    from briefer.tui.runs.screen import RunsScreen  # noqa: PLC0415 - as above

    return RunsScreen()


class BrieferApp(App[None], inherit_bindings=False):
    """`clock` gives the moment in UTC; tests pass one that stands still."""

    TITLE = "Briefer"
    MODES = {"opening": Opening, "library": _library, "evidence": _evidence, "brief": _brief, "runs": _runs}
    DEFAULT_MODE = "opening"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [
        bind("1", "go('library')", "Library", "app.library"),
        bind("2", "go('evidence')", "Evidence", "app.evidence"),
        bind("3", "go('brief')", "Brief", "app.brief"),
        bind("4", "go('runs')", "Runs", "app.runs"),
        bind("question_mark,f1", "help", "Help", "app.help", show=True),
        bind("ctrl+p", "command_palette", "Commands", "app.palette", priority=True),
        bind("ctrl+q", "quit", "Leave", "app.quit", priority=True),
    ]

    def __init__(self, workspace: Workspace, *, clock: Callable[[], datetime] = clock) -> None:
        super().__init__()
        self.workspace = workspace
        self.ready: Signal[Session] = Signal(self, "ready")
        "The workspace is open."
        self.changed: Signal[None] = Signal(self, "changed")
        "Picks or jobs are other than they were."
        self.job_changed: Signal[Job] = Signal(self, "job")
        self.jobs = Jobs(workspace.root, clock, self._job_changed)
        self._clock = clock
        self._session: Session | None = None
        self._writing = False
        self._leaving = False
        self._looked_at = False
        self._picks: dict[str, None] = {}
        self._outlets: tuple[str, ...] | None = None

    @property
    def is_open(self) -> bool:
        return self._session is not None

    def open_session(self) -> Session:
        """The open workspace. Raises RuntimeError before `ready`."""
        if self._session is None:
            raise RuntimeError("the workspace is not open yet")
        return self._session

    @property
    def picks(self) -> dict[str, None]:
        """Ids of picked articles, in the order of picking."""
        return self._picks

    def pick(self, ids: Iterable[str], *, on: bool) -> None:
        """Pick these articles, or unpick them; kept at once."""
        for id_ in ids:
            if on:
                self._picks.setdefault(id_)
            else:
                self._picks.pop(id_, None)
        self.open_session().memory.picks = list(self._picks)
        self.remember()

    def outlets(self) -> tuple[str, ...]:
        """Outlets of the library, read once until `forget_outlets`."""
        if self._outlets is None:
            self._outlets = self.open_session().library.outlets()
        return self._outlets

    def forget_outlets(self) -> None:
        self._outlets = None

    def open_at(self, article: str, start: int, end: int) -> None:
        """Go to the library screen and show this place of an article there."""
        from briefer.tui.library.screen import LibraryScreen  # noqa: PLC0415 - loaded when it is first asked for

        self.switch_mode("library")
        if isinstance(self.screen, LibraryScreen):
            self.screen.open_at(article, start, end)

    def begin(self) -> None:
        """The first frame is on the screen: now the rest may take its time."""
        if watched():
            self.set_interval(LOOK, look)
        self.run_worker(self._open, thread=True, name="open", exit_on_error=True)
        self.switch_mode("library")

    def on_app_blur(self) -> None:
        """In a browser Textual begins with this word, which may undo the page's own, that it has the focus."""
        if self.is_web and not self._looked_at:
            self._looked_at = True
            self.post_message(AppFocus())

    def _open(self) -> None:
        try:
            session = open_session(self.workspace, clock=self._clock)
        except BrieferError as error:
            self.call_from_thread(self.exit, None, error.exit_code, f"briefer: {error}")
        else:
            self.call_from_thread(self._opened, session)
            warm_up(session)

    def _opened(self, session: Session) -> None:
        self._session = session
        self._picks = dict.fromkeys(session.memory.picks)
        settings, memory = session.settings.terminal, session.memory
        self.set_keymap(settings.keys)
        if settings.keys:
            self.run_worker(self._check_keys, thread=True, name="keys")
        theme = memory.theme or settings.theme
        if theme in self.available_themes:
            self.theme = theme
        self.theme_changed_signal.subscribe(self, lambda theme: self._theme(theme.name))
        self.ready.publish(session)
        if memory.screen != self.current_mode and memory.screen in self.MODES:
            self.switch_mode(memory.screen)
        self.remember()

    def _check_keys(self) -> None:
        from briefer.tui.keymap import strange  # noqa: PLC0415 - needed only where keys were moved

        for problem in strange(self.open_session().settings.terminal.keys):
            self.call_from_thread(
                self.notify, plain(problem), title="Keys", severity="warning", timeout=12, markup=False
            )

    def _theme(self, name: str) -> None:
        self.open_session().memory.theme = name
        self.remember()

    def remember(self) -> None:
        """Something that should come back at the next start has changed; written down after a short rest."""
        self.changed.publish(None)
        if not self._writing and self._session is not None:
            self._writing = True
            self.set_timer(_REMEMBER_AFTER, self._write)

    def _write(self) -> None:
        from briefer.tui.memory import remember  # noqa: PLC0415 - loaded with the session

        self._writing = False
        session = self.open_session()
        try:
            remember(session.library, session.author, session.memory, now=session.now())
        except BrieferError as error:
            self.trouble(error)

    def trouble(self, error: BrieferError) -> None:
        """Tell what could not be done; the terminal goes on."""
        self.notify(plain(str(error)), title="Not done", severity="error", timeout=12, markup=False)

    def busy(self) -> str:
        """What is at work, in a few words; empty: nothing."""
        running = self.jobs.running
        return f"{running[-1].title}: {running[-1].state()}" if running else ""

    def _job_changed(self, job: Job) -> None:
        if job.ended and not self._leaving:
            self._record(job)
        self.job_changed.publish(job)
        self.changed.publish(None)

    def _record(self, *jobs: Job) -> None:
        """Keep how jobs went, for later visits."""
        from briefer.tui.runs.history import record  # noqa: PLC0415 - loaded with the session

        session = self.open_session()
        try:
            record(session.library, session.author, jobs, now=session.now())
        except BrieferError as error:
            self.trouble(error)

    def action_go(self, mode: str) -> None:
        self.switch_mode(mode)

    def action_command_palette(self) -> None:
        from briefer.tui.dialogs.palette import Palette  # noqa: PLC0415 - loaded when it is first asked for

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        from briefer.tui.dialogs.help import Help, lines_of  # noqa: PLC0415 - loaded when it is first asked for

        self.push_screen(Help(lines_of(self.screen)))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything a key of the focused context does, so that the palette finds it by words."""
        seen: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.description and binding.action not in seen and not binding.system:
                seen.add(binding.action)
                yield SystemCommand(
                    binding.description,
                    f"key {self.get_key_display(binding)}",
                    lambda a=active: self.run_worker(self.run_action(a.binding.action, a.node)),
                )
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    async def action_quit(self) -> None:
        """Leave; what runs is asked to end, and the state is written down."""
        self._leaving = True
        self.jobs.end_all()
        if self._session is not None:
            self._write()
            self._record(*self.jobs.running)
        self.exit()

    async def on_unmount(self) -> None:
        await self.jobs.close()
        if self._session is not None:
            if self._writing:
                self._write()
            self._session.library.close()
