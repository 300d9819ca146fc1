"""What the screen shows: the draft on the left, what it would be on the right, and what is at work below."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from briefer.errors import BrieferError, NothingToReport
from briefer.tui.brief.building import Builder, stage_bar
from briefer.tui.brief.fields import Fields
from briefer.tui.brief.items import Given, Item, items_of, levels_of
from briefer.tui.brief.lists import Composer, Outline
from briefer.tui.brief.outline import OutlineLine, outline_of
from briefer.tui.brief.prose import Writer
from briefer.tui.brief.work import Work
from briefer.tui.plain import plain
from briefer.tui.screen import DeskScreen

if TYPE_CHECKING:
    from briefer.config import Profile
    from briefer.model import Brief
    from briefer.tui.jobs import Job

_COMPOSE_AFTER = 0.2
"Seconds of rest after a change before the brief is composed anew."
_STANDBY_AFTER = 2.0
"Seconds on this screen after which a process is got ready for the next build; the outline comes first."
_MOST = 500
"Articles that are composed while the draft is changed: two seconds."

_HINTS = {
    "front": "enter changes it",
    "text": "enter writes it in your editor",
    "judgement": "enter writes   l likelihood   c confidence   J K move   d removes   + adds",
    "assumptions": "enter writes   J K move   d removes   + adds",
    "add": "+ or enter adds one",
    "section": "space takes it in or leaves it out   J K move it",
    "heading": "enter changes a line   u takes it back   w writes briefer.toml   ? every key",
}
_ARTICLES = "enter chooses them   t takes the picks or the brief's own choice"


class Composing(DeskScreen, inherit_bindings=False):
    """Holds the open draft and keeps what is drawn in step with it. The keys come with `BriefScreen`."""

    MODE = "brief"
    DEFAULT_CSS = """
    Composing {
        #parts { height: 1fr; }
        Composer { width: 5fr; border-right: solid $panel-lighten-1; }
        Outline { width: 6fr; }
        #stage { height: auto; max-height: 2; padding: 0 1; background: $panel; display: none; }
        #stage.-told { display: block; }
        #stage.-bad { color: $text-error; }
        #stage.-good { color: $text-success; }
        #hint { height: 1; padding: 0 1; color: $text-muted; }
        &.-narrow #parts { layout: vertical; }
        &.-narrow Composer { width: 100%; height: 3fr; border-right: none; border-bottom: solid $panel-lighten-1; }
        &.-narrow Outline { width: 100%; height: 2fr; }
    }
    """

    _work: Work | None = None
    fields: Fields
    writer: Writer
    builder: Builder
    _brief: "Brief | None" = None
    _count: int | None = None
    "Articles of the brief; None: not counted yet, or it cannot be."
    _problem: str = ""
    "Why the brief could not be composed; empty: it was, or is being."
    _timer: Timer | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="parts"):
            yield Composer()
            yield Outline()
        yield Static("", id="stage", markup=False)
        yield Static("", id="hint", markup=False)

    def opened(self) -> None:
        try:
            self._work = Work(self.session)
        except BrieferError as error:
            self.desk.trouble(error)
            return
        self.builder = Builder(self.desk, self._told)
        self.fields = Fields(self.app, self.session, self._work)
        self.writer = Writer(self.app, self.session, self._work, self.fields)
        self.desk.job_changed.subscribe(self, self._job_changed)
        self.changed(at_once=True)
        self._draw_outline()
        self.query_one(Composer).focus()
        self.began()

    def began(self) -> None:
        """A draft has been opened: tell what was in the way, and offer what was being typed in it."""
        self.desk.remember()
        if self.work.told:
            self.notify(plain(self.work.told), severity="warning", timeout=12, markup=False)
        self.ask(self.writer.offer())

    def shown(self) -> None:
        """Picks and decisions may be others than they were; and a build may come soon."""
        if self._work is not None:
            self.do(self._work.follow)
        self.set_timer(_STANDBY_AFTER, lambda: self.run_worker(self.desk.jobs.prepare(), group="standby"))

    def do(self, change: Callable[[], object]) -> None:
        """Change the draft, tell what could not be done, and draw it."""
        try:
            change()
        except BrieferError as error:
            self.desk.trouble(error)
        self.changed()

    def ask(self, asking: Coroutine[None, None, None]) -> None:
        """As `do`, with questions on the way."""
        self.run_worker(self._asked(asking), group="ask")

    async def _asked(self, asking: Coroutine[None, None, None]) -> None:
        try:
            await asking
        except BrieferError as error:
            self.desk.trouble(error)
        self.changed()

    @property
    def work(self) -> Work:
        """Raises RuntimeError while no draft is open."""
        if self._work is None:
            raise RuntimeError("no draft is open")
        return self._work

    def changed(self, *, at_once: bool = False) -> None:
        """Draw the draft as it is now, and compose it anew after a short rest."""
        self._draw()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(0.01 if at_once else _COMPOSE_AFTER, self._compose_anew)

    def _compose_anew(self) -> None:
        self.run_worker(self._preview(self.work.profile), exclusive=True, group="preview")

    async def _preview(self, profile: "Profile") -> None:
        try:
            self._count, self._brief = await asyncio.to_thread(self._composed, profile)
        except BrieferError as error:
            self._count = 0 if isinstance(error, NothingToReport) else None
            self._brief, self._problem = None, str(error)
        else:
            many = f"{self._count:,} articles are composed when they are built, not before; picks or dates narrow them"
            self._problem = "" if self._brief else many
        self._draw()
        self._draw_outline()

    def _composed(self, profile: "Profile") -> "tuple[int, Brief | None]":
        """How many articles it is made of, and the brief; None: they are too many to read at every change."""
        from briefer.workflow import instant, preview, query_of  # noqa: PLC0415 - loaded with the session

        session = self.session
        as_of = instant(profile.as_of, session.now())
        count = session.library.count(query_of(profile, as_of))
        if count > _MOST:
            return count, None
        return count, preview(session.library, session.workspace, session.settings, profile, as_of=as_of)

    def _draw(self) -> None:
        work, brief = self.work, self._brief
        given = Given(
            author=self.session.settings.workspace.author,
            as_of=self.fields.as_of(),
            takes_picks=work.takes_picks,
            picked=len(self.session.memory.picks),
            articles=self._count,
            choice=self.fields.choice_in_words(),
            brief=brief,
        )
        composer = self.query_one(Composer)
        composer.fill(items_of(work.profile, work.order, given), levels_of(brief.lint if brief else ()))
        self._hint(composer.item)

    def _draw_outline(self) -> None:
        outcome = self.builder.outcome
        lines: list[OutlineLine] = []
        if outcome is not None and not outcome.ok:
            lines += [OutlineLine(text=outcome.words, style="rows--bad")]
            lines += [OutlineLine(text=text, indent=2, style="rows--bad") for text in outcome.log]
            lines.append(OutlineLine(text=""))
        if self._problem:
            sign, style = ("!", "rows--warn") if self._count else ("✗", "rows--bad")
            lines.append(OutlineLine(text=f"{sign} {self._problem}", style=style, hang=2))
        elif self._brief is None:
            lines.append(OutlineLine(text="Composing …", style="rows--faint"))
        else:
            lines += outline_of(self._brief)
        self.query_one(Outline).fill(lines)

    def forget(self) -> None:
        """Another draft was opened: nothing of the one before is shown any longer."""
        self._count, self._brief, self._problem = None, None, ""
        self.builder.put_away()

    def _hint(self, item: Item | None) -> None:
        words = "" if item is None else _ARTICLES if item.name == "articles" else _HINTS[item.kind]
        self.query_one("#hint", Static).update(Content(words))

    def _job_changed(self, job: "Job") -> None:
        if self.builder.telling(job):
            self._tell()

    def _told(self) -> None:
        """A build begins or has ended."""
        self._tell()
        self._draw_outline()
        if self.builder.outcome is not None:
            self.query_one(Outline).show(0)

    def _tell(self) -> None:
        """Bring the line about the build up to date."""
        job, outcome = self.builder.job, self.builder.outcome
        words = ""
        if job is not None:
            words = f"{stage_bar(job)}   x cancels"
        elif outcome is not None:
            words = "   ".join((outcome.words, *(outcome.log if outcome.ok else ())))
            words += "   o opens it   p shows its pages" if outcome.ok else ""
        stage = self.query_one("#stage", Static)
        stage.update(Content(plain(words)))
        stage.set_class(bool(words), "-told")
        stage.set_class(outcome is not None and not outcome.ok, "-bad")
        stage.set_class(outcome is not None and outcome.ok, "-good")

    def on_rows_moved(self, event: Composer.Moved) -> None:
        if isinstance(event.rows, Composer):
            item = event.rows.item
            self._hint(item)
            if item is not None:
                self.query_one(Outline).follow(item.place)
