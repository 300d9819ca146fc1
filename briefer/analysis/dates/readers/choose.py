"""Choosing the one that is meant among days, months and years that recur."""

from collections.abc import Callable
from datetime import date

from briefer.analysis.dates.periods import OutOfCalendar, Period, Unit, add_days, containing
from briefer.analysis.dates.readings import Context, Reading, Tense, dated, unread

NEXT = frozenset({"next", "coming", "this coming", "following", "the following", "the next", "the coming", "upcoming"})
LAST = frozenset({"last", "past", "this past", "previous", "the previous", "preceding", "prior"})

YEARLESS = "states no year, and the publication date is not known"

_PRESENT = 2
"""The same of what is over for a verb in the present: what "opens in the autumn" lies ahead."""
_HALF_WEEK, _SURELY = 3, 1000
_AGAINST_TENSE = 4
"""How much farther a candidate on the side that the verb's tense speaks against counts; found on half of TimeBank."""


def weekday_near(day: date, weekday: int, tense: Tense | None) -> date:
    """That weekday nearest to `day` on the side of the tense, `day` itself included; the past where there is none."""
    back = (day.isoweekday() - weekday) % 7
    if tense == "either":
        return add_days(day, -back if back <= _HALF_WEEK else 7 - back)
    return add_days(day, (7 - back) % 7) if tense in ("future", "present") else add_days(day, -back)


def weekday_by(which: str, day: date, weekday: int, tense: Tense | None) -> date:
    """Such as "last", "next" and "this" before a weekday; `day` itself is neither its last nor its next."""
    if which in LAST:
        return add_days(day, -((day.isoweekday() - weekday - 1) % 7 + 1))
    if which in NEXT:
        return add_days(day, (weekday - day.isoweekday() - 1) % 7 + 1)
    if which == "this":
        return (
            add_days(day, weekday - day.isoweekday())
            if weekday >= day.isoweekday()
            else weekday_near(day, weekday, tense)
        )
    return weekday_near(day, weekday, tense)


def shift_of(which: str | None) -> int:
    """-1, 0 or 1 for "last", "this" and "next"."""
    if which in LAST:
        return -1
    return 1 if which in NEXT else 0


def nearest(context: Context, build: Callable[[int], Period], precision: str) -> Reading:
    """The year's recurring stretch that is nearest to the reference day, the verb's tense weighing in."""
    day = context.reference
    if day is None:
        return unread("DATE", precision, YEARLESS)
    tense = context.tense()
    best: tuple[float, Period] | None = None
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            period = build(year)
        except (OutOfCalendar, ValueError):
            continue
        distance = _distance(day, period, tense, _SURELY if tense and context.sure() else _AGAINST_TENSE)
        if best is None or distance < best[0]:
            best = (distance, period)
    if best is None:
        return unread("DATE", precision, "is no day of the calendar")
    return dated(best[1], anchor=day)


def _distance(day: date, period: Period, tense: Tense | None, against: int) -> float:
    if period.covers(day):
        return 0
    if period.last < day:
        ahead = tense == "future" or (tense == "present" and against == _SURELY)
        return (day - period.last).days * (against if ahead else _PRESENT if tense == "present" else 1)
    return (period.first - day).days * (against if tense == "past" else 1)


def recurring(context: Context, which: str, build: Callable[[int], Period], precision: str) -> Reading:
    """Such as "last March", "next winter", "this summer": the one before, the one after, or the current year's."""
    day = context.reference
    if day is None:
        return unread("DATE", precision, YEARLESS)
    periods = [build(year) for year in range(max(day.year - 2, 1), min(day.year + 2, 9999) + 1)]
    before = [p for p in periods if p.last < day]
    after = [p for p in periods if p.first > day]
    if which in LAST and before:
        return dated(before[-1], anchor=day)
    if which in NEXT and after:
        return dated(after[0], anchor=day)
    covering = [p for p in periods if p.covers(day)]
    if covering:
        return dated(covering[0], anchor=day)
    same = [p for p in periods if p.first.year == day.year]
    return dated(same[0], anchor=day) if same else unread("DATE", precision, "is outside the calendar")


def base_of(context: Context, unit: Unit | None = None) -> date | None:
    """Where a narrative's "the next day" counts from: for days and weeks the day named last, else the date named last.

    None: not known. Days and weeks never count from the publication or from a month: the story goes on elsewhere.
    """
    if unit in ("day", "week"):
        coarse = context.previous if context.previous and context.previous.unit in ("week", "weekend") else None
        named = context.previous_day or coarse
        return named.first if named else None
    return context.previous.first if context.previous else context.reference


def of_year(context: Context, which: str) -> Period | None:
    """The year of "last year", "this year", "that year"."""
    if which in ("that", "the same"):
        return context.previous and containing("year", context.previous.first)
    return containing("year", context.reference).shift(shift_of(which)) if context.reference else None
