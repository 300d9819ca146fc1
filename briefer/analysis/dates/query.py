"""Days that a user writes: `--since "last Saturday"`, a filter line, a date field.

The same grammar as for articles, without a parse; dateparser reads the full dates that the grammar does not.
"""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.periods import OutOfCalendar, Period, add_days, add_months, containing, part_of_year
from briefer.analysis.dates.readers.durations import unit_code
from briefer.analysis.dates.readings import Reading, Tense
from briefer.analysis.dates.resolve import read_text
from briefer.analysis.dates.vocabulary import expand, tables
from briefer.errors import QueryError

EXAMPLES = '"2023-10-26", "26 Oct 2023", "last Saturday", "yesterday", "last week", "3 days ago", "Oct 2 to Oct 9"'

_LEAD = re.compile(r"^(?:since|until|till|from|on|in|by|before|after|during)\s+", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:\.\.|\s(?:to|until|till|through|and|[-–])\s)\s*", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])$")
_NUMERIC = re.compile(r"(\d{1,2})([.-])(\d{1,2})\2(\d{2}|\d{4})$")
_LAST_UNITS = re.compile(
    r"(?:the\s+)?(?:(?:last|past)\s+(.+?)|past)\s+(hours?|days?|weeks?|fortnights?|months?|quarters?|years?)$",
    re.IGNORECASE,
)
_MONTH_NAME = re.compile(expand("{month}|{day} {month}"), re.IGNORECASE)
_YEAR = re.compile(r"\b(\d{4})$")
_IN_UNITS = re.compile(r"in\s+(.+?)\s+(days?|weeks?|fortnights?|months?|years?)$", re.IGNORECASE)
_NEXT_UNITS = re.compile(
    r"(?:within|(?:in|over|during)?\s*(?:the\s+)?(?:next|coming))\s+(.+?)\s+(days?|weeks?|fortnights?|months?|years?)$",
    re.IGNORECASE,
)
_WEEK = re.compile(r"(\d{4})-?W(0[1-9]|[1-4]\d|5[0-2])$")
_NTH = re.compile(r"(?:the\s+)?([1-9]|[12]\d|3[01])(?:st|nd|rd|th)$", re.IGNORECASE)
_MONTHS_LOOKED = 3
_LAST_MONTH = 12
_DAYS = {"D": 1, "W": 7, "2W": 14}
_MONTHS = {"M": 1, "Q": 3, "Y": 12}


@dataclass(frozen=True, slots=True)
class _Asking:
    """What was written and how it counts. Stands in for a parse: the asker's direction is the tense of every word."""

    words: str
    today: date
    ahead: bool

    def sure(self, start: int, end: int) -> bool:  # noqa: ARG002 - the protocol's signature
        return True

    def tense(self, start: int, end: int) -> Tense | None:  # noqa: ARG002 - the protocol's signature
        return "future" if self.ahead else "past"

    def tag(self, start: int) -> str | None:  # noqa: ARG002 - the protocol's signature
        return None


def resolve_day_range(words: str, today: date, *, ahead: bool = False) -> tuple[date, date]:
    """First and last day of what the words say, counted from `today`.

    Weekdays and months without a year are the last ones, or with `ahead` the coming ones (a deadline, a horizon),
    unless "next", "last" or a year says otherwise; today counts for both. Raises QueryError.
    """
    ask = _Asking(" ".join(words.split()), today, ahead)
    if (counted := _IN_UNITS.match(ask.words)) and _is_count(counted[1]):
        return _in_units(counted, ask)
    text = _LEAD.sub("", ask.words)
    if whole := _read_whole(text, ask):
        return whole
    ends = _RANGE.split(text.removeprefix("between "), maxsplit=1)
    if len(ends) > 1 and all(ends):
        last = _read_one(ends[1], ask)
        first = _beginning(ends[0], ends[1], last[0], ask)
        if first[0] > last[1]:
            raise QueryError(
                f'date "{ask.words}": it ends ({last[1]}) before it begins ({first[0]}); turn the two round'
            )
        return first[0], last[1]
    return _read_one(text, ask)


def _read_one(text: str, ask: _Asking) -> tuple[date, date]:
    found = _read_whole(text, ask) or _by_dateparser(text, ask)
    if found is None:
        raise QueryError(f'date "{ask.words}": "{text}" is no day that can be read; write for example {EXAMPLES}')
    return found


def _read_whole(text: str, ask: _Asking) -> tuple[date, date] | None:
    """By the grammar, where it reads all of the text; None: it does not."""
    try:
        if days := _read_form(text, ask):
            return days
    except OutOfCalendar as error:
        raise _unreadable(ask, str(error)) from error
    named = _with_full_names(text)
    found = read_text(named, ask.today, ask)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(named)):
        return None
    return _days(found[0].reading, ask)


def _read_form(text: str, ask: _Asking) -> tuple[date, date] | None:
    """What only who asks writes so. Raises OutOfCalendar."""
    days = (ask.today, ask.today) if text.lower() == "now" else None
    if month := _MONTH.match(text):
        days = _extent(part_of_year("month", int(month[1]), int(month[2])))
    elif week := _WEEK.match(text):
        days = _extent(Period("week", date.fromisocalendar(int(week[1]), int(week[2]), 1)))
    elif nth := _NTH.match(text):
        days = _nth_day(int(nth[1]), ask)
    elif back := _LAST_UNITS.match(text):
        days = _last_units(back[1] or "one", back[2], ask.today)
    elif onward := _NEXT_UNITS.match(text):
        days = _next_units(onward[1], onward[2], ask)
    return days


