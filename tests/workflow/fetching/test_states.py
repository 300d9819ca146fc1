"""When a source may be asked again, and what chance has to do with it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefer.errors import FetchError, IngestError
from briefer.ingest.fetch.polite import Pace
from briefer.workflow.fetching.states import after_failure, is_due, state_of
from tests.workflow.fetching.newsroom import NOW, PAPER

FAILED = IngestError("http://paper.example/feed: it is no feed")


@pytest.mark.parametrize(("chance", "minutes"), [(0.0, 60), (0.5, 67.5), (1.0, 75)])
def test_chance_makes_a_back_off_longer_and_never_shorter(chance: float, minutes: float) -> None:
    after = after_failure(PAPER, state_of(PAPER, None), FAILED, NOW, chance)
    assert after.next is not None
    assert datetime.fromisoformat(after.next) - NOW == timedelta(minutes=minutes)


def test_a_thousand_failures_are_no_reason_to_stop_counting() -> None:
    state = replace(state_of(PAPER, None), failures=1000)
    after = after_failure(PAPER, state, FAILED, NOW, 0.0)
    assert (after.failures, after.next) == (1001, "2026-03-05T06:00:00+00:00")


def test_a_source_that_is_asked_seldom_is_not_asked_more_often_for_having_failed() -> None:
    weekly = replace(PAPER, every="7 days")
    assert after_failure(weekly, state_of(weekly, None), FAILED, NOW, 0.0).next == "2026-03-11T06:00:00+00:00"


def test_a_wait_until_an_instant_of_another_zone_is_kept_in_utc() -> None:
    until = datetime(2026, 3, 4, 12, tzinfo=UTC)
    after = after_failure(PAPER, state_of(PAPER, None), FetchError("x", later=True, wait=until), NOW, 0.0)
    assert after.next == "2026-03-04T12:00:00+00:00"


def test_a_source_is_due_a_minute_early_and_not_two() -> None:
    state = replace(state_of(PAPER, None), next="2026-03-04T06:01:00+00:00")
    assert is_due(PAPER, state, NOW)
    assert not is_due(PAPER, state, NOW - timedelta(seconds=1))


def test_a_source_at_another_place_begins_anew_and_stays_paused() -> None:
    known = replace(state_of(PAPER, None), etag='"1"', ended="it is gone", paused=True)
    moved = state_of(replace(PAPER, url="http://other.example/feed"), known)
    assert (moved.etag, moved.ended, moved.paused, moved.place) == (None, None, True, "http://other.example/feed")


@pytest.mark.parametrize(("chance", "slept"), [(0.0, [2.0]), (0.5, [2.5]), (1.0, [3.0])])
def test_chance_makes_a_pause_longer_and_never_shorter(chance: float, slept: list[float]) -> None:
    pauses: list[float] = []
    pace = Pace(clock=lambda: 100.0, sleep=pauses.append, chance=lambda: chance, pause=2)
    pace.wait("paper.example")
    pace.asked("paper.example")
    pace.wait("other.example")
    pace.wait("paper.example")
    assert pauses == slept


def test_what_time_has_passed_by_itself_is_not_waited_for() -> None:
    pauses: list[float] = []
    times = iter([100.0, 101.5, 110.0])
    pace = Pace(clock=lambda: next(times), sleep=pauses.append, chance=lambda: 0.0, pause=2)
    pace.asked("paper.example")
    pace.wait("paper.example")
    pace.wait("paper.example")
    assert pauses == [0.5]
