"""Choose among the proposals: what stands in another attribution's content belongs to that one."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.figures import is_thing
from briefer.analysis.positions.lexicon import THRESHOLD
from briefer.analysis.positions.tree import PRON

_NESTED = 0.55
"Least rate of an attribution inside another's content, outside quotation marks."
_NESTED_FRAMES = ("clause", "pass:clause", "according", "quote:first", "quote:last", "objinf", "prep:inf")
_AROUND = frozenset((*_NESTED_FRAMES, "closing", "inserted", "appended"))
"Frames of a statement that may hold another."


@dataclass(frozen=True, slots=True)
class Chosen:
    candidate: Candidate
    within: Candidate | None


def select(reading: Reading, proposals: Iterable[Candidate]) -> list[Chosen]:
    """Outermost first; an inner one stays only where it is a whole statement with a source of its own."""
    live = sorted(proposals, key=lambda c: c.key)
    keys = [c.key for c in live]
    chosen: list[Chosen] = []
    taken: set[int] = set()
    around: dict[int, list[Candidate]] = {}
    for candidate in sorted(live, key=lambda c: (-_size(c), -c.rate, c.key)):
        if candidate.key in taken:
            continue
        outer = around.get(candidate.key, [])
        inner = _inside(candidate, live, keys)
        if outer:
            if not _own_statement(reading, candidate, outer):
                continue
        elif candidate.rate - THRESHOLD < sum(max(0.0, (1 - candidate.rate) * c.rate - THRESHOLD / 2) for c in inner):
            continue
        chosen.append(Chosen(candidate, min(outer, key=_size) if outer else None))
        taken.add(candidate.key)
        for c in inner:
            around.setdefault(c.key, []).append(candidate)
    return chosen


def _inside(candidate: Candidate, live: list[Candidate], keys: list[int]) -> list[Candidate]:
    """Those whose cue stands in the candidate's content."""
    return [
        live[k]
        for first, last in candidate.content
        for k in range(bisect_left(keys, first), bisect_left(keys, last))
        if keys[k] != candidate.key
    ]


def _own_statement(reading: Reading, inner: Candidate, outer: list[Candidate]) -> bool:
    if inner.rate < _NESTED or inner.frame not in _NESTED_FRAMES or inner.source is None:
        return False
    if reading.quoted(inner.key) or reading.tree.pos[inner.source] == PRON or is_thing(reading.tree, inner.source):
        return False
    return all(c.frame in _AROUND and c.source != inner.source for c in outer)


def _size(candidate: Candidate) -> int:
    return sum(last - first for first, last in candidate.content)
