"""What may pass by itself is tried again, with longer and longer pauses, until its time is over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.deliver import Patience
from briefer.deliver.patience import persist
from briefer.errors import DeliveryError
from tests.deliver.maker import Time


class Attempts:
    """Fails so many times."""

    def __init__(self, failures: int, *, retry: bool = True, wait: float | None = None) -> None:
        self.made = 0
        self._failures = failures
        self._retry = retry
        self._wait = wait

    def __call__(self) -> str:
        self.made += 1
        if self.made <= self._failures:
            raise DeliveryError(f"no {self.made}", retry=self._retry, wait=self._wait)
        return "there"


def quiet(_: str) -> None:
    pass


def test_what_works_at_once_waits_for_nothing() -> None:
    clock = Time()
    assert persist(Attempts(0), clock.patience(), "a", quiet) == ("there", 1)
    assert clock.slept == []


def test_pauses_grow_and_stay_under_their_longest() -> None:
    clock, told = Time(), list[str]()
    assert persist(Attempts(7), clock.patience(longest=20), "a", told.append) == ("there", 8)
    for at, pause in enumerate(clock.slept):
        full = min(20, 2 * 2**at)
        assert full / 2 <= pause <= full
    assert told[0] == f"no 1; trying again in {clock.slept[0]:.0f} s"
    assert len(told) == 7


def test_what_lasts_is_not_tried_again() -> None:
    clock, attempts = Time(), Attempts(1, retry=False)
    with pytest.raises(DeliveryError, match="no 1"):
        persist(attempts, clock.patience(), "a", quiet)
    assert (attempts.made, clock.slept) == (1, [])


def test_other_errors_are_not_tried_again_either() -> None:
    def breaks() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        persist(breaks, Time().patience(), "a", quiet)


@given(st.floats(0, 1000), st.integers(0, 200))
def test_no_attempt_begins_after_the_time_is_over(total: float, wait: int) -> None:
    clock, attempts = Time(), Attempts(10**6, wait=wait)
    with pytest.raises(DeliveryError, match=r"^no \d+$"):
        persist(attempts, clock.patience(total=total), "a", quiet)
    assert clock.seconds <= total
    assert attempts.made == len(clock.slept) + 1
    assert all(pause >= wait for pause in clock.slept)


def test_without_time_there_is_one_attempt() -> None:
    attempts = Attempts(5)
    with pytest.raises(DeliveryError):
        persist(attempts, Patience(total=0), "a", quiet)
    assert attempts.made == 1


def test_deliveries_that_failed_together_do_not_come_again_together() -> None:
    pauses = set()
    for key in "abcdefgh":
        clock = Time()
        persist(Attempts(1), clock.patience(), key, quiet)
        pauses.add(clock.slept[0])
    assert len(pauses) > 4
