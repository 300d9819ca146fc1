"""Days of the week."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.periods import Period, add_days, containing
from briefer.analysis.dates.readers.calendar import holiday, month_day, month_number
from briefer.analysis.dates.readers.choose import nearest, shift_of, weekday_by, weekday_near
from briefer.analysis.dates.readers.clock import part_of_day
from briefer.analysis.dates.readers.holidays import nth_weekday_of
from briefer.analysis.dates.readings import Context, Reading, Tense, counted, dated
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
_RANGE = re.compile(r"day\s*(?:to|through|thru|until|till|-|–)\s*$|\bbetween\s+\w+day\s+and\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|but|when|if|in|on|at|to|of|for|by|that|with|as|is|was|so|like|than|because)\b)[a-z]|-"
)


def weekday(groups: Groups, context: Context) -> Reading | None:
    """Such as "the following Friday" counts from the date named last, all others from the publication.

    A "Monday" of no stated week is any Monday; "a Monday vote" is the one of the week.
    """
    if "which" not in groups and _is_name(groups, context):
        return None
    if "which" not in groups and _ANY.search(context.before) and not _NOUN.match(context.after):
        return Reading(kind="DATE", value=f"XXXX-WXX-{weekday_number(groups['weekday'])}", precision="day")
    if groups.get("which", "").startswith("the ") and context.previous:
        context = replace(context, reference=context.previous.first)
    if "which" not in groups and context.previous_day and _RANGE.search(context.before):
        context = replace(context, reference=context.previous_day.first, tense=_ahead)
    return counted(context, lambda day: _resolved(groups, context, day), "day")


_TURNS = ("dawn", "daybreak", "sunrise", "dusk", "sunset", "nightfall")
_BEFORE = re.compile(r"\b(?:before|until|by)\s+$", re.IGNORECASE)


def _is_name(groups: Groups, context: Context) -> bool:
    """Part of the name of a past day, a paper or a broadcast: "Bloody Sunday", "the Sunday Times"."""
    names = tables()["named_weekdays"]
    word = context.before.rstrip().rpartition(" ")[2].lower()
    after = context.words[len(groups["weekday"]) :] + context.after
    return word in names["before"] or any(re.match(rf" {name.title()}\b", after) for name in names["after"])


def weekday_beyond(groups: Groups, context: Context) -> Reading | None:
    """Such as "the Friday before last": a week beyond the last one, or the next."""
    back = groups["side"] == "before last"
    number = weekday_number(groups["weekday"])

    def find(day: date) -> Period:
        return Period("day", add_days(weekday_by("last" if back else "next", day, number, None), -7 if back else 7))

    return counted(context, find, "day")


def weekdays_ago(groups: Groups, context: Context) -> Reading | None:
    """Such as "two Fridays ago", the second back from the publication; "a week ago Friday", a week before the last."""
    count = number(groups.get("number", "one"))
    if count is None or count.denominator != 1 or count < 1:
        return None
    weekday = weekday_number((groups.get("weekday") or groups["weekdays"]).removesuffix("s"))
    weeks = int(count) - ("weekdays" in groups)

    def find(day: date) -> Period:
        return Period("day", add_days(weekday_by("last", day, weekday, None), -7 * weeks))

    return counted(context, find, "day")


def weekday_hours(groups: Groups, context: Context) -> Reading | None:
    """Such as "the early hours of Friday": the beginning of its morning, the end of its evening."""
    reading, late = weekday(groups, context), groups["side"] == "late"
    return reading and replace(part_of_day(reading, "evening" if late else "morning"), mod="END" if late else "START")


def weekday_part(groups: Groups, context: Context) -> Reading | None:
    """Refused of "before dawn on Friday", which is that day, but not its morning."""
    if groups["part"] in _TURNS and _BEFORE.search(context.before):
        return None
    reading = weekday(groups, context)
    return reading and part_of_day(reading, groups["part"])


def month_day_part(groups: Groups, context: Context) -> Reading | None:
    """Such as "the evening of 4 March", the month before or after the day."""
    reading = month_day(_day_groups(groups), context)
    return reading and part_of_day(reading, groups["part"])


def _day_groups(groups: Groups) -> Groups:
    """Day, month and year, be the month before or after the day."""
    year = groups.get("year") or groups.get("yearafter")
    return {
        "month": groups.get("month") or groups["monthafter"],
        "day": groups.get("day") or groups["dayfirst"],
        **({"year": year} if year else {}),
    }


def weekday_of_week(groups: Groups, context: Context) -> Reading | None:
    offset = weekday_number(groups["weekday"]) - 1

    def find(day: date) -> Period:
        return Period("day", add_days(containing("week", day).shift(shift_of(groups["which"])).first, offset))

    return counted(context, find, "day")


def day_beside(groups: Groups, context: Context) -> Reading | None:
    step = -1 if groups["side"] == "before" else 1
    return counted(context, lambda day: _resolved(groups, context, day).shift(step), "day")


def beside_date(groups: Groups, context: Context) -> Reading | None:
    """Such as "the day after Christmas", "the week before May 4": so far from that day."""
    if "holiday" in groups:
        reading = holiday({"holiday": groups["holiday"]}, context)
    else:
        reading = month_day(_day_groups(groups), context)
    if reading is None or reading.period is None:
        return reading
    step = (7 if groups["unit"] == "week" else 1) * (-1 if groups["side"] == "before" else 1)
    return dated(reading.period.shift(step), anchor=reading.period.first)


def week_from(groups: Groups, context: Context) -> Reading | None:
    """Such as "a week from Friday", in British also "a week on Friday" and "Friday week"."""
    if "british" in groups:
        groups = {"weekday": groups["british"], "side": "on"}
    if groups["side"] in ("from", "on"):
        context = replace(context, tense=_ahead)
    step = -7 if groups["side"] == "before" else 7
    return counted(context, lambda day: _resolved(groups, context, day).shift(step), "day")


def _ahead() -> Tense:
    return "future"


def nth_weekday(groups: Groups, context: Context) -> Reading | None:
    """Such as "the first Monday of May", "the last Friday in June 2025"."""
    month, weekday = month_number(groups["month"]), weekday_number(groups["weekday"])
    nth = _NTH[groups["nth"]]

    def build(year: int) -> Period:
        return Period("day", nth_weekday_of(year, month, nth, weekday))

    return dated(build(int(groups["year"]))) if "year" in groups else nearest(context, build, "day")


def nth_weekday_set(groups: Groups, _context: Context) -> Reading | None:
    return Reading(kind="SET", value="P1M" if groups["unit"] == "month" else "P1Y", precision="day")


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def week_of(groups: Groups, context: Context) -> Reading | None:
    reading = month_day(_day_groups(groups), context)
    if reading is None or reading.period is None:
        return reading
    return dated(containing("week", reading.period.first), anchor=context.reference)


READERS = {
    reader.__name__: reader
    for reader in (
        weekday, weekday_beyond, weekdays_ago, weekday_hours, weekday_part, month_day_part, weekday_of_week, day_beside,
        beside_date,
        week_from, week_of, nth_weekday,
        nth_weekday_set,
    )
}  # fmt: skip
