"""Choose among the proposals: what stands in another attribution's content belongs to that one."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import PRON

_THRESHOLD = 0.37
"Least rate at which a proposal is taken: below, a wrong one costs more than a missed one gains."
_NESTED = 0.85
"Least rate of an attribution inside another's content, outside quotation marks."
_NESTED_FRAMES = ("clause", "pass:clause", "according", "quote:first", "quote:last")


@dataclass(frozen=True, slots=True)
class Chosen:
    candidate: Candidate
    within: Candidate | None


def select(reading: Reading, proposals: Iterable[Candidate]) -> list[Chosen]:
    """Outermost first; an inner one stays only where it is a whole statement with a source of its own."""
    live = [c for c in proposals if c.rate >= _THRESHOLD]
    live.sort(key=lambda c: (-_size(c), -c.rate, c.key))
    chosen: list[Chosen] = []
    keys: set[int] = set()
    for candidate in live:
        if candidate.key in keys:
            continue
        outer = [c.candidate for c in chosen if _holds(c.candidate, candidate.key)]
        if outer:
            if _own_statement(reading, candidate, outer):
                chosen.append(Chosen(candidate, min(outer, key=_size)))
                keys.add(candidate.key)
            continue
        inner = [c for c in live if c.key != candidate.key and _holds(candidate, c.key)]
        gain = sum(max(0.0, (1 - candidate.rate) * c.rate - _THRESHOLD / 2) for c in inner)
        if candidate.rate - _THRESHOLD >= gain:
            chosen.append(Chosen(candidate, None))
            keys.add(candidate.key)
    return chosen


def _own_statement(reading: Reading, inner: Candidate, outer: list[Candidate]) -> bool:
    if inner.rate < _NESTED or inner.frame not in _NESTED_FRAMES or inner.source is None:
        return False
    if reading.quoted(inner.key) or reading.tree.pos[inner.source] == PRON:
        return False
    return all(c.frame in _NESTED_FRAMES and c.source != inner.source for c in outer)


def _size(candidate: Candidate) -> int:
    return sum(last - first for first, last in candidate.content)


def _holds(candidate: Candidate, index: int) -> bool:
    return any(first <= index < last for first, last in candidate.content)
