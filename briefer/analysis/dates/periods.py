"""Stretches of the calendar: a day, a week, a quarter ... with their neighbours and their TIMEX3 values."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

_MONTHS: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
"Length in months of the units that months make up."

_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
"From one to the next, in days."

_SEASON_NAMES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


class OutOfCalendar(ValueError):
    """A day before the year 1 or after 9999 was counted to."""


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar that begins on `first`."""

    unit: Unit
    first: date

    @property
    def last(self) -> date:
        """The last day in it."""
        if self.unit in _DAYS:
            return add_days(self.first, {"day": 0, "week": 6, "weekend": 1}[self.unit])
        year, month = _month_number(self.first, _MONTHS[self.unit] - 1)
        return date(year, month, monthrange(year, month)[1])

    @property
    def value(self) -> str:
        """The TIMEX3 value, e.g. `2023-W42`; decades and centuries are cut short (`199`, `19`)."""
        return _VALUES[self.unit](self.first)

    def shift(self, count: int) -> "Period":
        """The one `count` units later; negative: earlier. Raises OutOfCalendar."""
        if self.unit in _DAYS:
            return Period(self.unit, add_days(self.first, count * _DAYS[self.unit]))
        year, month = _month_number(self.first, count * _MONTHS[self.unit])
        return Period(self.unit, date(year, month, 1))

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def containing(unit: Unit, day: date) -> Period:
    """The unit of the calendar in which `day` lies. Weeks begin on Monday; a weekend is the one of the day's week."""
    if unit in _DAYS:
        return Period(unit, add_days(day, {"day": 0, "week": -day.weekday(), "weekend": 5 - day.weekday()}[unit]))
    if unit == "season":
        return Period(unit, date(*_month_number(day, -(day.month % 3)), 1))
    length = _MONTHS[unit]
    if length < _MONTHS["year"]:
        return Period(unit, date(day.year, day.month - (day.month - 1) % length, 1))
    years = length // _MONTHS["year"]
    return year_period(unit, day.year - day.year % years)


def year_period(unit: Unit, year: int) -> Period:
    """The year, decade or century that begins with `year`. Raises OutOfCalendar."""
    if not MINYEAR <= year <= MAXYEAR:
        raise OutOfCalendar(f"the year {year} is outside the calendar")
    return Period(unit, date(year, 1, 1))


def part_of_year(unit: Unit, year: int, number: int) -> Period:
    """The month, quarter, half or season with that number, counted from 1. Spring is season 1, in March."""
    base = year_period("year", year).first
    shift = (number - 1) * _MONTHS[unit] + (2 if unit == "season" else 0)
    return Period(unit, date(*_month_number(base, shift), 1))


def add_days(day: date, count: int) -> date:
    """Raises OutOfCalendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise OutOfCalendar("counts to before the year 1 or after 9999") from error


def add_months(day: date, count: int) -> date:
    """The same day of another month, or that month's last where it is shorter. Raises OutOfCalendar."""
    year, month = _month_number(day, count)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month_number(day: date, count: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        raise OutOfCalendar("counts to before the year 1 or after 9999")
    return year, month + 1


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_VALUES: dict[Unit, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": _week,
    "weekend": lambda first: _week(first) + "-WE",
    "month": lambda first: f"{first.year:04d}-{first.month:02d}",
    "quarter": lambda first: f"{first.year:04d}-Q{(first.month + 2) // 3}",
    "half": lambda first: f"{first.year:04d}-H{(first.month + 5) // 6}",
    "season": lambda first: f"{first.year:04d}-{_SEASON_NAMES[first.month]}",
    "year": lambda first: f"{first.year:04d}",
    "decade": lambda first: f"{first.year:04d}"[:3],
    "century": lambda first: f"{first.year:04d}"[:2],
}
"""TIMEX3 writers by unit; each takes the first day."""
