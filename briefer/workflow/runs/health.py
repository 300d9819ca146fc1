"""Whether what is due will be done, and how it went last."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefer.library import Executor, Library, Run, Schedule
from briefer.workflow.runs.pulse import STALE

_LATE = timedelta(minutes=6)
"A due time that is older than this and not ordered: nothing runs that would order it."
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    healthy: bool
    problems: tuple[str, ...]
    "Why it is not healthy."
    daemons: tuple[Executor, ...]
    "Those alive."
    schedules: tuple[Schedule, ...]
    open: tuple[Run, ...]
    "Runs of schedules that wait or are at work."
    last: tuple[Run, ...]
    "The last run of each schedule that ended, in order of their names."
    undelivered: int
    "Briefs that a target did not get."


def status_of(
    library: Library, *, now: datetime, stale: float = STALE, profiles: Collection[str] | None = None
) -> Status:
    """How it stands. Healthy: there are no schedules, or all is on time and what ended last ended well.

    `profiles`: the names in briefer.toml; None: it is not looked whether those of the schedules are among them.
    """
    schedules = tuple(library.schedules.all())
    living = library.executors.alive(now=now, stale=stale)
    daemons = tuple(one for one in living if one.kind == "daemon")
    open_ = tuple(run for run in library.runs.open() if run.schedule is not None)
    last = tuple(run for one in schedules if (run := _last(library, one.name)) is not None)
    problems = (*_orphaned(schedules, profiles), *_late(schedules, now), *_left(open_, living), *_failed(last))
    return Status(
        healthy=not problems,
        problems=problems,
        daemons=daemons,
        schedules=schedules,
        open=open_,
        last=last,
        undelivered=len(library.deliveries.all(failed=True)),
    )


def _last(library: Library, schedule: str) -> Run | None:
    return next((run for run in library.runs.latest(schedule=schedule, limit=_SHOWN) if run.state == "ended"), None)


def _orphaned(schedules: tuple[Schedule, ...], profiles: Collection[str] | None) -> list[str]:
    return [
        f"schedule {one.name}: its profile {one.profile} is not in briefer.toml any more; "
        f"put it back, or `briefer schedule remove {one.name}`"
        for one in schedules
        if profiles is not None and one.profile not in profiles and not one.paused
    ]


def _late(schedules: tuple[Schedule, ...], now: datetime) -> list[str]:
    """Whether by a daemon or by a timer, what is due is ordered soon."""
    return [
        f"schedule {one.name}: due since {one.next} and nothing runs; see `briefer schedule start`"
        for one in schedules
        if not one.paused and one.next is not None and now - datetime.fromisoformat(one.next) > _LATE
    ]


def _left(open_: tuple[Run, ...], living: list[Executor]) -> list[str]:
    known = {one.id for one in living}
    left = [run for run in open_ if run.executor not in known] if not living else []
    return [f"run {run.id}: nothing is at it; see `briefer schedule start`" for run in left]


def _failed(last: tuple[Run, ...]) -> list[str]:
    return [f"run {run.id}: {run.outcome}: {run.message}" for run in last if run.code not in (0, 3)]
