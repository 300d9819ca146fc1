"""Trying again: what may pass by itself is tried until the time for it is over."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception

from briefer.errors import DeliveryError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long one delivery is tried. Times in seconds."""

    total: float = 300
    "No attempt begins later than this after the first."
    first: float = 2
    "Before the second attempt; doubled before each after it."
    longest: float = 60
    "Between two attempts, unless the receiver asks for more."
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def persist(attempt: Callable[[], T], patience: Patience, key: str, told: Callable[[str], None]) -> tuple[T, int]:
    """What the attempt gives, and how many it took. Raises the last DeliveryError: one that lasts at once.

    `key` scatters the pauses, so that many deliveries that failed together do not come again together; `told` hears
    why it waits.
    """
    begun = patience.clock()

    def pause(state: RetryCallState) -> float:
        backed_off = min(patience.longest, patience.first * 2.0 ** (state.attempt_number - 1))
        return max(backed_off * _scatter(key, state.attempt_number), _error(state).wait or 0)

    def is_over(state: RetryCallState) -> bool:
        return patience.clock() - begun + state.upcoming_sleep > patience.total

    def tell(state: RetryCallState) -> None:
        told(f"{_error(state)}; trying again in {state.upcoming_sleep:.0f} s")

    retrying = Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, DeliveryError) and error.retry),
        wait=pause,
        stop=is_over,
        before_sleep=tell,
        sleep=patience.sleep,
        reraise=True,
    )
    return retrying(attempt), int(retrying.statistics["attempt_number"])


def _error(state: RetryCallState) -> DeliveryError:
    error = state.outcome.exception() if state.outcome else None
    if not isinstance(error, DeliveryError):
        raise TypeError("only deliveries are tried again")
    return error


def _scatter(key: str, attempt: int) -> float:
    """A factor from 0.5 to 1, the same for the same delivery and attempt."""
    return 0.5 + hashlib.sha256(f"{key}{attempt}".encode()).digest()[0] / 510
