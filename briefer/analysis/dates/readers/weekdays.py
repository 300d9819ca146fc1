"""Days of the week."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefer.analysis.dates.periods import Period, add_days, containing
from briefer.analysis.dates.readers.calendar import month_day
from briefer.analysis.dates.readers.choose import shift_of, weekday_by, weekday_near
from briefer.analysis.dates.readers.clock import part_of_day
from briefer.analysis.dates.readings import Context, Reading, counted, dated
from briefer.analysis.dates.vocabulary import tables

Groups = Mapping[str, str]


def weekday_number(word: str) -> int:
    word = word.rstrip(".")
    days = {**tables()["weekdays"], **tables()["weekday_abbreviations"]}
    return int(days[word])


def _resolved(groups: Groups, context: Context, day: date) -> Period:
    number = weekday_number(groups["weekday"])
    which = groups.get("which")
    found = weekday_by(which, day, number, context.tense()) if which else weekday_near(day, number, context.tense())
    return Period("day", found)


_ANY = re.compile(r"\b(?:an?|any|some|no)\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|but|when|if|in|on|at|to|of|for|by|that|with|as|is|was|so|like|than|because)\b)[a-z]|-"
)


def weekday(groups: Groups, context: Context) -> Reading | None:
    """Such as "the following Friday" counts from the date named last, all others from the publication.

    A "Monday" of no stated week is any Monday; "a Monday vote" is the one of the week.
    """
    if "which" not in groups and _ANY.search(context.before) and not _NOUN.match(context.after):
        return Reading(kind="DATE", value=f"XXXX-WXX-{weekday_number(groups['weekday'])}", precision="day")
    if groups.get("which", "").startswith("the ") and context.previous:
        context = replace(context, reference=context.previous.first)
    return counted(context, lambda day: _resolved(groups, context, day), "day")


def weekday_part(groups: Groups, context: Context) -> Reading | None:
    reading = weekday(groups, context)
    return reading and part_of_day(reading, groups["part"])


def month_day_part(groups: Groups, context: Context) -> Reading | None:
    """Such as "the evening of 4 March", the month before or after the day."""
    month = groups.get("month") or groups["monthafter"]
    day = groups.get("day") or groups["dayfirst"]
    year = groups.get("year") or groups.get("yearafter")
    reading = month_day({"month": month, "day": day, **({"year": year} if year else {})}, context)
    return reading and part_of_day(reading, groups["part"])


def weekday_of_week(groups: Groups, context: Context) -> Reading | None:
    offset = weekday_number(groups["weekday"]) - 1

    def find(day: date) -> Period:
        return Period("day", add_days(containing("week", day).shift(shift_of(groups["which"])).first, offset))

    return counted(context, find, "day")


def day_beside(groups: Groups, context: Context) -> Reading | None:
    step = -1 if groups["side"] == "before" else 1
    return counted(context, lambda day: _resolved(groups, context, day).shift(step), "day")


def week_from(groups: Groups, context: Context) -> Reading | None:
    step = -7 if groups["side"] == "before" else 7
    return counted(context, lambda day: _resolved(groups, context, day).shift(step), "day")


def week_of(groups: Groups, context: Context) -> Reading | None:
    reading = month_day(groups, context)
    if reading is None or reading.period is None:
        return reading
    return dated(containing("week", reading.period.first), anchor=context.reference)


READERS = {
    reader.__name__: reader
    for reader in (
        weekday, weekday_part, month_day_part, weekday_of_week, day_beside, week_from, week_of,
    )
}  # fmt: skip
