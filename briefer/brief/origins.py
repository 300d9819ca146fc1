"""Independent origins: articles that carry the same report count as one.

Two articles share an origin when the library says so (their texts are the same), or when at least half of the
shorter one's runs of five words stand in the longer one too; a sixth is enough where one of them names the agency or
outlet that it comes from, and the other is that outlet's, or names it too. Containment of word shingles is Broder's
measure (On the resemblance and containment of documents, 1997); half is far above what two desks writing of one event
share, quotations included, and below what a copy keeps after an editor cut it. A credit alone joins nothing: an agency
has many reports.

Runs are looked up in an index, so that only articles which share one are compared. A run that many articles have is
kept for the first of them only: those hold a family of copies together, and words that every page has join nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefer.model import Article

_RUN = 5
_COPIED = 0.5
_CREDITED = 1 / 6
_KEPT = 16
"Articles kept for one run."
_WORD = re.compile(r"\w+")


def origins(articles: Sequence[Article]) -> tuple[str, ...]:
    """For each article the id of the first of its group, itself where it is on its own."""
    first = list(range(len(articles)))
    for one, other in (*_said_by_library(articles), *_copies(articles)):
        group = min(_root(first, one), _root(first, other))
        first[_root(first, one)] = first[_root(first, other)] = group
    return tuple(articles[_root(first, n)].id for n in range(len(articles)))


def _root(first: list[int], index: int) -> int:
    while first[index] != index:
        index = first[index]
    return index


def _said_by_library(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    met: dict[str, int] = {}
    for index, article in enumerate(articles):
        if article.origin is not None:
            yield met.setdefault(article.origin, index), index


def _copies(articles: Sequence[Article]) -> Iterator[tuple[int, int]]:
    """Pairs of which one holds enough of the other's runs."""
    having: dict[int, list[int]] = {}
    sizes: list[int] = []
    for index, article in enumerate(articles):
        runs = _runs(article.text)
        sizes.append(len(runs))
        shared: Counter[int] = Counter()
        for run in runs:
            known = having.setdefault(run, [])
            shared.update(known)
            if len(known) < _KEPT:
                known.append(index)
        for other, count in shared.items():
            enough = _CREDITED if _credited(article, articles[other]) else _COPIED
            if count >= enough * min(sizes[index], sizes[other]):
                yield other, index


def _credited(one: Article, other: Article) -> bool:
    """Whether one names the other's outlet, or what the other names, as where it comes from."""
    names = [{name.casefold() for name in (article.credit, article.outlet) if name} for article in (one, other)]
    credits_ = {article.credit.casefold() for article in (one, other) if article.credit}
    return bool(names[0] & names[1] & credits_)


def _runs(text: str) -> frozenset[int]:
    """Hashes of every run of five words, upper case and punctuation aside; equal within one process only."""
    words = _WORD.findall(text.lower())
    return frozenset(hash(tuple(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))
