"""Lengths of time, counted and vague."""

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.periods import OutOfCalendar, Unit, containing
from briefer.analysis.dates.readings import NOT_A_TIME, Context, Reading
from briefer.analysis.dates.vocabulary import tables

Groups = Mapping[str, str]

_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60)}
"""What half of a unit is counted in."""

_PRECISIONS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}
_OF_A_TIME = re.compile(
    r"\b(?:for|in|of|after|over|within|these|those|recent|took|takes|take|spent|last|lasted|follow(?:s|ed|ing)?|despite|amid"
    r"|through)\s+$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[.!?…,;][\"'”’)]*)\s*[\"'“‘(]*$")
_GOES_ON = re.compile(r"\s(?:of|after|before|into)\b")


def singular(unit: str) -> str:
    return str(tables()["plurals"].get(unit, unit if unit in tables()["units"] else unit.removesuffix("s")))


def unit_code(unit: str) -> str:
    return str(tables()["units"][singular(unit)])


def duration_value(amount: Fraction, unit: str) -> str:
    """TIMEX3, e.g. `P1Y6M`, `PT5H30M`, `P20Y` for two decades, `P2W` for a fortnight."""
    code = unit_code(unit)
    if code == "2W":
        amount, code = amount * 2, "W"
    if code == "WE":
        amount, code = amount * 2, "D"
    if code == "E":
        amount, code = amount * 10, "Y"
    if code == "C":
        amount, code = amount * 100, "Y"
    letter = code[-1]
    prefix = "PT" if code.startswith("T") else "P"
    whole, rest = divmod(amount, 1)
    if rest and code in _SMALLER:
        smaller, ratio = _SMALLER[code]
        lesser = f"{int(rest * ratio)}{smaller[-1]}"
        return prefix + (f"{int(whole)}{letter}" if whole else "") + lesser
    return f"{prefix}{_decimal(amount)}{letter}"


def _decimal(amount: Fraction) -> str:
    return str(int(amount)) if amount.denominator == 1 else f"{float(amount):g}"


def vague_value(unit: str) -> str:
    code = unit_code(unit)
    code = {"2W": "W", "WE": "WE"}.get(code, code)
    return f"PT{'X'}{code[1]}" if code.startswith("T") else f"PX{code}"


def length(value: str, unit: str) -> Reading:
    return Reading(kind="DURATION", value=value, precision=_PRECISIONS.get(unit_code(unit), singular(unit)))


def counted_units(groups: Groups, context: Context) -> Reading | None:
    """Refused where the unit is an ordinal ("a second vote") or an anniversary's."""
    amount = number(groups["number"])
    if amount is None:
        return length(vague_value(groups["unit"]), groups["unit"])
    if singular(groups["unit"]) == "second" and groups["unit"] == "second" and "-" not in context.after[:1]:
        return None
    if _is_title(context.words) or (groups["number"] in ("a", "half a") and groups["unit"] == "quarter"):
        return None
    if "half" in groups:
        amount += Fraction(1, 2)
    reading = length(duration_value(amount, groups["unit"]), groups["unit"])
    return _leading_on(reading, amount, context) if _LEADS.search(context.before) else reading


_LEADS = re.compile(r"\bin\s+(?:(?:about|around|roughly|just|another)\s+)?$", re.IGNORECASE)
_UNITS: Mapping[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def _leading_on(reading: Reading, amount: Fraction, context: Context) -> Reading:
    """Such as "will open in three days": still a length, with the day, week, month or year that it leads to."""
    unit = _UNITS.get(reading.precision)
    if unit is None or context.reference is None or amount.denominator != 1 or context.tense() != "future":
        return reading
    try:
        there = containing(unit, context.reference).shift(int(amount))
        first, last = there.first.isoformat(), there.last.isoformat()
    except OutOfCalendar:
        return reading
    return replace(reading, first=first, last=last, anchor=context.reference.isoformat())


def all_unit(groups: Groups, context: Context) -> Reading | None:
    """Such as "all day": a length, unless more is told of it ("all week's talks", "all night-time trips")."""
    if re.match(r"-|['’]", context.after):
        return None
    return length(duration_value(Fraction(1), groups["unit"]), groups["unit"])


def _is_title(words: str) -> bool:
    """Written as a name is: the unit capitalised, not all in capitals."""
    unit = words.replace("-", " ").split()[-1]
    return unit[0].isupper() and not unit.isupper()


def counted_range(groups: Groups, _context: Context) -> Reading | None:
    """Such as "two to three weeks": the shorter of the two, at least."""
    amount = number(groups["number"])
    return None if amount is None else length(duration_value(amount, groups["unit"]), groups["unit"])


def vague_units(groups: Groups, _context: Context) -> Reading | None:
    return length(vague_value(groups["unit"]), groups["unit"])


def span_near(groups: Groups, context: Context) -> Reading | None:
    """Such as "the past five days": a length. Which days it covers is not said: they may count in full or not."""
    if "vague" in groups or "range" in groups:
        return length(vague_value(groups["unit"]), groups["unit"])
    return counted_units(groups, context)


def long_unit(groups: Groups, _context: Context) -> Reading | None:
    unit = groups.get("unit")
    return (
        length(vague_value(unit), unit) if unit else length(duration_value(Fraction(1), groups["uni"]), groups["uni"])
    )


def bare_units(groups: Groups, context: Context) -> Reading | None:
    """A plural alone, where the word before it makes it a length ("for months") or the one behind ("Weeks of rain")."""
    begins = context.words[0].isupper() and _BEGINS.search(context.before) and _GOES_ON.match(context.after)
    if not begins and not _OF_A_TIME.search(context.before):
        return None
    return length(vague_value(groups["unit"]), groups["unit"])


def no_date(_groups: Groups, _context: Context) -> Reading | None:
    """An age."""
    return NOT_A_TIME


READERS = {
    reader.__name__: reader
    for reader in (counted_units, counted_range, vague_units, span_near, all_unit, long_unit, bare_units, no_date)
}
