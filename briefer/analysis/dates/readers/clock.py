"""Clock times and parts of the day."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.periods import OutOfCalendar, Period, add_days
from briefer.analysis.dates.readings import UNDATED, Context, Reading, unread
from briefer.analysis.dates.vocabulary import tables

Groups = Mapping[str, str]

_AT = re.compile(r"\b(?:at|by|until|till|from|about|around|since|before|after|between|shortly)\s+$", re.IGNORECASE)
_NOON, _DAY, _HOUR_ONLY = 12, 24, 2
_EXTENT = {"MO": ("00:00", "11:59"), "AF": ("12:00", "17:59"), "EV": ("17:00", "23:59"), "NI": ("18:00", "05:59")}
"""First and last minute of the parts of the day; a night's last minute is on the next day."""


def part_of_day(reading: Reading, word: str) -> Reading:
    """A day's reading narrowed to its morning, afternoon, evening or night."""
    code = str(tables()["parts"][word])
    if reading.period is None:
        return replace(reading, kind="TIME", precision="part")
    first, last = _EXTENT[code]
    day = reading.period.first
    try:
        end = add_days(day, 1) if code == "NI" else day
    except OutOfCalendar:
        end = day
    return replace(
        reading,
        kind="TIME",
        value=f"{day.isoformat()}T{code}",
        first=f"{day.isoformat()}T{first}",
        last=f"{end.isoformat()}T{last}",
        precision="part",
    )


def at(day: Period, time: str, *, zone: str = "", anchor: str | None = None) -> Reading:
    """A minute of a day; `zone` is an offset such as `-05:00`, empty where the text names none."""
    value = f"{day.first.isoformat()}T{time}"
    return Reading(
        kind="TIME",
        value=value,
        first=value + zone,
        last=value + zone,
        precision="minute",
        anchor=anchor,
        period=day,
        time=time,
        zone=zone,
    )


def clock(groups: Groups, context: Context) -> Reading | None:
    """On the day named last in the same sentence, else the publication's."""
    time = _time(groups)
    return None if time is None else _on_day(context, time, _offset(groups.get("zone")))


def clock_at(groups: Groups, context: Context) -> Reading | None:
    """Bare figures ("3:16", "2000 hours") are a time of day only after a preposition that calls for one."""
    return clock(groups, context) if _AT.search(context.before) else None


def clock_spoken(groups: Groups, context: Context) -> Reading | None:
    """Such as "half past five", "a quarter to six in the evening"; "by ten to one" only where a time is called for."""
    hour = number(groups["hour"])
    called = _AT.search(context.before) or "half past" in context.words.lower() or "part" in groups
    if hour is None or not 1 <= hour <= _NOON or not called:
        return None
    minutes = _MINUTES[groups["minutes"].split()[-1]]
    whole = int(hour) % _NOON + (_NOON if _is_late(groups, int(hour)) else 0)
    total = whole * 60 + (minutes if groups["side"] == "past" else -minutes)
    return _on_day(context, f"{total // 60 % _DAY:02d}:{total % 60:02d}", "")


_MINUTES = {"ten": 10, "quarter": 15, "twenty": 20, "half": 30}


def _is_late(groups: Groups, hour: int) -> bool:
    """Whether the hour is one after noon: "six in the evening", "nine at night" but "two at night"."""
    if "night" in groups:
        return hour >= _LATE
    return groups.get("part") in ("afternoon", "evening", "night", "dusk", "sunset", "nightfall")


_LATE = 6
"""From six on, an hour "at night" is one before midnight."""


def noon(groups: Groups, context: Context) -> Reading | None:
    return _on_day(context, "24:00" if groups["word"] == "midnight" else "12:00", _offset(groups.get("zone")))


def _on_day(context: Context, time: str, zone: str) -> Reading:
    named = context.previous
    if named and named.unit == "day":
        return on_day(named, time, zone, anchor=named.first)
    day = context.reference
    if day is None:
        return replace(unread("TIME", "minute", UNDATED), time=time, zone=zone)
    return on_day(Period("day", day), time, zone, anchor=day)


def on_day(day: Period, time: str, zone: str, *, anchor: date | None) -> Reading:
    """Midnight is written `T24:00` of the day it ends; its instant is the next day's `00:00`."""
    reading = at(day, time, zone=zone, anchor=anchor.isoformat() if anchor else None)
    if time != "24:00":
        return reading
    try:
        instant = f"{add_days(day.first, 1).isoformat()}T00:00"
    except OutOfCalendar:
        return reading
    return replace(reading, first=instant, last=instant)


def _time(groups: Groups) -> str | None:
    if "hour" in groups:
        hour, minute = int(number(groups["hour"]) or 0), 0
    else:
        figures = re.sub(r"\D", "", groups["clock"])
        hour, minute = (int(figures), 0) if len(figures) <= _HOUR_ONLY else (int(figures[:-2]), int(figures[-2:]))
    if _is_late(groups, hour) and hour < _NOON:
        hour += _NOON
    if half := groups.get("ampm"):
        if hour > _NOON or hour == 0:
            return None
        hour = hour % _NOON + (_NOON if half.startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < _DAY else None


def _offset(zone: str | None) -> str:
    """Of a zone's name, or of the figures after "utc"; empty for a zone that says no offset."""
    if not zone or zone in tables()["unsure"]["zones"]:
        return ""
    if stated := _FIGURES.search(zone):
        return f"{'+' if stated[1] == '+' else '-'}{int(stated[2]):02d}:{stated[3] or '00'}"
    minutes = int(tables()["zones"][zone])
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


_FIGURES = re.compile(r"([+−-])(\d{1,2}?):?(\d\d)?$")

READERS = {"clock": clock, "clock_at": clock_at, "clock_spoken": clock_spoken, "noon": noon}
