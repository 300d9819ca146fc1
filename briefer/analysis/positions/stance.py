"""How a speaker stands to the content, and the words that show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from briefer.analysis.lexicon import load
from briefer.analysis.positions.attitudes import Found, Side, attitude
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import NEG, SUBJECT, VERB, XCOMP, Tree, ids
from briefer.model import Span, Stance

_FIRST = ids("we i")
_SWAPPED: dict[Stance, Stance] = {
    "supports": "opposes",
    "opposes": "neutral",
    "denies": "neutral",
    "threatens": "neutral",
}


@dataclass(frozen=True, slots=True)
class _Words:
    stance: dict[int, Stance]
    hostile: frozenset[int]
    comment: frozenset[int]


@cache
def _words() -> _Words:
    table = load("briefer.analysis.positions", "stance.toml")
    stance = {
        lemma: cast("Stance", name)
        for name in get_args(Stance)
        for lemma in ids(table.get(name, ""))
        if name != "conditional"
    }
    return _Words(stance, ids(table["hostile"]), ids(table["comment"]))


def stance_of(reading: Reading, candidate: Candidate, side: Side) -> tuple[Stance, tuple[Span, ...]]:
    """From the cue; else from what the speaker says of themselves; else from the main clauses of the content."""
    tree = reading.tree
    found = _from_cue(tree, candidate) or _from_first_person(tree, candidate) or attitude(reading, candidate, side)
    if found is None:
        return "neutral", ()
    stance, tokens = found
    return stance, tuple(reading.span(i, i + 1) for i in sorted(tokens))


def _from_cue(tree: Tree, candidate: Candidate) -> Found | None:
    words = _words()
    for index in (candidate.key, *candidate.cue):
        stance = words.stance.get(tree.lemma[index])
        if stance is None:
            continue
        if stance == "threatens":
            return _vow(tree, candidate, index)
        if _says_nothing(tree, candidate, index):
            continue
        return _negated(tree, index, stance)
    return None


_CALLS = ids("call order ask request")
_CALL_FRAMES = frozenset(("objinf", "inf", "prep:inf", "prep:for", "prep:on", "prep:of", "pass:inf"))
_ORDERS = ids("order request")
_AGREE, _DECLINE = ids("agree accept"), ids("decline refuse")
_STATED = frozenset(("clause", "wh", "quote:first", "quote:last"))


def _says_nothing(tree: Tree, candidate: Candidate, index: int) -> bool:
    """Whether the cue takes no stance: `asked whether`, `called it a dam`, `agreed that`, `declined to comment`."""
    lemma = tree.lemma[index]
    if lemma in _CALLS and candidate.frame not in _CALL_FRAMES:
        return not (lemma in _ORDERS and candidate.frame in _ORDERED)
    if lemma in _AGREE:
        return candidate.frame in _STATED
    if lemma in _DECLINE:
        return tree.lemma[tree.child(index, XCOMP) or index] in _words().comment
    return False


_ORDERED = frozenset(("obj", "pass:obj", "clause", "light:inf"))


def _vow(tree: Tree, candidate: Candidate, index: int) -> Found:
    """A threat says so, or vows a hostile act; any other vow supports what is vowed."""
    hostile = next((i for i in _tokens(candidate) if tree.lemma[i] in _words().hostile and tree.pos[i] == VERB), None)
    if tree.lemma[index] in _THREATS:
        return "threatens", (index,)
    return ("supports", (index,)) if hostile is None else ("threatens", (index, hostile))


_THREATS = ids("threaten threat")


def _negated(tree: Tree, index: int, stance: Stance) -> Found:
    no = tree.child(index, NEG)
    return (stance, (index,)) if no is None else (_SWAPPED.get(stance, "neutral"), (no, index))


def _from_first_person(tree: Tree, candidate: Candidate) -> Found | None:
    words = _words()
    for index in _tokens(candidate):
        stance = words.stance.get(tree.lemma[index])
        if stance is None or tree.pos[index] != VERB or not _main(tree, candidate, index):
            continue
        own = tree.child_of(index, SUBJECT)
        if own is not None and tree.lower[own] in _FIRST:
            return _vow(tree, candidate, index) if stance == "threatens" else _negated(tree, index, stance)
    return None


def _main(tree: Tree, candidate: Candidate, index: int) -> bool:
    """Whether the verb heads what is said, and stands in no clause under it."""
    return tree.head[index] == index or tree.head[index] == candidate.key


def _tokens(candidate: Candidate) -> Iterator[int]:
    for first, last in candidate.content:
        yield from range(first, last)
