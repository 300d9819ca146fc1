"""What is counted from the publication day, or from the day that the text named last."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.periods import OutOfCalendar, Period, Unit, add_days, add_months, containing, part_of_year
from briefer.analysis.dates.readers.business import year_before
from briefer.analysis.dates.readers.choose import base_of, nearest, recurring, shift_of
from briefer.analysis.dates.readers.clock import part_of_day
from briefer.analysis.dates.readers.durations import duration_value, length, unit_code
from briefer.analysis.dates.readings import UNDATED, Context, Reading, counted, dated, sided, unread, vague
from briefer.analysis.dates.vocabulary import tables

Groups = Mapping[str, str]

_SEASONS = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
_DAY_WORDS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last": -1,
    "today": 0,
    "this": 0,
    "earlier this": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_NIGHT = "night"
"Counted like a day, but told as a part of one."
_MID_WEEK = 3
_COMPARED = re.compile(r"\b(?:compared|up|down|from|than|against|versus)\b[^;]*$")
UNITS: dict[str, Unit] = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century",
}  # fmt: skip
"""Duration codes that are stretches of the calendar."""


def day_word(groups: Groups, context: Context) -> Reading | None:
    """Refused in the name of a paper or a broadcast ("USA Today")."""
    around = (context.before.rpartition(" ")[0].rpartition(" ")[2] + " " + context.words + context.after).lower()
    if context.words == "Today" and any(name in around for name in tables()["titles"]["names"]):
        return None
    return counted(
        context, lambda day: Period("day", add_days(day, _DAY_WORDS[groups["word"].removeprefix("the ")])), "day"
    )


def day_word_part(groups: Groups, context: Context) -> Reading | None:
    """Such as "last" is only said of nights and evenings; "last morning" is none."""
    if groups["word"] == "last" and groups["part"] not in ("night", "evening"):
        return None
    reading = day_word(groups, context)
    return reading and part_of_day(reading, groups["part"])


def tonight(_groups: Groups, context: Context) -> Reading | None:
    return part_of_day(counted(context, lambda day: Period("day", day), "part"), "night")


def overnight(_groups: Groups, context: Context) -> Reading | None:
    return part_of_day(counted(context, lambda day: Period("day", add_days(day, -1)), "part"), "night")


def unit_near(groups: Groups, context: Context) -> Reading | None:
    """Such as "last week", "the previous month"; "the past week" is a length that ends now."""
    unit, which = UNITS.get(unit_code(groups["unit"])), groups["which"]
    if unit is None or _is_read_elsewhere(unit, which, context):
        return None
    if unit == "day" and which in _THAT:
        return that_unit(groups, context)
    if which in _BESIDE and context.previous:
        return _beside(unit, which, context.previous)
    if which in ("past", "coming") and unit in _COUNTED:
        return length(duration_value(Fraction(1), groups["unit"]), groups["unit"])
    return counted(context, lambda day: containing(unit, day).shift(_shift(which, unit)), unit)


_COUNTED = ("day", "week", "month", "year", "decade", "century")
"""Of these "the past" one is a length that ends now; "the past quarter", season or weekend is one of the calendar."""

_THAT = frozenset({"same", "that", "that same"})
_BESIDE = _THAT | {"previous", "following", "preceding"}


def _is_read_elsewhere(unit: Unit, which: str, context: Context) -> bool:
    """A title ("This Week"), a part of the day, a neighbour with an article ("the next day"), or none ("this day")."""
    last = context.words.split()[-1]
    if last[0].isupper() and not context.words.isupper():
        return True
    if last.lower() == _NIGHT:
        return True
    if unit == "day" and which in ("last", "current", "latest", "this"):
        return True
    return context.words[:4].lower() == "the " and which in _BESIDE | {"next"} - {"that", "that same"}


def _shift(which: str, unit: Unit) -> int:
    return -1 if which == "latest" and unit in ("year", "quarter") else shift_of(which)


def _beside(unit: Unit, which: str, previous: Period) -> Reading:
    try:
        return dated(containing(unit, previous.first).shift(shift_of(which)), anchor=previous.first)
    except OutOfCalendar as error:
        return unread("DATE", unit, str(error))


def neighbour(groups: Groups, context: Context) -> Reading | None:
    """Such as "the next day": counts from the day named last in the text."""
    unit = UNITS.get(unit_code(groups["unit"]))
    if unit is None or groups["unit"] == _NIGHT:
        return None
    base = base_of(context, unit)
    if base is None:
        return unread("DATE", unit, _why(context))
    if unit != "day" and groups["which"] == "next" and context.tense() != "past":
        base = context.reference or base
    return _beside(unit, groups["which"], Period("day", base))


def neighbour_part(groups: Groups, context: Context) -> Reading | None:
    reading = neighbour({**groups, "unit": "day"}, context)
    return reading and part_of_day(reading, groups["part"])


def unit_before(groups: Groups, context: Context) -> Reading | None:
    """Such as "the year before", "the night before": beside the date named last."""
    which = "previous" if groups["side"] in ("before", "earlier") else "following"
    if "part" in groups:
        return neighbour_part({"which": which, "part": groups["part"]}, context)
    return neighbour({"which": which, "unit": groups["unit"]}, context)


_AT_PART = re.compile(
    r"\b(?:in|during|by|late in|early in|through|throughout|at|before|after|since|until|around)\s+$", re.IGNORECASE
)


def the_part(groups: Groups, context: Context) -> Reading | None:
    """Such as "in the morning", "at dawn", of the day named shortly before; without one it may be any day's."""
    if not context.previous_day or not _AT_PART.search(context.before):
        return None
    return neighbour_part({"which": "same", "part": groups["part"]}, context)


