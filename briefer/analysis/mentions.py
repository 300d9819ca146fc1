"""Look up which actor stands at a place in the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from briefer.model import Actor, Span


class Mentions:
    """The mentions of an article's actors, ordered; built once and read by the later components."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        pairs = sorted(
            ((span, actor) for actor in actors for span in actor.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id),
        )
        self._spans = [span for span, _ in pairs]
        self._actors = [actor for _, actor in pairs]
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def within(self, span: Span) -> list[tuple[Span, Actor]]:
        """Mentions that lie inside `span`, in order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [(self._spans[i], self._actors[i]) for i in range(low, high) if self._spans[i].end <= span.end]

    def at(self, offset: int) -> Actor | None:
        """The actor whose shortest mention covers the character at `offset`."""
        low = bisect_left(self._starts, offset - self._longest)
        high = bisect_right(self._starts, offset)
        covering = [i for i in range(low, high) if self._spans[i].start <= offset < self._spans[i].end]
        if not covering:
            return None
        return self._actors[min(covering, key=lambda i: self._spans[i].end - self._spans[i].start)]
