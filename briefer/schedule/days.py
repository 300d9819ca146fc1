"""Days in words, to the two fields of a cron expression that choose days."""

import re

from briefer.schedule.refusing import refuse

_NAMES = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 0,
}  # fmt: skip
_WEEKDAY = re.compile(
    r"(?P<name>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)s?"
)
_DAILY = {"daily", "every day", "each day", "day", "days", "everyday"}
_WORKDAYS = {"weekday", "weekdays", "workday", "workdays", "working day", "working days"}
_WEEKENDS = {"weekend", "weekends"}
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0,
}  # fmt: skip
_OF_MONTH = re.compile(r"(?P<which>.+?)\s+(?:of|in)\s+(?:the|every|each)\s+month")
_ORDINAL_DAY = re.compile(r"(?P<ordinal>\w+)\s+(?P<day>\w+)")
_NUMBERED = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?")
_AND = re.compile(r"\s*(?:,|&|\band\b)\s*(?:the\s+|on\s+|every\s+)*")
_TO = re.compile(r"\s*(?:-|–|\bto\b|\bthrough\b)\s*")
_EVERY = re.compile(r"(?:(?:on|every|each|the|all)\s+)*")
_IN_EVERY_MONTH = 28
_UNSURE = re.compile(r"biweekly|bi-weekly|bimonthly|fortnightly|twice|every other|every second|every 2nd|alternate")
_BARE = {"weekly", "monthly", "yearly", "annually", "quarterly"}


def days_of(words: str, text: str) -> tuple[str, str]:
    """Day of the month and day of the week, as cron has them. Raises QueryError; `words`: the whole that was given."""
    text = text.strip()
    if _UNSURE.match(text):
        raise refuse(words, f"“{text}” can be read in two ways, or needs a day to count from; name the days")
    if text in _BARE:
        raise refuse(words, f"“{text}” does not say on which day")
    if found := _OF_MONTH.fullmatch(text):
        return _of_month(words, found["which"])
    bare = text[_EVERY.match(text).end() :] if text not in _DAILY else text  # type: ignore[union-attr]  # it matches nothing, too
    if bare in _DAILY:
        return "*", "*"
    if bare in _WORKDAYS:
        return "*", "1-5"
    if bare in _WEEKENDS:
        return "*", "0,6"
    return "*", _weekdays(words, bare)


def _weekdays(words: str, text: str) -> str:
    days: list[int] = []
    for part in _AND.split(text):
        ends = [_weekday(words, end) for end in _TO.split(part)]
        if len(ends) == 1:
            days += ends
        else:
            first, last = ends[0], ends[-1]
            days += [(first + n) % 7 for n in range((last - first) % 7 + 1)]
    return ",".join(str(day) for day in sorted(set(days)))


def _weekday(words: str, text: str) -> int:
    found = _WEEKDAY.fullmatch(text)
    if not found:
        raise refuse(words, f"“{text}” names no days")
    return _NAMES[found["name"][:3]]


def _of_month(words: str, text: str) -> tuple[str, str]:
    """`first Monday`, `last day`, `1st and 15th`: of every month."""
    text = text[_EVERY.match(text).end() :]  # type: ignore[union-attr]  # as above
    if text == "last day":
        return "L", "*"
    if text in ("last weekday", "last working day"):
        return "LW", "*"
    parts = _AND.split(text)
    if all(_NUMBERED.fullmatch(part) for part in parts):
        return ",".join(str(_numbered(words, part)) for part in parts), "*"
    return "*", ",".join(_ordinal(words, part) for part in parts)


def _numbered(words: str, text: str) -> int:
    day = int(re.sub(r"\D", "", text))
    if not 1 <= day <= _IN_EVERY_MONTH:
        raise refuse(words, f"day {day} is not in every month; “last day of the month” is")
    return day


def _ordinal(words: str, text: str) -> str:
    found = _ORDINAL_DAY.fullmatch(text)
    if not found or found["ordinal"] not in _ORDINALS:
        raise refuse(words, f"“{text}” names no day of the month")
    day, which = _weekday(words, found["day"]), _ORDINALS[found["ordinal"]]
    return f"{day}#{which}" if which else f"{day}L"
