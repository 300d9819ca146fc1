"""What the neighbourhood of a cue says about it, on top of how often its word attributes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.figures import is_thing
from briefer.analysis.positions.tree import ADVCL, DOBJ, PRON, TO, Tree, ids, one

_NO_SOURCE = one("none")


@dataclass(frozen=True, slots=True)
class Factors:
    """The factors of one group of frames; keys are string ids."""

    source: Mapping[int, float]
    dep: Mapping[int, float]
    modal: Mapping[int, float]
    object: Mapping[int, float]
    short: tuple[int, float]
    quoted: float
    "Share of the doubt that words in quotation marks take away: somebody must have said them."

    def of(self, tree: Tree, candidate: Candidate) -> float:
        key = candidate.key
        factor = self.dep.get(tree.dep[key], 1.0) * (
            _PURPOSE if candidate.frame == "obj" and _for_purpose(tree, key) else 1.0
        )
        if candidate.family == "verb" and candidate.source is not None and is_thing(tree, candidate.source):
            factor *= _THING
        if self.source:
            factor *= self.source.get(_source(tree, candidate.source), 1.0)
        if self.modal:
            for index in candidate.cue:
                factor *= self.modal.get(tree.lower[index], 1.0)
        if self.object:
            target = tree.child(key, DOBJ)
            if target is not None:
                factor *= self.object.get(tree.lower[target] if tree.pos[target] == PRON else tree.ent[target], 1.0)
        limit, least = self.short
        if limit and sum(last - first for first, last in candidate.content) <= limit:
            factor *= least
        return factor


_THING = 0.6
"What is left of the rate where a thing is the source: `the breach showed that the wall was weak`."
_PURPOSE = 0.5
"What is left of the rate where the verb says what something is done for: `sent troops to support the council`."


def _for_purpose(tree: Tree, key: int) -> bool:
    return tree.dep[key] == ADVCL and any(tree.tag[kid] == TO for kid in tree.kids[key])


def _source(tree: Tree, index: int | None) -> int:
    return _NO_SOURCE if index is None else tree.lower[index]


def rated(reading: Reading, candidate: Candidate, rate: float) -> float:
    """The rate of the candidate's word, weighed by its place and by quotation marks in its content."""
    factors = _factors(candidate)
    if factors is None:
        return rate
    rate *= factors.of(reading.tree, candidate)
    if not factors.quoted or not _quotes(reading, candidate):
        return rate
    wholly = reading.quote[candidate.content[0][0]] >= 0
    return rate + (max(_WHOLLY, factors.quoted) if wholly else factors.quoted) * (1 - rate)


def _quotes(reading: Reading, candidate: Candidate) -> bool:
    quote = reading.quote
    return sum(quote[i] >= 0 for first, last in candidate.content for i in range(first, last)) >= _QUOTED_WORDS


_WHOLLY = 0.25
"The same share, where the content begins with the quotation marks."
_QUOTED_WORDS = 5
"Tokens in quotation marks, the marks among them, from which on they are more than a term."


def _factors(candidate: Candidate) -> Factors | None:
    factors = _table().get(candidate.frame)
    if factors is None:
        kind = candidate.frame.partition(":")[0] if candidate.family == "verb" else candidate.family
        factors = _table().get(kind if kind in _SHAPES else f"{kind}:{candidate.frame}")
    elif candidate.family not in _PLAIN:
        factors = _table().get(f"{candidate.family}:{candidate.frame}")
    return factors


_SHAPES = frozenset(("prep", "obj"))
_PLAIN = frozenset(("verb", "quote", "adverbial"))


@cache
def _table() -> dict[str, Factors]:
    return {
        group: Factors(
            source=_keyed(rows.get("source", {})),
            dep=_keyed(rows.get("dep", {})),
            modal=_keyed(rows.get("modal", {})),
            object=_keyed(rows.get("object", {})),
            short=tuple(rows.get("short", (0, 1.0))),
            quoted=rows.get("quoted", 0.0),
        )
        for group, rows in load("briefer.analysis.positions", "context.toml").items()
    }


def _keyed(row: Mapping[str, float]) -> dict[int, float]:
    return {next(iter(ids(word))): factor for word, factor in row.items()}
