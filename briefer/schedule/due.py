"""When cron expressions are due in a zone, as instants.

They count by the clock on the wall. A time that the clock skips is due when it has skipped it, and one that it shows
twice is due the first time: each gives one run. Times that come to the same instant are one.
"""

import heapq
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from cronsim import CronSim

_MINUTE = timedelta(minutes=1)


def due_after(crons: Sequence[str], zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """Instants in UTC, ascending, without end; or ended, where an expression is due no more in fifty years."""
    # What the clock showed before, it showed at an instant before, set back or not: those need not be looked at.
    begins = after.astimezone(zone).replace(tzinfo=None)
    last = after
    for wall in heapq.merge(*(CronSim(cron, begins) for cron in crons)):
        instant = _instant(wall, zone)
        if instant > last:
            last = instant
            yield instant


def next_due(crons: Sequence[str], zone: ZoneInfo, after: datetime, count: int = 1) -> list[datetime]:
    """The first `count` instants after one."""
    return list(islice(due_after(crons, zone, after), count))


def due_between(crons: Sequence[str], zone: ZoneInfo, first: datetime, last: datetime, most: int) -> list[datetime]:
    """The latest `most` of those from `first` to `last`, both counted in."""
    found: list[datetime] = []
    for instant in due_after(crons, zone, first - timedelta(seconds=1)):
        if instant > last:
            break
        found.append(instant)
        if len(found) > 2 * most:
            del found[:-most]
    return found[-most:]


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    while not _exists(wall, zone):
        wall = wall.replace(second=0) + _MINUTE
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    there = wall.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
