"""Days that a user writes: `--since "last Saturday"`, a filter line, a date field.

The same grammar as for articles, without a parse; dateparser reads the full dates that the grammar does not.
"""

import re
from datetime import date, datetime, time

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.periods import OutOfCalendar, Period, add_days, add_months, part_of_year
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
    r"(?:the\s+)?(?:(?:last|past)\s+(.+?)|past)\s+(days?|weeks?|months?|quarters?|years?)$", re.IGNORECASE
)
_MONTH_NAME = re.compile(expand("{month}|{day} {month}"), re.IGNORECASE)
_YEAR = re.compile(r"\b(\d{4})$")
_IN_UNITS = re.compile(r"in\s+(.+?)\s+(days?|weeks?|months?|years?)$", re.IGNORECASE)
_LAST_MONTH = 12
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "Y": 12}


class _Looking:
    """Who asks for a weekday or month without more means the last one."""

    def sure(self, start: int, end: int) -> bool:  # noqa: ARG002 - the protocol's signature
        return True

    def tense(self, start: int, end: int) -> Tense | None:  # noqa: ARG002 - the protocol's signature
        return "past"

    def tag(self, start: int) -> str | None:  # noqa: ARG002 - the protocol's signature
        return None


def resolve_day_range(words: str, today: date) -> tuple[date, date]:
    """First and last day of what the words say, counted from `today`.

    Weekdays and months without a year are the last ones, unless "next" or a year says otherwise. Raises QueryError.
    """
    words = " ".join(words.split())
    if ahead := _IN_UNITS.match(words):
        return _in_units(ahead[1], ahead[2], words, today)
    text = _LEAD.sub("", words)
    if whole := _read_whole(text, words, today):
        return whole
    ends = _RANGE.split(text.removeprefix("between "), maxsplit=1)
    if len(ends) > 1 and all(ends):
        last = _read_one(ends[1], words, today)
        first = _beginning(ends[0], ends[1], last[0], words, today)
        if first[0] > last[1]:
            raise QueryError(f'date "{words}": it ends ({last[1]}) before it begins ({first[0]}); turn the two round')
        return first[0], last[1]
    return _read_one(text, words, today)


def _read_one(text: str, words: str, today: date) -> tuple[date, date]:
    found = _read_whole(text, words, today) or _by_dateparser(text, words, today)
    if found is None:
        raise QueryError(f'date "{words}": "{text}" is no day that can be read; write for example {EXAMPLES}')
    return found


def _read_whole(text: str, words: str, today: date) -> tuple[date, date] | None:
    """By the grammar, where it reads all of the text; None: it does not."""
    if text.lower() == "now":
        return today, today
    try:
        if month := _MONTH.match(text):
            return _extent(part_of_year("month", int(month[1]), int(month[2])))
        if units := _LAST_UNITS.match(text):
            return _last_units(units[1] or "one", units[2], today)
    except OutOfCalendar as error:
        raise _unreadable(words, str(error)) from error
    named = _with_full_names(text)
    found = read_text(named, today, _Looking())
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(named)):
        return None
    return _days(found[0].reading, words)


def _days(reading: Reading, words: str) -> tuple[date, date] | None:
    if reading.unresolved:
        raise _unreadable(words, reading.unresolved)
    if reading.first is None or reading.last is None:
        return None
    first, last = (datetime.fromisoformat(end).date() for end in (reading.first, reading.last))
    return (first, first) if reading.precision in ("part", "minute") else (first, last)


def _unreadable(words: str, why: str) -> QueryError:
    return QueryError(f'date "{words}": {why}; write for example {EXAMPLES}')


def _extent(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _last_units(count: str, unit: str, today: date) -> tuple[date, date] | None:
    """Such as "last 3 days": so many days back from today, which is the last of them."""
    amount = number(count)
    if amount is None or not _is_count(count):
        return None
    code = unit_code(unit)
    if code in _DAYS:
        return add_days(today, 1 - round(amount * _DAYS[code])), today
    return add_days(add_months(today, -round(amount * _MONTHS[code])), 1), today


def _in_units(count: str, unit: str, words: str, today: date) -> tuple[date, date]:
    """Such as "in 3 days": the day so far ahead."""
    amount = number(count)
    if amount is None or not _is_count(count):
        raise _unreadable(words, f'"{count}" is no number')
    code = unit_code(unit)
    try:
        if code in _DAYS:
            day = add_days(today, round(amount * _DAYS[code]))
        else:
            day = add_months(today, round(amount * _MONTHS[code]))
    except OutOfCalendar as error:
        raise _unreadable(words, str(error)) from error
    return day, day


def _beginning(text: str, end: str, last: date, words: str, today: date) -> tuple[date, date]:
    """Of a range; where only its end states a year, that year or, if it would begin after it ends, the one before."""
    year = _YEAR.search(end)
    if year is None or re.search(r"\d{4}", text) or not _MONTH_NAME.search(text):
        return _read_one(text, words, today)
    first = _read_one(f"{text} {year[1]}", words, today)
    return first if first[0] <= last else _read_one(f"{text} {int(year[1]) - 1}", words, today)


def _is_count(words: str) -> bool:
    return all(w.isdigit() or w in tables()["numbers"] or w in ("a", "couple", "of") for w in words.lower().split())


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


def _by_dateparser(text: str, words: str, today: date) -> tuple[date, date] | None:
    """A full date in a form the grammar does not have. One that could be read two ways is refused."""
    if not re.search(r"\d", text):
        return None
    if (figures := _NUMERIC.match(text)) and _either_way_round(int(figures[1]), int(figures[3])):
        raise _unreadable(words, "day and month could stand either way round")
    from dateparser import parse  # noqa: PLC0415 - takes 0.3 s to import, and few queries need it

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time()),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
    }
    found = parse(text, languages=["en"], settings=settings)
    return (found.date(), found.date()) if found else None