def same_time(groups: Groups, context: Context) -> Reading | None:
    """Such as "this time last year", its month; "this time last week", its day."""
    step = -1 if groups["which"] == "last" else 1

    def find(day: date) -> Period:
        if groups["unit"] == "week":
            return Period("day", add_days(day, 7 * step))
        return containing("month", day).shift(step * (12 if groups["unit"] == "year" else 1))

    return counted(context, find, "month")


def that_part(groups: Groups, context: Context) -> Reading | None:
    """Such as "that night", of the day named last; without one it is no time that can be told."""
    return neighbour_part({"which": "same", "part": groups["part"]}, context) if context.previous_day else None


def beyond_neighbour(groups: Groups, context: Context) -> Reading | None:
    """Such as "the week before last", "the month after next"."""
    unit, step = _unit(groups), -2 if groups["side"] == "before last" else 2
    return unit and counted(context, lambda day: containing(unit, day).shift(step), unit)


def that_unit(groups: Groups, context: Context) -> Reading | None:
    unit = UNITS.get(unit_code(groups.get("unit") or groups["uni"]))
    named = context.previous_day if unit == "day" else context.previous
    return _beside(unit, "that", named) if unit and named else None


def season_near(groups: Groups, context: Context) -> Reading | None:
    """Such as "that summer": of the year that the text named last."""
    if groups["which"] in _THAT:
        named = context.previous
        return dated(_season_builder(groups)(named.first.year), anchor=named.first) if named else None
    return recurring(context, groups["which"], _season_builder(groups), "season")


_IN_SEASON = re.compile(r"\b(?:in|during|by|since|until|of|for|over|before|after|next|early|late)\s+$", re.IGNORECASE)


def season(groups: Groups, context: Context) -> Reading | None:
    """Without a year: only where a preposition before it says that it is a time."""
    if not _IN_SEASON.search(context.before):
        return None
    return sided(nearest(context, _season_builder(groups), "season"), groups)


def _season_builder(groups: Groups) -> Callable[[int], Period]:
    code = str(tables()["seasons"][groups["season"]])
    return lambda year: part_of_year("season", year, _SEASONS[code])


def the_weekend(_groups: Groups, context: Context) -> Reading | None:
    tense = context.tense()

    def find(day: date) -> Period:
        weekend = containing("weekend", day)
        ahead = tense in ("future", "present") or (tense == "either" and day.isoweekday() > _MID_WEEK)
        return weekend if ahead or weekend.covers(day) else weekend.shift(-1)

    return counted(context, find, "week")


