"""Labels that put positions on the same matter together: the event or thing that their contents share."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.figures import words
from briefer.analysis.positions.tree import DOBJ, NOUN, POBJ, SUBJECT, Tree, ids, one

_MODIFIERS = ids("compound amod")
_NAMES = ids("PERSON DATE TIME CARDINAL ORDINAL PERCENT MONEY QUANTITY")
_CENTRAL = SUBJECT | frozenset((DOBJ, POBJ, one("nsubjpass"), one("ROOT"), one("attr")))
_EVENTFUL = ("tion", "sion", "ment", "ance", "ence", "ism", "ity", "ing", "age", "ure", "sal", "val")
"Endings of nouns that mostly name an act or a state of affairs."
_SHORT, _SHORTEST = 5, 3


@dataclass(frozen=True, slots=True)
class _Lists:
    empty: frozenset[int]
    events: frozenset[int]


@cache
def _lists() -> _Lists:
    table = load("briefer.analysis.positions", "issues.toml")
    return _Lists(ids(table["empty"]) | ids(table["groups"]) | words().people, ids(table["events"]))


def issues(reading: Reading, candidates: Sequence[Candidate], speakers: Sequence[object]) -> list[str | None]:
    """One label a candidate, in order; None: its content holds no noun that could name a matter.

    A noun that more speakers use wins, then one that names an event or act, then one central to its clause.
    `speakers`: whose each candidate is, compared by identity.
    """
    contents = [_nouns(reading.tree, c) for c in candidates]
    lemma = reading.tree.lemma
    said = {
        (lemma[i], id(who)) for nouns, who in zip(contents, speakers, strict=True) if who is not None for i in nouns
    }
    shared = Counter(word for word, _ in said)
    uses = Counter(lemma[i] for nouns in contents for i in nouns)
    pairs = Counter(pair for nouns in contents for i in nouns for pair in _pairs(reading.tree, i))
    labels = [_label(reading, nouns, shared, uses, pairs) for nouns in contents]
    for k, (label, candidate) in enumerate(zip(labels, candidates, strict=True)):
        if label is None and k and _takes_up(reading.tree, candidate):
            labels[k] = labels[k - 1]
    return labels


def _takes_up(tree: Tree, candidate: Candidate) -> bool:
    """Whether the content speaks of what went before: `that it would stay shut`."""
    first, last = candidate.content[0]
    return any(tree.lower[i] in _IT for i in range(first, min(first + _FIRST, last)))


_IT, _FIRST = ids("it they this these"), 3


def _nouns(tree: Tree, candidate: Candidate) -> list[int]:
    empty = _lists().empty
    return [
        i
        for first, last in candidate.content
        for i in range(first, last)
        if tree.pos[i] == NOUN
        and tree.dep[i] not in _MODIFIERS
        and tree.lemma[i] not in empty
        and tree.ent[i] not in _NAMES
        and tree.end[i] - tree.start[i] >= _SHORTEST
    ]


def _pairs(tree: Tree, noun: int) -> list[tuple[int, int]]:
    return [(tree.lemma[k], tree.lemma[noun]) for k in tree.kids[noun] if k < noun and tree.dep[k] in _MODIFIERS]


def _label(
    reading: Reading, nouns: list[int], shared: Counter[int], uses: Counter[int], pairs: Counter[tuple[int, int]]
) -> str | None:
    """The best noun, with its modifier where every use has that or the noun is used but once."""
    tree = reading.tree
    if not nouns:
        return None
    best = max(nouns, key=lambda i: (shared[tree.lemma[i]], _eventful(reading, i), tree.dep[i] in _CENTRAL, -i))
    lemma = tree.lemma[best]
    label = [_lemma(reading, best)]
    for kid in reversed(tree.kids[best]):
        if kid + len(label) != best or tree.dep[kid] not in _MODIFIERS:
            break
        same = pairs[tree.lemma[kid], lemma] >= uses[lemma] > 1
        if not same and (uses[lemma] > 1 or tree.pos[kid] != NOUN or tree.lower[kid - 1] in _HYPHEN):
            break
        label.insert(0, _form(reading, kid))
    return " ".join(label)


_HYPHEN = ids("- –")


def _eventful(reading: Reading, noun: int) -> bool:
    if reading.tree.lemma[noun] in _lists().events:
        return True
    word = _lemma(reading, noun)
    return len(word) > _SHORT and word.endswith(_EVENTFUL)


def _lemma(reading: Reading, index: int) -> str:
    return str(reading.document.doc.vocab.strings[reading.tree.lemma[index]]).lower()


def _form(reading: Reading, index: int) -> str:
    return reading.document.article.quote(reading.span(index, index + 1))
