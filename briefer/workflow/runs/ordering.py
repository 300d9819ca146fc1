"""Runs as they are ordered: what they are called, and the number of their brief, both fixed by profile and due time."""

from datetime import UTC, datetime
from itertools import count

from briefer.config import Profile
from briefer.library import Library, Run
from briefer.workflow.runs.work import as_of_for, due_stamp, stamp


def scheduled_run(
    profile: Profile, schedule: str, due: datetime, *, since: datetime | None, missed: int, now: datetime
) -> Run:
    """The run of a due time. `since`, `missed`: the last due time before those that it stands for, and their number.

    Raises QueryError where the profile's as-of time means nothing.
    """
    return Run(
        id=f"{schedule}:{_short(due)}",
        profile=profile.name,
        schedule=schedule,
        due=due_stamp(due),
        as_of=due_stamp(as_of_for(profile, due)),
        number=number_of(profile, due),
        since=None if since is None else due_stamp(since),
        missed=missed,
        asked=stamp(now),
    )


def order_now(library: Library, profile: Profile, now: datetime, *, schedule: str | None = None) -> Run:
    """Order a run now; `schedule`: as a run of that one, of no due time. Raises as `scheduled_run`."""
    as_of = as_of_for(profile, now)
    name = f"{schedule or profile.name}@{_short(now)}"
    for n in count(1):
        run = _asked(profile, name, as_of, now, schedule=schedule, nth=n)
        if library.runs.order(run):
            break
    return run


def _asked(profile: Profile, name: str, as_of: datetime, now: datetime, *, schedule: str | None, nth: int) -> Run:
    """The `nth` of its second: a brief of another moment has another number."""
    further = "" if nth == 1 else f"-{nth}"
    return Run(
        id=name + further,
        profile=profile.name,
        schedule=schedule,
        as_of=due_stamp(as_of),
        number=number_of(profile, as_of) if profile.as_of else number_of(profile, now) + further,
        asked=stamp(now),
    )


def number_of(profile: Profile, moment: datetime) -> str:
    """The profile's own number, or its name, with the moment in UTC: the same for the same moment, and for no other."""
    utc = moment.astimezone(UTC)
    seconds = f"{utc:%S}" if utc.second else ""
    return f"{profile.number or profile.name.upper()}-{utc:%Y%m%d-%H%M}{seconds}"


def _short(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
