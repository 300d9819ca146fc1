"""Dates as people read them."""

import pytest

from briefer.model import When
from briefer.render.calendar import bounds, day_range, dtg, moment, when_text


def when(first: str | None, last: str | None, precision: str = "day", mod: str | None = None) -> When:
    return When(first=first, last=last, precision=precision, mod=mod)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (when("2023-10-21", "2023-10-21"), "Sat 21 Oct 2023"),
        (when("2023-10-16", "2023-10-22", "week"), "16–22 Oct 2023"),
        (when("2023-09-28", "2023-10-03"), "28 Sep – 3 Oct 2023"),
        (when("2022-12-30", "2023-01-02"), "30 Dec 2022 – 2 Jan 2023"),
        (when("2023-02-01", "2023-02-28", "month"), "Feb 2023"),
        (when("2024-02-01", "2024-02-29", "month"), "Feb 2024"),
        (when("2023-07-01", "2023-09-30", "quarter"), "Jul–Sep 2023"),
        (when("2022-12-01", "2023-02-28", "season"), "Dec 2022–Feb 2023"),
        (when("2023-01-01", "2023-12-31", "year"), "2023"),
        (when("2010-01-01", "2019-12-31", "decade"), "2010–2019"),
        (when("2023-10-07", None), "from Sat 7 Oct 2023"),
        (when(None, "2023-10-30"), "until Mon 30 Oct 2023"),
        (when("2023-10-12", "2023-10-12", "vague"), "about Thu 12 Oct 2023"),
        (when("2023-10-12", "2023-10-12", "day", "BEFORE"), "before Thu 12 Oct 2023"),
        (when("2023-10-01", "2023-10-31", "month", "END"), "late Oct 2023"),
        (when("2023-10-26T18:00+00:00", "2023-10-26T18:00+00:00", "minute"), "Thu 26 Oct 2023, 18:00Z"),
        (when("2023-10-26T18:00+02:00", "2023-10-26T21:30+02:00", "part"), "Thu 26 Oct 2023, 18:00–21:30 +02:00"),
        (when(None, None, "vague"), ""),
    ],
)
def test_a_time_prints_as_people_write_it(time: When, expected: str) -> None:
    assert when_text(time) == expected


def test_a_date_time_group_is_in_utc() -> None:
    """An instant with an offset is converted, over midnight too."""
    assert dtg("2023-10-26T20:00:00+02:00") == "261800Z OCT 23"
    assert dtg("2023-10-26T23:30:00-03:00") == "270230Z OCT 23"


def test_a_bare_day_has_no_clock_time() -> None:
    assert moment("2023-10-26") == "Thu 26 Oct 2023"


def test_a_range_of_one_day_is_that_day() -> None:
    assert day_range("2023-10-26", "2023-10-26") == "Thu 26 Oct 2023"


def test_a_day_is_drawn_to_its_end_and_an_unresolved_time_not_at_all() -> None:
    drawn = bounds(when("2023-10-26", "2023-10-26"))
    assert drawn is not None
    assert (drawn[1] - drawn[0]).days == 1
    assert bounds(when(None, None)) is None
