"""Dates as people read them, without a locale: every name of a month or day stands here."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta

from briefer.model import When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MODIFIERS = {
    "APPROX": "about",
    "START": "early",
    "MID": "mid",
    "END": "late",
    "BEFORE": "before",
    "AFTER": "after",
    "ON_OR_BEFORE": "by",
    "ON_OR_AFTER": "from",
    "LESS_THAN": "less than",
    "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most",
    "EQUAL_OR_MORE": "at least",
}
"""TIMEX3 `mod` values as they are printed before a date."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def day_of(value: str) -> date:
    """The calendar day of an ISO day or instant, in the zone it is written in."""
    return date.fromisoformat(value[:10])


def instant_of(value: str) -> datetime:
    """An ISO day (its midnight, UTC) or instant (UTC where it states no offset) as an aware instant."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def dtg(value: str) -> str:
    """The military date-time group in UTC: `261800Z OCT 23`."""
    moment = instant_of(value).astimezone(UTC)
    return f"{moment:%d%H%M}Z {MONTHS[moment.month - 1].upper()} {moment.year % 100:02d}"


def long_day(value: str) -> str:
    """`Sat 21 Oct 2023`."""
    day = day_of(value)
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def short_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def clock(value: str) -> str:
    """`18:00Z`, `18:00 +02:00`, or `18:00` where no offset is stated."""
    moment = datetime.fromisoformat(value)
    offset = moment.utcoffset()
    if offset is None:
        return f"{moment:%H:%M}"
    return f"{moment:%H:%M}Z" if not offset else f"{moment:%H:%M} {moment.isoformat()[-6:]}"


def moment(value: str) -> str:
    """`Thu 26 Oct 2023`, with its time where the value has one."""
    return f"{long_day(value)}, {clock(value)}" if "T" in value else long_day(value)


def day_range(first: str, last: str) -> str:
    """`16–22 Oct 2023`, `28 Sep – 3 Oct 2023`, `30 Dec 2022 – 2 Jan 2023`; a single day with its weekday."""
    one, two = day_of(first), day_of(last)
    if one == two:
        return long_day(first)
    end = short_day(two)
    if (one.year, one.month) == (two.year, two.month):
        return f"{one.day}–{end}"
    start = f"{one.day} {MONTHS[one.month - 1]}" if one.year == two.year else short_day(one)
    return f"{start} – {end}"


def _months(one: date, two: date) -> str | None:
    """Whole months as `Oct 2023`, `Jul–Sep 2023`, `2023`, `2010–2019`; None: the range does not fill months."""
    if one.day != 1 or two.day != calendar.monthrange(two.year, two.month)[1]:
        return None
    if (one.month, two.month) == (1, 12):
        return f"{one.year}" if one.year == two.year else f"{one.year}–{two.year}"
    end = f"{MONTHS[two.month - 1]} {two.year}"
    if (one.year, one.month) == (two.year, two.month):
        return end
    return f"{MONTHS[one.month - 1]}{'' if one.year == two.year else f' {one.year}'}–{end}"


def _closed(first: str, last: str) -> str:
    one, two = day_of(first), day_of(last)
    if one != two:
        return _months(one, two) or day_range(first, last)
    if "T" not in first or "T" not in last:
        return long_day(first)
    if first == last:
        return moment(first)
    start, end = clock(first), clock(last)
    return f"{long_day(first)}, {start[:5]}–{end}"


def when_text(when: When) -> str:
    """The date of an entry for people; empty when it is unresolved.

    Open ends print as `from ...` or `until ...`, a modifier before the date, a vague one as `about`.
    """
    if when.first and when.last:
        text = _closed(when.first, when.last)
    elif when.first:
        text = f"from {moment(when.first)}"
    elif when.last:
        text = f"until {moment(when.last)}"
    else:
        return ""
    before = MODIFIERS.get(when.mod or "", "about" if when.precision == "vague" else "")
    return f"{before} {text}" if before else text


def bounds(when: When) -> tuple[datetime, datetime] | None:
    """First and last instant for drawing, a day ending with its day; an open end collapses on the known one."""
    known = when.first or when.last
    if known is None:
        return None
    first, last = when.first or known, when.last or known
    end = instant_of(last)
    return instant_of(first), end + timedelta(days=1) if _ISO.fullmatch(last) else end
