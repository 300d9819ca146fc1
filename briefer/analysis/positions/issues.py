"""Labels that put positions on the same matter together: the noun that their contents share."""

from collections import Counter
from collections.abc import Iterable

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import DOBJ, NOUN, SUBJECT, Tree, ids, one
from briefer.model import Span

_EMPTY = ids(
    "thing people person time way lot day week month year man woman something someone anything everything part kind "
    "sort number bit side case place moment word fact reason example question answer point life world today tomorrow "
    "yesterday morning night hour minute one other stuff guy percent official source reporter statement comment "
    "claim report allegation suggestion accusation charge argument idea view opinion"
    " use end start need concern order region situation attention"
)
_MODIFIERS = ids("compound amod")
_NAMES = ids("PERSON DATE TIME CARDINAL ORDINAL PERCENT MONEY QUANTITY")
_CENTRAL = SUBJECT | frozenset((DOBJ, one("nsubjpass"), one("pobj"), one("ROOT")))


def issues(reading: Reading, candidates: Iterable[Candidate]) -> list[str | None]:
    """One label a candidate, in order; None: its content holds no noun that could name a matter."""
    contents = [_nouns(reading.tree, c) for c in candidates]
    shared = Counter(lemma for nouns in contents for lemma in {reading.tree.lemma[i] for i in nouns})
    pairs = Counter(pair for nouns in contents for i in nouns for pair in _pairs(reading.tree, i))
    return [_label(reading, nouns, shared, pairs) for nouns in contents]


def _nouns(tree: Tree, candidate: Candidate) -> list[int]:
    return [
        i
        for first, last in candidate.content
        for i in range(first, last)
        if tree.pos[i] == NOUN
        and tree.dep[i] not in _MODIFIERS
        and tree.lemma[i] not in _EMPTY
        and tree.ent[i] not in _NAMES
    ]


def _pairs(tree: Tree, noun: int) -> list[tuple[int, int]]:
    return [(tree.lemma[k], tree.lemma[noun]) for k in tree.kids[noun] if k < noun and tree.dep[k] in _MODIFIERS]


def _label(reading: Reading, nouns: list[int], shared: Counter[int], pairs: Counter[tuple[int, int]]) -> str | None:
    """The noun that most contents share, central ones first, with its modifier where that recurs too."""
    tree = reading.tree
    if not nouns:
        return None
    best = max(nouns, key=lambda i: (shared[tree.lemma[i]], tree.dep[i] in _CENTRAL, -i))
    words = [_lemma(reading, best)]
    for kid in tree.kids[best]:
        if kid + 1 == best and tree.dep[kid] in _MODIFIERS and pairs[tree.lemma[kid], tree.lemma[best]] > 1:
            words.insert(0, _form(reading, kid))
    return " ".join(words)


def _lemma(reading: Reading, index: int) -> str:
    return str(reading.document.doc.vocab.strings[reading.tree.lemma[index]]).lower()


def _form(reading: Reading, index: int) -> str:
    span: Span = reading.span(index, index + 1)
    return reading.document.article.quote(span)
