"""Neighbouring expressions that mean one time together."""

import re
from dataclasses import replace
from datetime import date

from briefer.analysis.dates.periods import OutOfCalendar, Period, add_days, add_months, containing
from briefer.analysis.dates.readers.clock import on_day
from briefer.analysis.dates.readings import Found, Reading, dated, unread

JOINS = ("offset-from-date", "summed-length")
"""Rules of this module, beside those of the rule files."""

_BETWEEN = re.compile(r"(?:\)?,?\s(?:on\s)?|\s\([^()]{1,20}\),?\s(?:on\s)?)$")
_BETWEEN_AT = re.compile(r"(?:,?\s(?:at\s(?:about\s)?)?)$")


def join(text: str, found: list[Found]) -> list[Found]:
    """The findings, with neighbours that mean one time together made one.

    A clock time takes the day beside it; across other words both stand. A length before "after" or "before" and a date
    is the date so far off; two lengths in a row, the second in a smaller unit, are their sum.
    """
    joined: list[Found] = []
    for item in found:
        if joined and (merged := _merge(text, joined[-1], item)):
            joined[-1:] = merged
        else:
            joined.append(item)
    return _shared(text, joined, found)


_RANGE = re.compile(r"(?:\s?[-–]\s?|\s(?:to|and|until|till)\s(?:about\s)?|\s\()$")


def _shared(text: str, joined: list[Found], found: list[Found]) -> list[Found]:
    """The findings, with a day that stands behind two clock times given to both: "from 9 a.m. to 5 p.m. on Monday"."""
    alone = {(item.start, item.end) for item in found}
    for index in range(len(joined) - 2, -1, -1):
        item, after = joined[index], joined[index + 1]
        clocks = _is_clock(item) and _is_clock(after) and (item.start, item.end) in alone
        if clocks and after.reading.period != item.reading.period and _RANGE.match(text[item.end : after.start]):
            joined[index] = replace(item, reading=_timed(item.reading, after.reading))
    return joined


def _merge(text: str, left: Found, right: Found) -> list[Found] | None:
    between = text[left.end : right.start]
    if left.reading.kind == "DURATION" and right.reading.kind == "DURATION":
        return _summed(left, right, between)
    if left.reading.kind == "DURATION":
        return None if _WORKING.search(text, left.start, left.end) else _far_from(left, right, between)
    if _is_clock(left) and _is_day(right) and _BETWEEN.match(between):
        return _both(left, right, between, _timed(left.reading, right.reading), clock=left)
    if _is_day(left) and _is_clock(right) and _BETWEEN_AT.match(between):
        return _both(left, right, between, _timed(right.reading, left.reading), clock=right)
    return None


_WORKING = re.compile(r"\b(?:trading|business|working|consecutive|straight)\b", re.IGNORECASE)
"Days that are not all of the calendar's."


def _both(left: Found, right: Found, between: str, time: Reading, *, clock: Found) -> list[Found]:
    """The two as one, or across words each on its own, the clock's with its day."""
    if between.strip(" ,\n"):
        return [replace(item, reading=time) if item is clock else item for item in (left, right)]
    return [Found(start=left.start, end=right.end, rule=clock.rule, reading=time)]


def _is_clock(item: Found) -> bool:
    return item.reading.kind == "TIME" and item.reading.precision == "minute"


def _is_day(item: Found) -> bool:
    return item.reading.precision in ("day", "part") and item.reading.kind in ("DATE", "TIME")


def _timed(clock: Reading, day: Reading) -> Reading:
    """The clock time on that day; unresolved where the day is."""
    if day.period is None or day.period.unit != "day":
        return unread("TIME", "minute", day.unresolved or "its day is not known")
    anchor = date.fromisoformat(day.anchor) if day.anchor else None
    return on_day(day.period, clock.time, clock.zone, anchor=anchor)


_AND = re.compile(r"(?:,?\s(?:and\s)?)$")
_LENGTH = re.compile(r"P(?P<time>T?)(?P<amount>\d+)(?P<unit>[YMWDHS])$")
_FALLING = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""Codes of units from long to short, as they follow each other in one length."""


def _summed(left: Found, right: Found, between: str) -> list[Found] | None:
    """Such as "two years and three months"."""
    longer, shorter = _LENGTH.match(left.reading.value or ""), _LENGTH.match(right.reading.value or "")
    if not (longer and shorter and _AND.match(between)) or left.reading.first or right.reading.mod:
        return None
    one, other = longer["time"] + longer["unit"], shorter["time"] + shorter["unit"]
    if _FALLING.index(one) >= _FALLING.index(other):
        return None
    rest = (shorter["time"] if not longer["time"] else "") + shorter["amount"] + shorter["unit"]
    reading = replace(left.reading, value=f"{left.reading.value}{rest}", precision=right.reading.precision)
    return [Found(start=left.start, end=right.end, rule=JOINS[1], reading=reading)]


_SIDE = re.compile(r"\s(?P<side>after|before|from|since)\s(?:the\s)?$", re.IGNORECASE)


def _far_from(left: Found, right: Found, between: str) -> list[Found] | None:
    """Such as "two days after May 4": a count of days or weeks beside a day, of months or years beside any date."""
    far, side, named = _LENGTH.match(left.reading.value or ""), _SIDE.match(between), right.reading.period
    if not (far and side and named) or far["time"] or side["side"].lower() == "since" or left.reading.first:
        return None
    sign = -1 if side["side"].lower() == "before" else 1
    try:
        period = _moved(named, sign * int(far["amount"]), far["unit"])
    except OutOfCalendar as error:
        reading = unread("DATE", "day", str(error))
    else:
        if period is None:
            return None
        reading = replace(dated(period, anchor=named.first), mod=left.reading.mod)
    return [Found(start=left.start, end=right.end, rule=JOINS[0], reading=reading)]


def _moved(named: Period, count: int, unit: str) -> Period | None:
    """None: days cannot be counted from what is no day."""
    if unit in ("D", "W"):
        return Period("day", add_days(named.first, count * (7 if unit == "W" else 1))) if named.unit == "day" else None
    if named.unit == "day":
        moved = add_months(named.first, count * (12 if unit == "Y" else 1))
        return Period("day", moved)
    if unit == "M":
        return named.shift(count) if named.unit == "month" else None
    return containing(named.unit, add_months(named.first, 12 * count))
