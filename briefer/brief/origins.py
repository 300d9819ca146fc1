"""Independent origins: articles that carry the same report count as one.

Two articles share an origin when the library says so (their texts are the same) or when at least half of the
shorter one's runs of five words stand in the longer one too. Containment of word shingles is Broder's measure
(On the resemblance and containment of documents, 1997); half is far above what two desks writing of one event
share, quotations included, and below what a copy keeps after an editor cut it.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from briefer.model import Article

_RUN = 5
_COPIED = 0.5
_WORD = re.compile(r"\w+")


def origins(articles: Sequence[Article]) -> tuple[str, ...]:
    """For each article the id of the first of its group, itself where it is on its own."""
    runs = [_runs(article.text) for article in articles]
    first = list(range(len(articles)))
    for one, other in combinations(range(len(articles)), 2):
        if _shared(articles[one], articles[other]) or _contained(runs[one], runs[other]) >= _COPIED:
            group = min(_root(first, one), _root(first, other))
            first[_root(first, one)] = first[_root(first, other)] = group
    return tuple(articles[_root(first, n)].id for n in range(len(articles)))


def _root(first: list[int], index: int) -> int:
    while first[index] != index:
        index = first[index]
    return index


def _shared(one: Article, other: Article) -> bool:
    return one.origin is not None and one.origin == other.origin


def _runs(text: str) -> frozenset[int]:
    """Hashes of every run of five words, upper case and punctuation aside; equal within one process only."""
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))


def _contained(one: frozenset[int], other: frozenset[int]) -> float:
    """The part of the smaller set that the larger one holds; nothing is contained in nothing."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