def earlier_in(groups: Groups, context: Context) -> Reading | None:
    unit = UNITS.get(unit_code(groups["unit"]))
    if unit is None or unit == "day":
        return None
    reading = counted(context, lambda day: containing(unit, day), unit)
    return replace(
        reading, mod={"earlier": "BEFORE", "later": "AFTER", "early": "START", "late": "END"}[groups["side"]]
    )


def end_of_unit(groups: Groups, context: Context) -> Reading | None:
    unit = UNITS.get(unit_code(groups["unit"]))
    if unit is None:
        return None
    which = groups["which"]
    reading = counted(context, lambda day: containing(unit, day).shift(shift_of(which)), unit)
    side = {"end": "END", "close": "END", "middle": "MID"}.get(groups["side"], "START")
    return replace(reading, mod=side)


def ago(groups: Groups, context: Context) -> Reading | None:
    """Such as "earlier" and "before" count from the date named last, "ago" from the publication."""
    base = base_of(context, _unit(groups)) if groups.get("earlier") in ("earlier", "before") else context.reference
    return _offset(groups, context, base, -1)


def hence(groups: Groups, context: Context) -> Reading | None:
    """Such as "later" and "after" count from the date named last, "from now" from the publication."""
    if "later" in groups and context.previous is None:
        return counted_length(groups)
    base = base_of(context, _unit(groups)) if "later" in groups else context.reference
    return _offset(groups, context, base, 1)


def _unit(groups: Groups) -> Unit | None:
    return UNITS.get(unit_code(groups["unit"]))


def _why(context: Context) -> str:
    return UNDATED if context.reference is None else _NO_DAY


_NO_DAY = "counted from a day that the text does not name"


def counted_length(groups: Groups) -> Reading | None:
    amount = number(groups["number"])
    if amount is None:
        return None
    return length(duration_value(amount, groups["unit"]), groups["unit"])


def _offset(groups: Groups, context: Context, base: date | None, sign: int) -> Reading | None:
    amount = number(groups["number"])
    unit = UNITS.get(unit_code(groups["unit"]))
    if amount is not None and "half" in groups:
        amount += Fraction(1, 2)
    if amount is None:
        return vague("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit_code(groups["unit"]) == "2W":
        amount, unit = amount * 2, "week"
    if unit is None:
        return length(duration_value(amount, groups["unit"]), groups["unit"])
    if base is None:
        return unread("DATE", unit, _why(context))
    try:
        return dated(_counted_from(base, sign * amount, unit, context), anchor=base)
    except OutOfCalendar as error:
        return unread("DATE", unit, str(error))


def _counted_from(base: date, amount: Fraction, unit: Unit, context: Context) -> Period:
    """The day so many days or weeks off; the month or year so many months or years off.

    A year back from a quarter named just before, or after words of comparison, is that quarter or year: as results do.
    """
    if unit in ("day", "week") or (unit == "weekend" and amount.denominator == 1):
        days = round(amount * (1 if unit == "day" else 7))
        return containing("week" if unit == "week" else "day", add_days(base, days))
    if amount.denominator != 1 and unit == "year":
        return containing("month", add_months(base, round(amount * 12)))
    if unit == "year" and amount == -1 and context.reference and _is_comparison(context):
        return year_before(context, context.reference)
    if unit in ("decade", "century"):
        return containing("year", base).shift(round(amount * (10 if unit == "decade" else 100)))
    return containing(unit, base).shift(round(amount))


def _is_comparison(context: Context) -> bool:
    return bool(context.compared) or context.months_long or bool(_COMPARED.search(context.before))


def vague_ago(_groups: Groups, _context: Context) -> Reading | None:
    return vague("DATE", "PAST_REF")


READERS = {
    reader.__name__: reader
    for reader in (
        day_word, day_word_part, tonight, overnight, unit_near, neighbour, neighbour_part, that_unit, season_near,
        season, the_weekend, earlier_in, end_of_unit, ago, hence, vague_ago, unit_before,
        beyond_neighbour, the_part, same_time, that_part,
    )
}  # fmt: skip
