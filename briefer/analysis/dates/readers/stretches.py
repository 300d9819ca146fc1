"""Stretches of days and years that are no unit of the calendar: ranges, and parts of a month."""

from collections.abc import Mapping
from dataclasses import replace

from briefer.analysis.dates.numbers import ordinal
from briefer.analysis.dates.periods import add_days, part_of_year, year_period
from briefer.analysis.dates.readers.calendar import day_of, month_day, month_number
from briefer.analysis.dates.readers.choose import nearest
from briefer.analysis.dates.readings import Context, Reading, dated

Groups = Mapping[str, str]

_SHORT = 2


def day_range(groups: Groups, context: Context) -> Reading | None:
    begin = month_day(groups, context)
    if begin is None or begin.period is None:
        return begin
    end = day_of(begin.period.first.year, begin.period.first.month, ordinal(groups["until"]))
    if end.period is None or end.period.first < begin.period.first:
        return None
    return Reading(
        kind="DATE",
        value=begin.value,
        first=begin.first,
        last=end.last,
        precision="day",
        anchor=begin.anchor,
        period=begin.period,
    )


def years_range(groups: Groups, _context: Context) -> Reading | None:
    begin = year_period("year", int(groups["year"]))
    until = groups["until"]
    end = int(until) if len(until) > _SHORT else begin.first.year // 100 * 100 + int(until)
    if end <= begin.first.year:
        return None
    last = year_period("year", end).last
    return Reading(
        kind="DATE",
        value=begin.value,
        first=begin.first.isoformat(),
        last=last.isoformat(),
        precision="year",
        period=begin,
    )


_WEEKS = {"first": (0, 6), "second": (7, 13), "third": (14, 20), "fourth": (21, 27)}
"First and last day of the weeks of a month, counted from its first; the last week is its last seven days."
_HALVES = {"first": (0, 14), "second": (15, None), "last": (15, None)}
_ENDS = ("last", "final", "closing")


def part_of_month(groups: Groups, context: Context) -> Reading | None:
    """Such as "the first week of May": the month's value with a modifier, and as extent the days of that part."""
    number, nth = month_number(groups["month"]), groups["nth"]
    if "year" in groups:
        whole = dated(part_of_year("month", int(groups["year"]), number))
    else:
        whole = nearest(context, lambda year: part_of_year("month", year, number), "month")
    if whole.period is None:
        return whole
    month, ends = whole.period, nth in _ENDS or (groups["unit"] == "half" and nth == "second")
    if groups["unit"] == "half":
        bounds = _HALVES.get(nth)
    else:
        bounds = (-7, None) if nth in _ENDS else _WEEKS.get("first" if nth == "opening" else nth)
    if bounds is None:
        return None
    first = add_days(month.first if bounds[0] >= 0 else month.last, bounds[0] + (bounds[0] < 0))
    last = month.last if bounds[1] is None else add_days(month.first, bounds[1])
    mod = "END" if ends else "START" if nth in ("first", "opening") else "MID"
    return replace(whole, first=first.isoformat(), last=last.isoformat(), mod=mod)


READERS = {reader.__name__: reader for reader in (day_range, years_range, part_of_month)}