def _nth_day(number: int, ask: _Asking) -> tuple[date, date] | None:
    """Such as "the 15th": the last one, or the coming one; None: no month near has such a day."""
    for step in range(_MONTHS_LOOKED):
        month = containing("month", ask.today).shift(step if ask.ahead else -step)
        day = add_days(month.first, number - 1)
        if month.covers(day) and (day >= ask.today if ask.ahead else day <= ask.today):
            return day, day
    return None


def _days(reading: Reading, ask: _Asking) -> tuple[date, date] | None:
    if reading.unresolved:
        raise _unreadable(ask, reading.unresolved)
    if reading.first is None or reading.last is None or reading.kind == "DURATION":
        return None
    first, last = (datetime.fromisoformat(end).date() for end in (reading.first, reading.last))
    return (first, first) if reading.precision in ("part", "minute") else _narrowed(first, last, reading)


def _narrowed(first: date, last: date, reading: Reading) -> tuple[date, date]:
    """Of "early March", "mid-2025", "the end of the week" the first, middle or last third; else all of it."""
    whole = reading.period is not None and (first, last) == _extent(reading.period)
    third = ((last - first).days + 1) // 3
    if not whole or not third or reading.mod not in ("START", "MID", "END"):
        return first, last
    begin = {"START": first, "MID": add_days(first, third), "END": add_days(last, 1 - third)}[reading.mod]
    return begin, last if reading.mod == "END" else add_days(begin, third - 1)


def _unreadable(ask: _Asking, why: str) -> QueryError:
    return QueryError(f'date "{ask.words}": {why}; write for example {EXAMPLES}')


def _extent(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _last_units(count: str, unit: str, today: date) -> tuple[date, date] | None:
    """Such as "last 3 days": so many days back from today, which is the last of them."""
    amount = number(count)
    if amount is None or not _is_count(count):
        return None
    code = unit_code(unit)
    if code == "TH":
        return add_days(today, -math.ceil(amount / 24)), today
    if code in _DAYS:
        return add_days(today, 1 - round(amount * _DAYS[code])), today
    return add_days(add_months(today, -round(amount * _MONTHS[code])), 1), today


def _next_units(count: str, unit: str, ask: _Asking) -> tuple[date, date] | None:
    """Such as "the next 7 days", "within 7 days": from today to the day so far ahead."""
    return (ask.today, _ahead(count, unit, ask)) if _is_count(count) else None


def _in_units(found: re.Match[str], ask: _Asking) -> tuple[date, date]:
    """Such as "in 3 days": the day so far ahead."""
    try:
        day = _ahead(found[1], found[2], ask)
    except OutOfCalendar as error:
        raise _unreadable(ask, str(error)) from error
    return day, day


def _ahead(count: str, unit: str, ask: _Asking) -> date:
    amount, code = number(count) or 0, unit_code(unit)
    if code in _DAYS:
        return add_days(ask.today, round(amount * _DAYS[code]))
    return add_months(ask.today, round(amount * _MONTHS[code]))


def _beginning(text: str, end: str, last: date, ask: _Asking) -> tuple[date, date]:
    """Of a range; where only its end states a year, that year or, if it would begin after it ends, the one before."""
    year = _YEAR.search(end)
    if year is None or re.search(r"\d{4}", text) or not _MONTH_NAME.search(text):
        return _read_one(text, ask)
    first = _read_one(f"{text} {year[1]}", ask)
    return first if first[0] <= last else _read_one(f"{text} {int(year[1]) - 1}", ask)


def _is_count(words: str) -> bool:
    return bool(words.strip()) and all(
        w.isdigit() or w in tables()["numbers"] or w in ("a", "couple", "of") for w in words.lower().split()
    )


def _with_full_names(text: str) -> str:
    """Names of days and months written out and capitalised, as an article has them."""
    return re.sub(r"[A-Za-z]+\.?", lambda found: _full_name(found[0]), text)


def _full_name(word: str) -> str:
    names = tables()
    bare = word.lower().rstrip(".")
    for full, short in (("months", "month_abbreviations"), ("weekdays", "weekday_abbreviations")):
        index = names[full].get(bare, names[short].get(bare))
        if index is not None:
            return next(name for name, number in names[full].items() if number == index).capitalize()
    return word


def _either_way_round(one: int, other: int) -> bool:
    return one != other and max(one, other) <= _LAST_MONTH


def _by_dateparser(text: str, ask: _Asking) -> tuple[date, date] | None:
    """A full date in a form the grammar does not have. One that could be read two ways is refused."""
    if not re.search(r"\d", text):
        return None
    if (figures := _NUMERIC.match(text)) and _either_way_round(int(figures[1]), int(figures[3])):
        raise _unreadable(ask, "day and month could stand either way round")
    from dateparser import parse  # noqa: PLC0415 - takes 0.3 s to import, and few queries need it

    settings = {
        "RELATIVE_BASE": datetime.combine(ask.today, time()),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
    }
    found = parse(text, languages=["en"], settings=settings)
    return (found.date(), found.date()) if found else None
