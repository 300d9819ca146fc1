"""Nouns and adjectives that attribute: `the claim that`, `a warning from X that`, `X is worried about`."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.frames import PREPOSITIONS
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import cue_of, tidy, without
from briefer.analysis.positions.subjects import subject
from briefer.analysis.positions.tree import (
    ACL,
    ACOMP,
    ATTR,
    CCOMP,
    DOBJ,
    PCOMP,
    POBJ,
    POSS,
    PREP,
    RELCL,
    TO,
    XCOMP,
    Tree,
    ids,
    one,
)

_FROM = ids("by from")
_THAT = one("that")
_LIGHT = ids(
    "make have express issue give offer voice release repeat deliver raise hold take reiterate show share lay "
    "announce get send put cast"
)
_RECEIVE = ids(
    "hear face receive reject dismiss deny see read ignore follow draw prompt spark trigger cite face be get"
)
_OBJECTS = frozenset((POBJ, PCOMP))


def propose(reading: Reading, noun: int) -> Iterator[Candidate]:
    """The content of a noun: a clause, an infinitive, or the object of its preposition."""
    tree = reading.tree
    filled = _filler(tree, noun)
    if filled is None:
        return
    frame, head, extra = filled
    verb = tree.head[noun]
    light = tree.dep[noun] == DOBJ and tree.lemma[verb] in _LIGHT
    predicate = tree.dep[noun] == ATTR
    full = f"light:{frame}" if light else f"is:{frame}" if predicate else frame
    if not lexicon().worth(reading, "noun", full, noun):
        return
    source = _owner(tree, noun)
    if source is None and tree.dep[noun] in (DOBJ, ATTR) and tree.lemma[verb] not in _RECEIVE:
        source = subject(tree, verb)
    if light or predicate:
        cue = {*cue_of(tree, verb), *range(_start(tree, noun, source), noun + 1), *extra}
    else:
        cue = {*range(_start(tree, noun, source), noun + 1), *extra}
    content = tidy(tree, without((tree.left[head], tree.right[head] + 1), []))
    if content:
        yield Candidate(family="noun", frame=full, key=noun, cue=tuple(sorted(cue)), source=source, content=content)


def adjective(reading: Reading, index: int) -> Iterator[Candidate]:
    """`The minister is confident that ...`: the adjective after a verb of being, with its complement."""
    tree = reading.tree
    verb = tree.head[index]
    if tree.dep[index] != ACOMP:
        return
    filled = _filler(tree, index)
    if filled is None and tree.has(verb, CCOMP):
        filled = "clause", tree.child(verb, CCOMP) or verb, ()
    if filled is None:
        return
    frame, head, extra = filled
    cue = {*cue_of(tree, verb), *range(tree.left[index] if tree.left[index] > verb else index, index + 1), *extra}
    content = tidy(tree, without((tree.left[head], tree.right[head] + 1), [(min(cue), index + 1)]))
    if content:
        yield Candidate(
            family="adjective",
            frame=frame,
            key=index,
            cue=tuple(sorted(cue)),
            source=subject(tree, verb),
            content=content,
        )


def _filler(tree: Tree, noun: int) -> tuple[str, int, tuple[int, ...]] | None:
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        dep = tree.dep[kid]
        if dep in (ACL, CCOMP, XCOMP, RELCL):
            if any(tree.tag[k] == TO for k in tree.kids[kid]):
                return "inf", kid, ()
            if tree.lower[tree.left[kid]] == _THAT and dep != RELCL:
                return "clause", kid, ()
            if dep == CCOMP:
                return "clause", kid, ()
        if dep == PREP and tree.lower[kid] not in _FROM:
            inner = tree.child_of(kid, _OBJECTS)
            if inner is not None and tree.lower[kid] in PREPOSITIONS:
                return f"prep:{PREPOSITIONS[tree.lower[kid]]}", inner, (kid,)
    return None


def _owner(tree: Tree, noun: int) -> int | None:
    """`the minister's claim`, `a warning from the minister`."""
    owner = tree.child(noun, POSS)
    if owner is not None:
        return owner
    for kid in tree.kids[noun]:
        if kid > noun and tree.dep[kid] == PREP and tree.lower[kid] in _FROM:
            return tree.child(kid, POBJ)
    return None


def _start(tree: Tree, noun: int, source: int | None) -> int:
    first = tree.left[noun]
    if source is not None and first <= source < noun:
        first = tree.right[source] + 1
    return min(first, noun)
