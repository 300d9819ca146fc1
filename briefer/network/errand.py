"""One request on its way: what is left of its time and bytes, and what its errors begin and end with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefer.errors import FetchError
from briefer.network.policy import Policy


class Errand:
    """`source` begins the errors, and grows where the request is led on."""

    def __init__(self, source: str, policy: Policy, clock: Callable[[], float]) -> None:
        self.source = source
        self.policy = policy
        self.limits = policy.limits
        self._clock = clock
        self._end = clock() + self.limits.total
        self._bytes = self.limits.body + 16 * self.limits.headers
        "As they come over the line, of all hops together: what frames and leads a body is counted too."

    def seconds(self, at_most: float) -> float:
        """How long the next step may take. Raises FetchError when the time is over."""
        left = self._end - self._clock()
        if left <= 0:
            raise self.later(f"it was not there after {self.limits.total:g} s")
        return min(left, at_most)

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """While something else is done, whose time is not counted."""
        began = self._clock()
        try:
            yield
        finally:
            self._end += self._clock() - began

    def spend(self, count: int) -> None:
        """Note that bytes came. Raises FetchError when they are too many."""
        self._bytes -= count
        if self._bytes < 0:
            raise self.too_large()

    def fault(self, words: str) -> FetchError:
        """The server's fault, which lasts."""
        return FetchError(f"{self.source}: {words}; {self.policy.instead}")

    def later(self, words: str) -> FetchError:
        """A fault that may pass."""
        return FetchError(f"{self.source}: {words}; try again later, or {self.policy.instead}", later=True)

    def head_too_large(self) -> FetchError:
        return self.fault("the answer's head is too large")

    def too_large(self) -> FetchError:
        return self.fault(f"the answer is over {self.limits.body / 1024 / 1024:.3g} MB")
