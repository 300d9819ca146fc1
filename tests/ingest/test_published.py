"""When an article appeared: only what is explicit is taken."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import QueryError
from briefer.ingest import parse_published
from briefer.ingest.published import read_printed, read_stamp
from briefer.model import Published


@pytest.mark.parametrize(
    ("words", "value", "precision", "zone"),
    [
        ("2026-03-04", "2026-03-04", "day", None),
        (" 2026-03-04T10:30 ", "2026-03-04T10:30", "minute", None),
        ("2026-03-04 10:30Z", "2026-03-04T10:30+00:00", "minute", "UTC"),
        ("2026-03-04T10:30:05+03:00", "2026-03-04T10:30:05+03:00", "second", "+03:00"),
        ("2026-03-04T10:30:05.123+0300", "2026-03-04T10:30:05+03:00", "second", "+03:00"),
        ("2026-03-04T23:30-05", "2026-03-04T23:30-05:00", "minute", "-05:00"),
    ],
)
def test_an_iso_date_or_instant_keeps_precision_and_zone(
    words: str, value: str, precision: str, zone: str | None
) -> None:
    found = parse_published(words)
    assert (found.value, found.precision, found.zone) == (value, precision, zone)
    assert (found.how, found.sure) == ("given", True)


def test_the_day_is_the_one_of_the_sources_own_zone() -> None:
    assert parse_published("2026-03-04T23:30-05:00").day == date(2026, 3, 4)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "2026-02-30",
        "2026-3-4",
        "04/03/2026",
        "2026-03-04T25:00",
        "2026-W10-3",
        "20260304",
        "2026-03-04T10:30+99:99",
        "0001-01-01",
    ],
)
def test_anything_else_is_a_usage_error_that_says_what_to_write(words: str) -> None:
    with pytest.raises(QueryError, match="2026-03-04"):
        parse_published(words)


@given(st.dates(min_value=date(1700, 1, 1)))
def test_every_iso_day_comes_back_as_itself(day: date) -> None:
    assert parse_published(day.isoformat()) == Published(value=day.isoformat(), precision="day", how="given")


@given(st.dates(min_value=date(1700, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %b %Y", "%b. %d, %Y"]))
def test_every_printed_day_is_read_as_that_day(day: date, form: str) -> None:
    found = read_printed(day.strftime(form))
    assert found is not None
    assert (found.day, found.sure) == (day, True)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("March 4th, 2026", "2026-03-04"),
        ("Sept. 4, 2026", "2026-09-04"),
        ("4 March 2026, 10:30 GMT", "2026-03-04T10:30+00:00"),
        ("March 4, 2026 at 12:05 a.m. EST", "2026-03-04T00:05-05:00"),
        ("March 4, 2026 | 3:07 pm", "2026-03-04T15:07"),
        ("4 March 2026 10:30 IST", "2026-03-04T10:30"),
        ("2026-03-04", "2026-03-04"),
    ],
)
def test_dates_as_papers_print_them(words: str, value: str) -> None:
    found = read_printed(words)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2026",
        "March 4",
        "March 2026",
        "31 February 2026",
        "last Tuesday",
        "4 March 2026 13:00 pm",
        "on March 4, 2026 they met",
    ],
)
def test_what_is_ambiguous_without_year_or_more_than_a_date_is_not_taken(words: str) -> None:
    assert read_printed(words) is None


def test_a_weekday_that_does_not_fit_makes_the_date_unsure() -> None:
    wednesday = date(2026, 3, 4)
    for step in range(7):
        found = read_printed(f"{(wednesday + timedelta(days=step)).strftime('%A')}, March 4, 2026")
        assert found is not None
        assert found.sure is (step == 0)


def test_a_mail_date_is_read_with_its_zone() -> None:
    found = read_stamp("Wed, 04 Mar 2026 10:30:00 +0300", how="meta")
    assert found == Published(value="2026-03-04T10:30:00+03:00", precision="second", how="meta", zone="+03:00")
