"""When an article appeared: explicit absolute dates and instants, in ISO form or as English papers print them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Literal

from briefer.cleaning import one_line
from briefer.errors import QueryError
from briefer.ingest.words import load
from briefer.model import HowKnown, Published

Precision = Literal["day", "minute", "second"]

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ](?P<time>\d\d:\d\d)(?P<second>:\d\d)?(?:[.,]\d{1,9})?"
    r"\s?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE | re.ASCII,
)
_RFC_2822 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UT|UTC)", re.ASCII
)
_MONTH = "|".join(sorted(load("topmatter.toml")["months"], key=len, reverse=True))
_WEEKDAY = "|".join(f"{day}|{day[:3]}" for day in load("topmatter.toml")["weekdays"])
_ZONE = "|".join(load("topmatter.toml")["zones"])
_PRINTED = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4}))"
    r"(?:,?\s*(?:at|-|–|—|\||·|/)?\s*(?P<hour>\d{1,2})[:.](?P<minute>\d\d)\s*(?P<half>[ap]\.?m\.?)?"
    rf"\s*\(?(?P<zone>[+-]\d\d:?\d\d|{_ZONE}|(?-i:[A-Z]{{2,4}}))?\)?)?",
    re.IGNORECASE | re.ASCII,
)
_WITHIN = re.compile(
    rf"(?<![\w.-])(?:{_PRINTED.pattern}|{_ISO.pattern.replace('zone>', 'iso_zone>')})(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_NOON = 12
_FIRST_YEAR = 1600
"Newspapers begin in 1605."


def parse_published(words: str) -> Published:
    """A date or instant as a user gives it: `2026-03-04`, `2026-03-04T10:30`, `2026-03-04 10:30:00+03:00`.

    Raises QueryError for anything else.
    """
    if (found := read_iso(words, how="given")) is None:
        raise QueryError(
            f"published: “{one_line(words)[:60]}” is no ISO date; write 2026-03-04 or 2026-03-04T10:30+03:00"
        )
    return found


def read_iso(words: str, *, how: HowKnown) -> Published | None:
    """ISO 8601 in its extended form; None: it is not, or no such day or hour exists."""
    if (match := _ISO.fullmatch(words.strip())) is None:
        return None
    try:
        day = date.fromisoformat(match["day"])
        clock = time.fromisoformat(match["time"] + (match["second"] or "")) if match["time"] else None
        return _published(day, clock, match["zone"], how=how, seconds=bool(match["second"]))
    except ValueError:
        return None


def read_stamp(words: str, *, how: HowKnown) -> Published | None:
    """A date as pages and headers carry it: ISO 8601, RFC 2822 or printed in English."""
    words = " ".join(words.split())
    if _RFC_2822.fullmatch(words):
        try:
            moment = parsedate_to_datetime(words)
        except ValueError:
            return None
        return _published(moment.date(), moment.time(), moment.strftime("%z") or "Z", how=how, seconds=True)
    return read_iso(words, how=how) or read_printed(words, how=how)


def read_printed(words: str, *, how: HowKnown = "text") -> Published | None:
    """`March 4, 2026`, `Wednesday 4 March 2026, 10:30 GMT` and their like, with nothing around them.

    Not sure where the weekday it names is another. A zone whose offset is not certain is left out.
    """
    if (match := _PRINTED.fullmatch(words.strip())) is None:
        return read_iso(words, how=how)
    return _printed(match, how=how)


def find_printed(words: str, *, how: HowKnown = "text") -> Iterator[tuple[re.Match[str], Published]]:
    """Every date within `words` as `read_printed` reads them, in order, with the place where it stands."""
    for match in _WITHIN.finditer(words):
        printed = read_iso(match.group(), how=how) if match["day"] else _printed(match, how=how)
        if printed:
            yield match, printed


def _printed(match: re.Match[str], *, how: HowKnown) -> Published | None:
    tables = load("topmatter.toml")
    named_month = match["m1"] or match["m2"]
    month = tables["months"][named_month.lower()] if named_month else int(match["m3"])
    try:
        day = date(
            int(match["y1"] or match["y2"] or match["y3"]), month, int(match["d1"] or match["d2"] or match["d3"])
        )
        clock = _clock(match["hour"], match["minute"], match["half"])
    except ValueError:
        return None
    named = (match["weekday"] or "").lower()[:3]
    sure = not named or tables["weekdays"][day.weekday()].startswith(named)
    return _published(day, clock, match["zone"], how=how, seconds=False, sure=sure)


def _clock(hour: str | None, minute: str, half: str | None) -> time | None:
    if hour is None:
        return None
    value = int(hour)
    if half:
        if not 1 <= value <= _NOON:
            raise ValueError(hour)
        value = value % _NOON + (_NOON if half[0] in "pP" else 0)
    return time(value, int(minute))


def _published(
    day: date, clock: time | None, zone: str | None, *, how: HowKnown, seconds: bool, sure: bool = True
) -> Published | None:
    if day.year < _FIRST_YEAR:
        return None
    if clock is None:
        return Published(value=day.isoformat(), precision="day", how=how, sure=sure)
    precision: Precision = "second" if seconds else "minute"
    value = datetime.combine(day, clock).isoformat(timespec=f"{precision}s") + (_offset(zone) or "")
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return Published(value=value, precision=precision, how=how, zone=(zone or None) and _zone_name(zone), sure=sure)


def _offset(zone: str | None) -> str | None:
    """`+03:00` for any way of writing it; None: not stated, or not certain."""
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        return f"{zone[0]}{digits[:2]}:{digits[2:]}"
    found: str | None = load("topmatter.toml")["zones"].get(zone.upper())
    return found


def _zone_name(zone: str) -> str:
    if zone[0] in "+-":
        return _offset(zone) or zone
    return "UTC" if zone.upper() == "Z" else zone.upper()
