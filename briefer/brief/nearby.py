"""Which of many texts share words with one: an index, so that thousands are not compared pair by pair."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Nearby(Generic[T]):
    """Things by the stems of their words."""

    def __init__(self, things: Iterable[tuple[T, frozenset[str]]]) -> None:
        self._things: list[T] = []
        self._having: defaultdict[str, list[int]] = defaultdict(list)
        for thing, stems in things:
            self.add(thing, stems)

    def add(self, thing: T, stems: frozenset[str]) -> None:
        for stem in stems:
            self._having[stem].append(len(self._things))
        self._things.append(thing)

    def sharing(self, stems: frozenset[str], least: int = 1) -> list[T]:
        """Those that have at least so many of `stems`, in the order in which they were added."""
        shared: Counter[int] = Counter()
        for stem in stems:
            shared.update(self._having.get(stem, ()))
        return [self._things[at] for at in sorted(at for at, count in shared.items() if count >= least)]
