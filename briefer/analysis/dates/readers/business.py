"""Quarters, halves and fiscal years, as company reports name them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from briefer.analysis.dates.periods import Period, containing, part_of_year, year_period
from briefer.analysis.dates.readers.choose import nearest, of_year, shift_of
from briefer.analysis.dates.readers.durations import length
from briefer.analysis.dates.readers.ended import end_stated, quarter_until, with_end
from briefer.analysis.dates.readings import UNDATED, Context, Reading, counted, dated, unread

Groups = Mapping[str, str]

_ORDINALS = {
    word: number
    for number, words in enumerate(("first 1 1st", "second 2 2nd latter last", "third 3 3rd", "fourth 4 4th"), start=1)
    for word in words.split()
}


def _reported(day: date) -> Period:
    """The last quarter that was over on that day: the one that results speak of."""
    return containing("quarter", day).shift(-1)


def quarter(groups: Groups, context: Context) -> Reading:
    """Of a calendar year, unless "fiscal" says that it is another: then its days are known by a stated end only."""
    reading = _numbered(groups, context)
    if ended := end_stated(context):
        return with_end(reading, ended)
    return _of_own_year(reading) if "fiscal" in context.words.lower() else reading


def _numbered(groups: Groups, context: Context) -> Reading:
    number = _ORDINALS[groups["ordinal"]]
    if stated := groups.get("year") or groups.get("after"):
        return dated(part_of_year("quarter", int(stated), number))
    if "which" in groups:
        year = of_year(context, groups["which"])
        if year is None:
            return unread("DATE", "quarter", UNDATED)
        return dated(part_of_year("quarter", year.first.year, number), anchor=context.reference)
    return nearest(context, lambda year: part_of_year("quarter", year, number), "quarter")


def quarter_code(groups: Groups, context: Context) -> Reading | None:
    return quarter(groups, context)


def whose_quarter(groups: Groups, context: Context) -> Reading | None:
    if "ordinal" in groups:
        return quarter(groups, context)
    step = shift_of(groups["which"]) * 4
    return counted(context, lambda day: _reported(day).shift(step), "quarter")


def quarter_near(groups: Groups, context: Context) -> Reading | None:
    which, named = groups["which"], context.compared
    if groups["unit"] == "period" and which in _PERIODS:
        return None
    if which in ("this", "current", "next"):
        return counted(context, lambda day: containing("quarter", day).shift(shift_of(which)), "quarter")
    if "ordinal" in groups and "year" in which:
        number = _ORDINALS[groups["ordinal"]]
        named = nearest(context, lambda year: part_of_year("quarter", year, number), "quarter").period
        return dated(named.shift(-4), anchor=context.reference) if named else unread("DATE", "quarter", UNDATED)
    if "year" in which or which in ("corresponding", "comparable"):
        return counted(context, lambda day: last_years(day, named), "quarter")
    if which in ("previous", "following", "preceding", "prior") and named:
        return dated(named.shift(shift_of(which)), anchor=named.first)
    return the_quarter({}, replace(context, compared=None)) if groups["unit"] == "quarter" else reported(context)


_PERIODS = ("this", "last", "next", "current", "past", "same", "previous", "following")
"""Before "period" these say nothing of a quarter."""


def reported(context: Context) -> Reading:
    return counted(context, _reported, "quarter")


def last_years(day: date, named: Period | None) -> Period:
    """The quarter named, of the year before; where the one named is already that, itself."""
    if named is None:
        return _reported(day).shift(-4)
    return named.shift(-4) if _is_recent(day, named) else named


def _is_recent(day: date, named: Period) -> bool:
    return named.first > _reported(day).shift(-3).first


def the_quarter(_groups: Groups, context: Context) -> Reading | None:
    """The quarter whose end is stated, else the one named last, else the one that was reported last."""
    if ended := end_stated(context):
        return with_end(dated(quarter_until(ended), anchor=context.reference), ended)
    named, day = context.compared, context.reference
    return (
        dated(named, anchor=named.first)
        if named and (day is None or _is_recent(day, named))
        else counted(context, _reported, "quarter")
    )


def half(groups: Groups, context: Context) -> Reading | None:
    number = _ORDINALS[groups["ordinal"]]
    if stated := groups.get("year") or groups.get("after"):
        return dated(part_of_year("half", int(stated), number))
    year = of_year(context, groups.get("which", "this"))
    if year is None:
        return unread("DATE", "half", UNDATED)
    return dated(part_of_year("half", year.first.year, number), anchor=context.reference)


def year_period_words(groups: Groups, context: Context) -> Reading | None:
    """Such as "the 1988 quarter": the same quarter as the one in question, of that year; a period may be a year."""
    year, quarter = int(groups["year"]), context.compared
    if quarter is None and groups["unit"] == "quarter" and context.reference:
        quarter = _reported(context.reference)
    if quarter is None:
        return dated(year_period("year", year))
    return dated(part_of_year("quarter", year, (quarter.first.month + 2) // 3))


def year_ago(_groups: Groups, context: Context) -> Reading | None:
    return counted(context, lambda day: year_before(context, day), "year")


def year_before(context: Context, day: date) -> Period:
    """What results are compared with: the named quarter of the year before, else that year."""
    return last_years(day, context.compared) if context.compared else containing("year", day).shift(-1)


def fiscal_year(groups: Groups, _context: Context) -> Reading | None:
    return _of_own_year(dated(year_period("year", int(groups.get("year") or 2000 + int(groups["short"])))))


def _of_own_year(reading: Reading) -> Reading:
    """Without an extent: the text does not say on which day the company's or the state's year begins."""
    return replace(reading, first=None, last=None)


def the_fiscal_year(groups: Groups, context: Context) -> Reading | None:
    step = -1 if groups["which"] == "latest" else shift_of(groups["which"])
    reading = counted(context, lambda day: containing("year", day).shift(step), "year")
    return reading if "calendar" in context.words.lower() else _of_own_year(reading)


_ENDED = re.compile(r",?\s+(?:which\s+|that\s+)?(?:end(?:s|ed|ing)|to|through)\b")


def the_year(_groups: Groups, context: Context) -> Reading | None:
    """A length in "for the year ended ...", else the year of the publication; no time in a title."""
    if context.words.split()[-1] == "Year":
        return None
    if _ENDED.match(context.after):
        return length("P1Y", "year")
    return counted(context, lambda day: containing("year", day), "year")


def the_week(_groups: Groups, context: Context) -> Reading | None:
    return counted(context, lambda day: containing("week", day), "week")


def year_end(_groups: Groups, context: Context) -> Reading | None:
    reading = counted(context, lambda day: containing("year", day), "year")
    return reading if re.match(r"\w", context.after) is None else None


READERS = {
    reader.__name__: reader
    for reader in (
        quarter, quarter_code, whose_quarter, quarter_near, the_quarter, half, year_period_words, year_ago,
        fiscal_year, the_fiscal_year, year_end, the_year, the_week,
    )
}  # fmt: skip
