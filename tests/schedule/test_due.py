"""Due times by the clock on the wall: days on which it is set forward or back, and zones far from each other."""

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest

from briefer.errors import QueryError
from briefer.schedule.due import due_after, due_between, next_due
from briefer.schedule.telling import moment_of
from briefer.schedule.words import read
from briefer.schedule.zones import machine_zone, zone_of

BERLIN, NEW_YORK, APIA = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")


def on(words: str, zone: ZoneInfo, day: str) -> list[str]:
    """What is due on a day of that zone, as the clock there shows it, with offset."""
    first = datetime.fromisoformat(day).replace(tzinfo=zone).astimezone(UTC)
    last = (datetime.fromisoformat(day) + timedelta(days=1)).replace(tzinfo=zone).astimezone(UTC)
    found = due_between(read(words), zone, first, last - timedelta(seconds=1), 2000)
    return [one.astimezone(zone).strftime("%H:%M%z") for one in found]


@pytest.mark.parametrize(
    ("zone", "day", "due"),
    [
        (BERLIN, "2026-03-28", "02:30+0100"),
        (BERLIN, "2026-03-29", "03:00+0200"),  # 02:30 is skipped
        (BERLIN, "2026-10-25", "02:30+0200"),  # 02:30 comes twice
        (BERLIN, "2026-10-26", "02:30+0100"),
        (NEW_YORK, "2026-03-08", "03:00-0400"),
        (NEW_YORK, "2026-11-01", "02:30-0500"),  # what comes twice there is the hour from one
    ],
)
def test_a_daily_half_past_two_is_due_once_on_every_day(zone: ZoneInfo, day: str, due: str) -> None:
    assert on("daily at 2:30", zone, day) == [due]


@pytest.mark.parametrize(
    ("zone", "day", "count"),
    [
        (BERLIN, "2026-03-29", 23),
        (BERLIN, "2026-10-25", 24),
        (BERLIN, "2026-06-01", 24),
        (NEW_YORK, "2026-03-08", 23),
        (NEW_YORK, "2026-11-01", 24),
    ],
)
def test_hourly_is_due_once_for_every_hour_that_the_clock_shows(zone: ZoneInfo, day: str, count: int) -> None:
    due = on("hourly", zone, day)
    assert len(due) == count
    assert len({one[:5] for one in due}) == count


def test_half_past_one_is_due_once_where_new_york_has_it_twice() -> None:
    assert on("daily at 1:30", NEW_YORK, "2026-11-01") == ["01:30-0400"]


def test_a_day_that_a_zone_skips_is_due_when_it_is_over() -> None:
    found = list(islice(due_after(("0 9 * * *",), APIA, datetime(2011, 12, 29, 20, tzinfo=UTC)), 2))
    assert [one.astimezone(APIA).strftime("%d %H:%M") for one in found] == ["31 00:00", "31 09:00"]


def test_due_times_ascend_and_none_comes_twice_over_years() -> None:
    found = list(islice(due_after(read("every 15 minutes"), BERLIN, datetime(2026, 1, 1, tzinfo=UTC)), 40_000))
    assert all(later > earlier for earlier, later in pairwise(found))


def test_several_expressions_give_one_order_and_their_common_time_once() -> None:
    found = next_due(("0 6 * * *", "*/30 6 * * *"), BERLIN, datetime(2026, 6, 1, tzinfo=UTC), 3)
    assert [one.astimezone(BERLIN).strftime("%d %H:%M") for one in found] == ["01 06:00", "01 06:30", "02 06:00"]


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_wherever_one_asks_from_the_rest_of_the_day_is_the_same(day: str) -> None:
    crons = read("every 30 minutes")
    begins = datetime.fromisoformat(day).replace(tzinfo=BERLIN).astimezone(UTC)
    whole = next_due(crons, BERLIN, begins, 60)
    for minute in range(0, 5 * 60, 7):
        after = begins + timedelta(minutes=minute)
        assert next_due(crons, BERLIN, after, 20) == [one for one in whole if one > after][:20]


def test_the_instant_asked_from_is_not_due_itself() -> None:
    due = datetime(2026, 6, 1, 6, tzinfo=UTC)
    assert next_due(("0 6 * * *",), ZoneInfo("UTC"), due) == [due + timedelta(days=1)]


def test_only_the_latest_of_many_missed_times_are_kept() -> None:
    first = datetime(2026, 6, 1, tzinfo=UTC)
    found = due_between(("* * * * *",), ZoneInfo("UTC"), first, first + timedelta(hours=5), 3)
    assert [one.strftime("%H:%M") for one in found] == ["04:58", "04:59", "05:00"]


def test_a_moment_is_told_with_zone_and_offset() -> None:
    assert moment_of(datetime(2026, 3, 27, 5, tzinfo=UTC), BERLIN) == "Fri 2026-03-27 06:00 CET (UTC+01:00)"
    assert moment_of(datetime(2026, 7, 1, 5, tzinfo=UTC), NEW_YORK) == "Wed 2026-07-01 01:00 EDT (UTC-04:00)"


def test_an_unknown_zone_is_refused_with_one_that_looks_like_it() -> None:
    with pytest.raises(QueryError, match="did you mean Europe/Berlin"):
        zone_of("Europe/Berlim")


def test_the_machines_zone_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert machine_zone() == "America/New_York"
    monkeypatch.setenv("TZ", "nowhere")
    assert machine_zone()
