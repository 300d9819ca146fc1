"""When and to whom it was said."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import source_run
from briefer.analysis.positions.tree import POBJ, PREP, PUNCT, VERB, Tree, ids
from briefer.model import DateRef, Span

_TO = ids("to")
_KINDS = ("DATE", "TIME")


class Times:
    """The dates of an article, looked up by where they stand."""

    def __init__(self, reading: Reading, dates: Sequence[DateRef]) -> None:
        self._reading = reading
        order = sorted(range(len(dates)), key=lambda k: dates[k].span)
        self._indices = [k for k in order if dates[k].kind in _KINDS]
        self._starts = [dates[k].span.start for k in self._indices]

    def said(self, candidate: Candidate) -> int | None:
        """Index of the date that hangs on the cue, outside content and source; None: none does."""
        tree = self._reading.tree
        key = candidate.key
        low = bisect_left(self._starts, tree.start[tree.sent[key]])
        high = bisect_right(self._starts, tree.end[tree.sent_end[key] - 1])
        for at in range(low, high):
            token = bisect_right(tree.start, self._starts[at]) - 1
            if not _inside(candidate, token) and _verb_of(tree, token) == key:
                return self._indices[at]
        return None


def _inside(candidate: Candidate, token: int) -> bool:
    return any(first <= token < last for first, last in candidate.content)


def _verb_of(tree: Tree, token: int) -> int:
    """The verb that an adverbial hangs on."""
    at = token
    while tree.head[at] != at:
        at = tree.head[at]
        if tree.pos[at] == VERB:
            return at
    return at


def addressee(reading: Reading, candidate: Candidate) -> Span | None:
    """`told reporters`, `said to the council`: whom the words were for."""
    tree = reading.tree
    found = candidate.addressee
    if found is not None and tree.lower[found] in _THAT:
        found = None
    if found is None and candidate.family in ("verb", "quote") and tree.pos[candidate.key] != PUNCT:
        found = _told(tree, candidate)
    return None if found is None else reading.span(*source_run(reading, found))


_ADDRESSED = ids("dobj dative")
_THAT = ids("that what which so")
_TELLING = ids("tell inform assure remind warn ask notify advise brief")


def _told(tree: Tree, candidate: Candidate) -> int | None:
    for kid in tree.kids[candidate.key]:
        if kid == candidate.source or _inside(candidate, kid):
            continue
        if tree.lower[kid] in _THAT:
            continue
        if tree.dep[kid] in _ADDRESSED and tree.lemma[candidate.key] in _TELLING:
            return kid
        if tree.dep[kid] == PREP and tree.lower[kid] in _TO and kid not in candidate.cue:
            return tree.child(kid, POBJ)
    return None
