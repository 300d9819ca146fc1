"""What is ordered when: over a day of downtime, over the clock being set, and by two processes at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.config import Profile, Settings
from briefer.library import Library, Missed, Run, Schedule
from briefer.schedule.planning import MOST, order_due, soonest
from briefer.schedule.words import read

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
SETTINGS = Settings(brief=(Profile(name="dam", since="yesterday"),))
SIX = Schedule(
    name="dam",
    profile="dam",
    words="daily at 6 and 18",
    crons=read("daily at 6 and 18"),
    zone="UTC",
    missed="once",
    next="2026-06-01T18:00:00+00:00",
    made="2026-06-01T12:00:00.000+00:00",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "briefer.db") as opened:
        yield opened


def due(runs: list[Run]) -> list[str]:
    return [str(run.due)[5:16] for run in runs]


def test_nothing_is_ordered_before_it_is_due(library: Library) -> None:
    library.schedules.add(SIX)
    assert order_due(library, SETTINGS, datetime(2026, 6, 1, 17, 59, 59, tzinfo=UTC)) == ([], [])
    assert soonest(library) == datetime(2026, 6, 1, 18, tzinfo=UTC)


def test_a_due_time_is_ordered_once_and_the_next_one_follows(library: Library) -> None:
    library.schedules.add(SIX)
    [run], _ = order_due(library, SETTINGS, datetime(2026, 6, 1, 18, 0, 1, tzinfo=UTC))
    assert (run.id, run.number, run.as_of) == ("dam:20260601T180000Z", "DAM-20260601-1800", "2026-06-01T18:00:00+00:00")
    assert order_due(library, SETTINGS, datetime(2026, 6, 1, 18, 0, 2, tzinfo=UTC)) == ([], [])
    assert library.schedules.get("dam").next == "2026-06-02T06:00:00+00:00"


def test_two_who_read_the_same_schedule_order_its_due_time_once(library: Library) -> None:
    library.schedules.add(SIX)
    run = Run(id="dam:x", profile="dam", schedule="dam", due=SIX.next, as_of=str(SIX.next), number="D", asked=SIX.made)
    first = library.schedules.order(SIX, [run], next_="2026-06-02T06:00:00+00:00")
    second = library.schedules.order(SIX, [replace(run, id="dam:y")], next_="2026-06-02T06:00:00+00:00")
    assert (len(first), len(second)) == (1, 0)
    assert len(library.runs.open()) == 1


@pytest.mark.parametrize(
    ("missed", "ordered"),
    [
        ("skip", []),
        ("once", ["06-03T18:00"]),
        ("all", ["06-01T18:00", "06-02T06:00", "06-02T18:00", "06-03T06:00", "06-03T18:00"]),
    ],
)
def test_after_two_days_of_downtime_the_policy_decides(library: Library, missed: Missed, ordered: list[str]) -> None:
    library.schedules.add(replace(SIX, missed=missed))
    runs, _ = order_due(library, SETTINGS, datetime(2026, 6, 3, 23, tzinfo=UTC))
    assert due(runs) == ordered
    assert library.schedules.get("dam").next == "2026-06-04T06:00:00+00:00"


@pytest.mark.parametrize(("missed", "ordered"), [("skip", 1), ("once", 1), ("all", 3)])
def test_what_is_due_as_it_comes_back_runs_under_every_policy(library: Library, missed: Missed, ordered: int) -> None:
    library.schedules.add(replace(SIX, missed=missed))
    runs, _ = order_due(library, SETTINGS, datetime(2026, 6, 2, 18, 1, tzinfo=UTC))
    assert len(runs) == ordered
    assert due(runs)[-1] == "06-02T18:00"


def test_one_run_for_all_that_was_missed_says_so_and_reaches_back_to_the_last_one(library: Library) -> None:
    library.schedules.add(SIX)
    order_due(library, SETTINGS, datetime(2026, 6, 1, 18, tzinfo=UTC))
    [run], _ = order_due(library, SETTINGS, datetime(2026, 6, 3, 23, tzinfo=UTC))
    assert (run.missed, run.since) == (3, "2026-06-01T18:00:00+00:00")


@pytest.mark.parametrize(("day", "instants"), [("2026-03-29", 1), ("2026-10-25", 1)])
def test_a_half_past_two_is_ordered_once_in_the_night_the_clock_is_set(
    library: Library, day: str, instants: int
) -> None:
    begins = datetime.fromisoformat(day).replace(tzinfo=UTC)
    crons = read("daily at 2:30")
    library.schedules.add(
        replace(SIX, crons=crons, zone="Europe/Berlin", next=(begins + timedelta(minutes=30)).isoformat())
    )
    ordered = []
    for minute in range(0, 6 * 60, 5):
        ordered += order_due(library, SETTINGS, begins + timedelta(minutes=minute))[0]
    assert len(ordered) == instants


def test_a_paused_schedule_orders_nothing(library: Library) -> None:
    library.schedules.add(replace(SIX, paused=True))
    assert order_due(library, SETTINGS, datetime(2026, 6, 3, tzinfo=UTC)) == ([], [])


def test_a_schedule_whose_profile_is_gone_says_so_and_the_others_go_on(library: Library) -> None:
    library.schedules.add(SIX)
    library.schedules.add(replace(SIX, name="a", profile="lost"))
    runs, wrong = order_due(library, SETTINGS, datetime(2026, 6, 1, 18, tzinfo=UTC))
    assert [run.schedule for run in runs] == ["dam"]
    assert wrong == ["schedule a: profile lost: not in briefer.toml; there are: dam"]


def test_years_of_downtime_bring_a_bounded_number_of_briefs(library: Library) -> None:
    library.schedules.add(replace(SIX, missed="all", next="2020-06-01T18:00:00+00:00"))
    runs, _ = order_due(library, SETTINGS, datetime(2026, 6, 1, 18, tzinfo=UTC))
    assert len(runs) == MOST


def test_a_profile_with_its_own_number_gives_each_due_time_another(library: Library) -> None:
    library.schedules.add(SIX)
    settings = Settings(brief=(Profile(name="dam", number="HQ/7"),))
    [run], _ = order_due(library, settings, datetime(2026, 6, 1, 18, tzinfo=UTC))
    assert run.number == "HQ/7-20260601-1800"
