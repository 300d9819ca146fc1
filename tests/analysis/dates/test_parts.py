"""Numbers, durations and holidays."""

from datetime import date
from fractions import Fraction

import pytest

from briefer.analysis.dates.numbers import number, ordinal, spoken_year
from briefer.analysis.dates.readers.durations import duration_value
from briefer.analysis.dates.readers.holidays import day_of, easter


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two", Fraction(2)),
        ("twenty-three", Fraction(23)),
        ("a hundred", Fraction(100)),
        ("two thousand and four", Fraction(2004)),
        ("two hundred fifty", Fraction(250)),
        ("1,500", Fraction(1500)),
        ("2 1/2", Fraction(5, 2)),
        ("two and a half", Fraction(5, 2)),
        ("3½", Fraction(7, 2)),
        ("a couple of", Fraction(2)),
        ("a dozen", Fraction(12)),
        ("an", Fraction(1)),
        ("0", Fraction(0)),
        ("several", None),
    ],
)
def test_number_of_words(words: str, value: Fraction | None) -> None:
    """Figures, words and halves count; vague amounts are None."""
    assert number(words) == value


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (Fraction(3, 2), "year", "P1Y6M"),
        (Fraction(11, 2), "hours", "PT5H30M"),
        (Fraction(3, 2), "minutes", "PT1M30S"),
        (Fraction(2), "decades", "P20Y"),
        (Fraction(1), "century", "P100Y"),
        (Fraction(1), "fortnight", "P2W"),
        (Fraction(5, 2), "weeks", "P2.5W"),
        (Fraction(1, 2), "hour", "PT30M"),
    ],
)
def test_duration_value(amount: Fraction, unit: str, value: str) -> None:
    """Halves are written in the next smaller unit, decades and centuries in years."""
    assert duration_value(amount, unit) == value


def test_years_and_ordinals_in_words() -> None:
    """Spoken years and ordinals are read to the figure."""
    assert spoken_year("nineteen ninety-six") == 1996
    assert spoken_year("two thousand and four") == 2004
    assert [ordinal(word) for word in ("third", "twenty-first", "22nd")] == [3, 21, 22]


@pytest.mark.parametrize(
    "sunday", ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"]
)
def test_easter_sunday(sunday: str) -> None:
    """The earliest, the latest and some between."""
    day = date.fromisoformat(sunday)
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2025, 11, 27)),
        ("memorial day", date(2025, 5, 26)),
        ("labor day", date(2025, 9, 1)),
        ("good friday", date(2025, 4, 18)),
        ("christmas eve", date(2025, 12, 24)),
        ("pentecost", date(2025, 6, 8)),
        ("shrove tuesday", date(2025, 3, 4)),
        ("presidents' day", date(2025, 2, 17)),
    ],
)
def test_holiday_falls_on(name: str, day: date) -> None:
    """Fixed days, nth weekdays, last weekdays and days about Easter."""
    assert day_of(name, 2025) == day
