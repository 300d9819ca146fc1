"""Schedules and a moment, to the runs that are due: ordered in the library, each due time once over all processes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from briefer.config import Settings
from briefer.errors import UsageError
from briefer.library import Library, Missed, Run, Schedule
from briefer.schedule.due import due_between, next_due
from briefer.workflow import runs

GRACE = timedelta(minutes=5)
"What is due since no longer ago was not missed: a process was only busy, or is called by cron once in five minutes."
MOST = 200
"Runs ordered at once of one schedule, the latest: a month of downtime must not bring thousands of briefs."


def wanted(due: Sequence[datetime], missed: Missed, now: datetime) -> list[tuple[datetime, int]]:
    """Of the times that are due and not ordered, those to run, with how many before them each stands for."""
    fresh = [one for one in due if now - one <= GRACE]
    if missed == "all":
        return [(one, 0) for one in due]
    if missed == "skip":
        return [(one, 0) for one in fresh]
    late = len(due) - len(fresh)
    if not late:
        return [(one, 0) for one in fresh]
    # The first to run, or the last that was missed, stands for all that were missed.
    return [(fresh[0], late), *((one, 0) for one in fresh[1:])] if fresh else [(due[-1], late - 1)]


def order_due(library: Library, settings: Settings, now: datetime) -> tuple[list[Run], list[str]]:
    """Order what is due of every schedule; gives the runs ordered by this call, and what was wrong with a schedule."""
    ordered, wrong = [], []
    for schedule in library.schedules.all():
        if schedule.paused or schedule.next is None or datetime.fromisoformat(schedule.next) > now:
            continue
        try:
            ordered += _order(library, settings, schedule, now)
        except UsageError as error:
            wrong.append(f"schedule {schedule.name}: {error}")
    return ordered, wrong


def _order(library: Library, settings: Settings, schedule: Schedule, now: datetime) -> list[Run]:
    """Raises ConfigError where the profile is not in briefer.toml any more, QueryError for its as-of time."""
    profile, zone = settings.profile(schedule.profile), ZoneInfo(schedule.zone)
    first = datetime.fromisoformat(str(schedule.next))
    due = due_between(schedule.crons, zone, first, now, MOST)
    since = _last_due(library, schedule)
    made = [
        runs.scheduled_run(profile, schedule.name, one, since=since if before else None, missed=before, now=now)
        for one, before in wanted(due, schedule.missed, now)
    ]
    return library.schedules.order(schedule, made, next_=stamp_of(next_due(schedule.crons, zone, now)))


def _last_due(library: Library, schedule: Schedule) -> datetime | None:
    """The due time that was ordered last; None: none was."""
    for run in library.runs.latest(schedule=schedule.name):
        if run.due is not None:
            return datetime.fromisoformat(run.due)
    return None


def stamp_of(found: Sequence[datetime]) -> str | None:
    """The first, as the ledger writes it; None: there is none."""
    return runs.due_stamp(found[0]) if found else None


def soonest(library: Library) -> datetime | None:
    """When the next schedule is due; None: none is."""
    due = [datetime.fromisoformat(one.next) for one in library.schedules.all() if one.next and not one.paused]
    return min(due, default=None)
