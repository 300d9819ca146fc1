"""What is due is done: for good as a daemon, or once and no more, for cron and timers."""

import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from briefer.config import Settings, load
from briefer.errors import BrieferError
from briefer.library import Executor, Run
from briefer.schedule.engine import Engine
from briefer.schedule.planning import order_due, soonest
from briefer.schedule.post import Post
from briefer.schedule.trouble import Trouble
from briefer.workflow import runs


def serve(post: Post) -> None:
    """Until it is interrupted; what interrupts it is raised, after what is at work was left as it is."""
    with _round(post, "daemon") as (round_, _):
        while True:
            round_.take()
            post.waits(round_.due)
            post.leaving.wait(round_.pause())


def tick(post: Post, only: str | None = None) -> list[Run]:
    """Do all that is due, and what others left undone; gives the runs that ended here. `only`: that run alone."""
    with _round(post, "tick") as (round_, engine):
        left = round_.take(only)
        while left or engine.busy:
            post.leaving.wait(_BUSY)
            left = round_.take(only, order=False)
        for _ in range(_TIDYING):
            if engine.untidy:
                post.leaving.wait(_BUSY)
                round_.take(only, order=False)
        return engine.ended


_LIFE = "signs of life"
_BUSY = 0.1
"Seconds between two looks while something is at work and one waits for it."
_TIDYING = 20
"Such looks at most before what is left over of a run is left to itself."
_AFTERWARDS = 0.02
"Seconds after a due time at which it is looked at."


class _Round:
    """One look at what is due and at what is left, again and again."""

    def __init__(self, post: Post, engine: Engine, trouble: Trouble) -> None:
        self._post = post
        self._engine = engine
        self._trouble = trouble
        self._settings: Settings | None = None
        self._read: int | None = None
        self.due: datetime | None = None
        "When something is due next, as far as is known."

    def take(self, only: str | None = None, *, order: bool = True) -> bool:
        """Order what is due, and see to what is open; whether something is left to begin. `only`: that run alone."""
        trouble: list[str] = []
        left = False
        try:
            if order and only is None:
                _, wrong = order_due(self._post.library, self._current(), self._post.clock())
                trouble += wrong
                self.due = soonest(self._post.library)
            with self._post.library.telling():
                left = self._see_to(only)
                self._engine.rest()
        except BrieferError as error:
            trouble.append(str(error))
        except Exception as error:  # noqa: BLE001 - the border of the daemon: a database that fails now may not later
            trouble.append(f"unexpected {type(error).__name__}: {error}")
        self._trouble.stands("", trouble)
        return left

    def pause(self) -> float:
        """Seconds until the next look: at what is due next, or at what may have been changed elsewhere."""
        look = self._post.pace.look
        left = look if self.due is None else (self.due - self._post.clock()).total_seconds()
        # What is due and was not ordered cannot be for now: its profile is gone, or briefer.toml is being written.
        return min(look, left + _AFTERWARDS) if left > 0 else look

    def _current(self) -> Settings:
        """The settings as they are now. Raises ConfigError; the runs that are due wait until they can be read."""
        written = self._post.workspace.config.stat().st_mtime_ns if self._post.workspace.config.exists() else None
        if self._settings is None or written != self._read:
            self._settings = load(self._post.workspace.config)
            self._read = written
        return self._settings

    def _see_to(self, only: str | None) -> bool:
        library, now = self._post.library, self._post.clock()
        dead = runs.dead(library, now=now, stale=self._post.pace.stale)
        ours = [run for run in library.runs.open() if run.schedule is not None and only in (None, run.id)]
        first = _first_of_each_profile(ours)
        for run in first:
            self._engine.see_to(run, dead)
        if only is None and self._current().schedule.metrics:
            runs.write_metrics(library, self._post.workspace.root / str(self._current().schedule.metrics), now=now)
        return any((run.executor is None or run.executor in dead) and not self._engine.hinders(run.id) for run in first)


def _first_of_each_profile(runs_: Sequence[Run]) -> list[Run]:
    """Those to begin: a brief is compared with the one before, so runs of a profile follow one another."""
    first: dict[str, Run] = {}
    for run in runs_:
        first.setdefault(run.profile, run)
    return list(first.values())


@contextmanager
def _round(post: Post, kind: str) -> Iterator[tuple[_Round, Engine]]:
    """With the engine of this process, known to the library as long as it is inside."""
    executor, trouble = executor_of(kind, post.clock()), Trouble(post.complain)
    with (
        runs.Pulse(post.library, executor, post.clock, beat=post.pace.beat, hindered=partial(trouble.stands, _LIFE)),
        Engine(post, executor.id, trouble) as engine,
    ):
        try:
            yield _Round(post, engine, trouble), engine
        finally:
            post.leaving.set()


def executor_of(kind: str, now: datetime) -> Executor:
    """A name that no other process has, now or later."""
    host, process, stamp = socket.gethostname(), os.getpid(), runs.stamp(now)
    name = f"{kind}-{host}-{process}-{now:%Y%m%d%H%M%S%f}"
    return Executor(id=name, host=host, process=process, kind=kind, started=stamp, heartbeat=stamp)
