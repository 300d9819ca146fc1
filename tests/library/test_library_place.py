"""The number by which articles are ordered and paged."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from briefer.library.place import FIRST_DATED, after_day, first_place, place_of, utc_seconds
from briefer.model import Published

zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
rows = st.integers(1, 2**29 - 1)


def day(value: str) -> Published:
    return Published(value=value, precision="day", how="given")


def instant(value: datetime) -> Published:
    return Published(value=value.isoformat(), precision="second", how="meta")


@given(st.datetimes(timezones=zones), rows)
def test_an_instant_lies_within_its_own_calendar_day(value: datetime, row: int) -> None:
    place = place_of(instant(value), row)
    assert first_place(value.date()) <= place < after_day(value.date())


@given(st.dates(), st.dates(), rows, rows)
def test_a_later_day_is_always_newer(one: date, other: date, first: int, second: int) -> None:
    places = place_of(day(one.isoformat()), first), place_of(day(other.isoformat()), second)
    assert one == other or (places[0] < places[1]) == (one < other)


@given(st.datetimes(timezones=zones), st.datetimes(timezones=zones))
def test_within_a_day_an_instant_that_is_a_minute_later_in_utc_is_newer(one: datetime, other: datetime) -> None:
    other = datetime.combine(one.date(), other.timetz())
    if utc_seconds(other) - utc_seconds(one) >= 60:
        assert place_of(instant(other), 1) > place_of(instant(one), 2)


@given(st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=zones))  # noqa: DTZ001 - hypothesis adds the zone
def test_seconds_are_counted_in_utc(value: datetime) -> None:
    utc = value.astimezone(UTC)
    assert utc_seconds(value) == utc.toordinal() * 86400 + utc.hour * 3600 + utc.minute * 60 + utc.second


@given(rows)
def test_undated_articles_come_after_every_dated_one(row: int) -> None:
    assert place_of(None, row) < FIRST_DATED <= place_of(day("0001-01-01"), 1)


@given(rows, rows)
def test_the_later_added_is_newer_where_the_day_is_the_same(one: int, other: int) -> None:
    places = [place_of(day("2026-03-04"), row) for row in (one, other)]
    assert (places[0] < places[1]) == (one < other)


@given(st.dates(max_value=date(9999, 12, 30)), rows)
def test_the_largest_place_fits_a_signed_eight_byte_number(value: date, row: int) -> None:
    assert place_of(day(value.isoformat()), row) < 2**63
    assert place_of(day("9999-12-31"), 2**29 - 1) < 2**63
