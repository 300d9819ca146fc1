"""When something is due, in words or as cron, to cron expressions. What could mean two things is refused.

::

    every weekday at 06:00                    every Monday and Thursday at 9 and 17:30
    daily at 6 and 18                         first Monday of the month at 9
    every 2 hours                             last Friday of the month at 17:00
    every 15 minutes between 8 and 18         1st and 15th of the month at 07:00
    hourly                                    last day of the month at 18:00
    0 6 * * 1-5                               30 7 * * MON#1

Hours are those of the 24-hour clock unless `am` or `pm` stands beside them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cronsim import CronSim, CronSimError

from briefer.schedule.days import days_of
from briefer.schedule.hours import Clock, clocks_of, hour_span
from briefer.schedule.refusing import refuse

_CRON = re.compile(r"[\d*][\d*/,\-]*(?:\s+[\w*/,\-#]+){4,5}")
_ALIASES = {"@hourly": "0 * * * *", "@daily": "0 0 * * *", "@midnight": "0 0 * * *"}
_FIRST_AT = re.compile(r"at (?P<times>.+?) (?P<days>(?:on|every|each)\b.+)")
_AT = re.compile(r"(?P<days>.*?)\s*\bat\b\s*(?P<times>.+)")
_HOURLY = re.compile(r"(?:hourly|every hour|each hour)(?:\s+at\s+:(?P<minute>[0-5]\d))?(?P<rest>.*)")
_EVERY = re.compile(
    r"every (?:(?P<number>\d+|two|three|four|six|eight|twelve) )?(?P<unit>hours?|minutes?|mins?)(?P<rest>.*)"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "twelve": 12}
_HOURS, _MINUTES = 24, 60
_ANY = datetime(2026, 1, 1)  # noqa: DTZ001 - wall time; cronsim wants one to check an expression


@dataclass(frozen=True, slots=True)
class _Days:
    """The fields of a cron expression that choose days."""

    month_day: str
    weekday: str


def read(words: str) -> tuple[str, ...]:
    """One cron expression, or several of which each counts. Raises QueryError, with examples."""
    text = " ".join(words.strip().rstrip(".").split())
    if not text:
        raise refuse(words, "it says nothing")
    if text in _ALIASES or _CRON.fullmatch(text):
        return (_cron(words, _ALIASES.get(text, text)),)
    lower = text.lower().replace("’", "'")
    return _interval(words, lower) or _timed(words, lower)


def _cron(words: str, text: str) -> str:
    try:
        CronSim(text, _ANY)
    except CronSimError as error:
        fields = "minute, hour, day of the month, month, day of the week"
        raise refuse(words, f"as cron ({fields}) it has a {str(error).lower()}") from error
    return text.upper()


def _interval(words: str, text: str) -> tuple[str, ...]:
    """`hourly`, `every N hours`, `every N minutes`; empty: it is none of these."""
    if found := _HOURLY.fullmatch(text):
        span, days = _rest(words, found["rest"])
        return (f"{int(found['minute'] or 0)} {span or '*'} {days.month_day} * {days.weekday}",)
    found = _EVERY.fullmatch(text)
    if not found:
        return ()
    said = found["number"] or "1"
    number = _NUMBERS.get(said) or int(said)
    span, days = _rest(words, found["rest"])
    hours = found["unit"].startswith("h")
    whole = _HOURS if hours else _MINUTES
    if not 1 <= number <= whole or whole % number:
        fit = ", ".join(str(n) for n in range(1, whole) if whole % n == 0)
        of = "the day" if hours else "the hour"
        raise refuse(words, f"{number} does not divide {of} evenly; these do: {fit}")
    tail = f"{days.month_day} * {days.weekday}"
    if hours:
        return (f"0 {_stepped(span or '*', number, _HOURS)} {tail}",)
    return tuple(f"{minutes} {hour} {tail}" for minutes, hour in _minutes(span, _stepped("*", number, _MINUTES)))


def _minutes(span: str | None, minutes: str) -> list[tuple[str, str]]:
    """Fields for minutes and hours; a span ends on its last full hour."""
    if span is None:
        return [(minutes, "*")]
    first, last = map(int, span.split("-"))
    return [(minutes, str(first) if first == last - 1 else f"{first}-{last - 1}"), ("0", str(last))]


def _stepped(span: str, number: int, whole: int) -> str:
    if number == whole:
        return "0"
    return span if number == 1 else f"{span}/{number}"


def _rest(words: str, text: str) -> tuple[str | None, _Days]:
    """Hours and days that follow an interval: `between 8 and 18 on weekdays`, in either order."""
    text, span = hour_span(words, text.strip())
    return span, _Days(*days_of(words, text)) if text else _Days("*", "*")


def _timed(words: str, text: str) -> tuple[str, ...]:
    found = _FIRST_AT.fullmatch(text) or _AT.fullmatch(text)
    if not found:
        days_of(words, text)
        raise refuse(words, "it does not say at what time")
    if not found["days"]:
        raise refuse(words, "it does not say on which days")
    days = _Days(*days_of(words, found["days"]))
    return _crons(clocks_of(words, found["times"]), days)


def _crons(clocks: Sequence[Clock], days: _Days) -> tuple[str, ...]:
    """One expression for each minute that occurs."""
    minutes = sorted({clock.minute for clock in clocks})
    hours = {minute: sorted({c.hour for c in clocks if c.minute == minute}) for minute in minutes}
    return tuple(
        f"{minute} {','.join(map(str, hours[minute]))} {days.month_day} * {days.weekday}" for minute in minutes
    )
