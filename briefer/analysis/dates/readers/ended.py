"""Quarters whose last day the text states: "the quarter ended July 31"."""

import re
from dataclasses import replace
from datetime import date

from briefer.analysis.dates.numbers import ordinal
from briefer.analysis.dates.periods import Period, add_days, add_months, containing
from briefer.analysis.dates.readers.calendar import month_number
from briefer.analysis.dates.readings import Context, Reading
from briefer.analysis.dates.vocabulary import expand

_ENDS = re.compile(
    expand(r",? (?:which |that )?(?:ended|ending|ends|to|through) {month:month} {day:day}(?:,? {year:year})?"),
    re.IGNORECASE,
)
_MIDDLE = -45
"From the end of a quarter to the middle of it, in days."


def end_stated(context: Context) -> date | None:
    """The last day that is stated right after the words; without a year the last such day before the publication."""
    found, today = _ENDS.match(context.after), context.reference
    if found is None:
        return None
    month, day = month_number(found["month"].lower()), ordinal(found["day"])
    try:
        if found["year"]:
            return date(int(found["year"]), month, day)
        if today is None:
            return None
        this = date(today.year, month, day)
        return this if this <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def quarter_until(end: date) -> Period:
    """The calendar's quarter that most of the three months up to that day lie in."""
    return containing("quarter", add_days(end, _MIDDLE))


def with_end(reading: Reading, end: date) -> Reading:
    """The reading with the three months up to that day as its extent."""
    first = add_months(add_days(end, 1), -3)
    return replace(reading, first=first.isoformat(), last=end.isoformat())
