"""Independent origins: articles that carry the same report count as one.

Two articles share an origin when the library says so, or when `briefer.resemblance` finds that they carry one report.
The library looks for copies by a few marks of each text; a brief looks through all runs of all its sources, so that a
copy of which little is left, or one that was added before the library looked, counts with its original too.

Runs are looked up in an index, so that only articles which share one are compared. A run that many articles have is
kept for the first of them only: those hold a family of copies together, and words that every page has join nobody.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.model import Article
from briefer.resemblance import Wording, share, wording, worth_comparing

_KEPT = 16
"Articles kept for one run."


def origins(articles: Sequence[Article]) -> tuple[str, ...]:
    """For each article the id of the first of its group, itself where it is on its own."""
    first = list(range(len(articles)))
    for one, other in _said_by_library(articles):
        _join(first, one, other)
    worded = [wording(one.text, outlet=one.outlet, credit=one.credit) for one in articles]
    for one, other in _worth_comparing(worded):
        if _root(first, one) != _root(first, other) and share(worded[one], worded[other]):
            _join(first, one, other)
    return tuple(articles[_root(first, n)].id for n in range(len(articles)))


def _join(first: list[int], one: int, other: int) -> None:
    group = min(_root(first, one), _root(first, other))
    first[_root(first, one)] = first[_root(first, other)] = group


def _root(first: list[int], index: int) -> int:
    while first[index] != index:
        index = first[index]
    return index


def _said_by_library(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    met: dict[str, int] = {}
    for index, article in enumerate(articles):
        if article.origin is not None:
            yield met.setdefault(article.origin, index), index


def _worth_comparing(worded: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough runs."""
    having: dict[int, list[int]] = {}
    for index, one in enumerate(worded):
        shared: Counter[int] = Counter()
        for run in one.every:
            known = having.setdefault(run, [])
            shared.update(known)
            if len(known) < _KEPT:
                known.append(index)
        for other, count in shared.items():
            if worth_comparing(count, worded[other], one):
                yield other, index
