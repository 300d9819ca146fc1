"""Keeps the lists up to date: analyses what is not analysed, composes in a thread after every change."""

import asyncio
from typing import TYPE_CHECKING

from briefer.errors import BrieferError
from briefer.tui.evidence.bench import Composed
from briefer.tui.evidence.deciding import DecidingScreen
from briefer.tui.evidence.gathering import articles_of_profile, compose
from briefer.tui.keys import bind

if TYPE_CHECKING:
    from briefer.tui.jobs import Job

_REST = 0.05
"Seconds of rest after a decision before the findings are composed with it, so that a row of them is composed once."
AT_ONCE = 50
"Articles that are analysed without being asked to: more take minutes."


class ComposingScreen(DecidingScreen):
    """A subclass shows what `taken` gives it."""

    BINDINGS = [
        bind("p", "pick_brief", "Pick the articles of the open brief", "evidence.pick-brief"),
        bind("r", "analyse", "Analyse what is not analysed yet", "evidence.analyse"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._stale = False
        self._composing = False
        self._tried: set[str] = set()
        "Ids of articles whose analysis was begun in this run."
        self.problem = ""
        "Why the findings could not be composed; empty: they were."
        self.job: Job | None = None
        "The analysis at work, or the last one."

    def taken(self, composed: Composed | None) -> None:
        """Other findings are there; None: nothing is picked."""
        raise NotImplementedError

    def progressed(self) -> None:
        """Something about what is at work has changed."""
        raise NotImplementedError

    @property
    def composing(self) -> bool:
        return self._composing

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of picked articles without an analysis."""
        return self.bench.composed.missing if self.bench.composed else ()

    def gather(self) -> None:
        """Compose again; asked for many times at once, it is done once or twice."""
        self._stale = True
        if not self._composing:
            self._composing = True
            self.run_worker(self._keep_up(), group="compose")

    async def _keep_up(self) -> None:
        try:
            while self._stale:
                await asyncio.sleep(_REST)
                self._stale = False
                await self._bring_up_to_date()
        finally:
            self._composing = False
        self.progressed()

    async def _bring_up_to_date(self) -> None:
        memory = self.session.memory
        picks = tuple(memory.picks)
        if not picks:
            self.taken(None)
            return
        try:
            composed = await asyncio.to_thread(compose, self.session, picks, rejected=memory.rejected)
        except BrieferError as error:
            self.problem = str(error)
            self.desk.trouble(error)
            return
        self.problem = ""
        self.taken(composed)
        fresh = [id_ for id_ in composed.missing if id_ not in self._tried]
        if fresh and len(fresh) <= AT_ONCE:
            self._analyse(fresh)

    def action_analyse(self) -> None:
        if self.missing and not (self.job and self.job.running):
            self._analyse(list(self.missing))

    def _analyse(self, ids: list[str]) -> None:
        if not (self.job and self.job.running):
            self._tried.update(ids)
            self.run_worker(self._run(ids), group="analyse")

    async def _run(self, ids: list[str]) -> None:
        title = f"Analyse {len(ids)} article{'s' if len(ids) > 1 else ''}"
        self.job = await self.desk.jobs.run(title, ["analyze", "--articles", "-"], stdin="".join(f"{i}\n" for i in ids))
        self.gather()

    def job_told(self, job: "Job") -> None:
        """What a job of the app says; only the analysis of this screen matters."""
        if job.arguments[:1] == ("analyze",):
            self.job = job
            self.progressed()

    def action_pick_brief(self) -> None:
        if self.session.memory.picks:
            self.tell("Articles are picked already; the first screen (1) picks others.")
        else:
            self.run_worker(self._pick_brief(), group="compose-picks")

    async def _pick_brief(self) -> None:
        try:
            name, ids = await asyncio.to_thread(articles_of_profile, self.session)
        except BrieferError as error:
            self.desk.trouble(error)
            return
        if ids:
            self.desk.pick(ids, on=True)
            self.gather()
        else:
            self.tell(f"No article fits the brief {name}.")
