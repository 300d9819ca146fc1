"""Nouns and adjectives that attribute: `the claim that`, `a warning from X that`, `X is worried about`."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.frames import PREPOSITIONS
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import cue_of, tidy, without
from briefer.analysis.positions.subjects import is_expletive, subject
from briefer.analysis.positions.tree import (
    ACL,
    ACOMP,
    ADVCL,
    ATTR,
    CCOMP,
    DOBJ,
    MARK,
    PASSIVE_SUBJECT,
    PCOMP,
    POBJ,
    POSS,
    PREP,
    RELCL,
    SUBJECT,
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
    filled = _filler(tree, noun) or _said_by_being(tree, noun)
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
    held = _held(tree, noun) if source is None else None
    if held is not None:
        source, extra = subject(tree, held), (*extra, *cue_of(tree, held), tree.head[noun])
    if light or predicate:
        cue = {*cue_of(tree, verb), *range(_start(tree, noun, source), noun + 1), *extra}
    else:
        cue = {*range(_start(tree, noun, source), noun + 1), *extra}
    content = tidy(tree, without((tree.left[head], tree.right[head] + 1), [(k, k + 1) for k in extra]))
    if content:
        yield Candidate(family="noun", frame=full, key=noun, cue=tuple(sorted(cue)), source=source, content=content)


def adjective(reading: Reading, index: int) -> Iterator[Candidate]:
    """`The minister is confident that ...`: the adjective after a verb of being, with its complement."""
    tree = reading.tree
    verb = tree.head[index]
    if tree.lemma[verb] in _MAKE and tree.lower[index] in _CLEAR:
        yield from _made_clear(reading, verb, index)
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
    source = subject(tree, verb)
    if content:
        yield Candidate(
            family="adjective",
            frame=frame,
            key=index,
            cue=tuple(sorted(cue)),
            source=None if source is not None and is_expletive(tree, source) and frame == "clause" else source,
            content=content,
        )


def _made_clear(reading: Reading, verb: int, index: int) -> Iterator[Candidate]:
    """`The mayor made (it) clear that ...`"""
    tree = reading.tree
    kids = sorted((*tree.kids[verb], *tree.kids[index]))
    clause = next(
        (k for k in kids if k > index and tree.lower[tree.left[k]] == _THAT and tree.left[k] == index + 1), None
    )
    source = subject(tree, verb)
    if clause is None or source is None:
        return
    content = tidy(tree, [(index + 1, tree.right[clause] + 1)])
    cue = (*cue_of(tree, verb), *range(verb + 1, index + 1))
    yield Candidate(family="adjective", frame="made:clause", key=index, cue=cue, source=source, content=content)


_MAKE, _CLEAR = ids("make"), ids("clear plain known")


def _filler(tree: Tree, noun: int) -> tuple[str, int, tuple[int, ...]] | None:
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        dep = tree.dep[kid]
        if dep in (ACL, CCOMP, XCOMP, RELCL):
            if any(tree.tag[k] == TO for k in tree.kids[kid]):
                return _asked(tree, kid)
            if tree.lower[tree.left[kid]] == _THAT and (dep != RELCL or _is_said(tree, noun, kid)):
                return "clause", kid, ()
            if dep == CCOMP:
                return "clause", kid, ()
        if dep == ADVCL and any(tree.tag[k] == TO for k in tree.kids[kid]) and _asked(tree, kid)[2]:
            return _asked(tree, kid)
        if dep == PREP and tree.lower[kid] not in _FROM:
            inner = tree.child_of(kid, _OBJECTS)
            if inner is not None and tree.lower[kid] in PREPOSITIONS:
                return f"prep:{PREPOSITIONS[tree.lower[kid]]}", inner, (kid,)
    return None


def _asked(tree: Tree, clause: int) -> tuple[str, int, tuple[int, ...]]:
    """`calls for the minister to resign`; without `for` a plain infinitive."""
    first = tree.left[clause]
    if tree.lower[first] in _FOR and tree.dep[first] == MARK:
        return "prep:for", clause, (first,)
    return "inf", clause, ()


def _is_said(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a clause that the parse calls relative is what the noun says: it has a subject beside `that`."""
    if lexicon().of("noun", tree.lemma[noun], "clause") < _SAYS or tree.child_of(clause, PASSIVE_SUBJECT) is not None:
        return False
    own = tree.child_of(clause, SUBJECT)
    return own is not None and tree.lower[own] != _THAT


_SAYS = 0.6
"Least rate of a noun that mostly has what is said for its clause."


def _said_by_being(tree: Tree, noun: int) -> tuple[str, int, tuple[int, ...]] | None:
    """`The mayor's position is that ...`: the clause after a verb of being says what the noun holds."""
    verb = tree.head[noun]
    if tree.dep[noun] not in SUBJECT or tree.lemma[verb] not in _BE or _owner(tree, noun) is None:
        return None
    clause = tree.child(verb, CCOMP)
    if clause is None or clause < verb or tree.lower[tree.left[clause]] != _THAT:
        return None
    return "clause", clause, (verb,)


def _held(tree: Tree, noun: int) -> int | None:
    """The verb of being over `of the opinion` and `in favour`; None: there is none."""
    prep = tree.head[noun]
    if tree.dep[noun] != POBJ or tree.lower[prep] not in _HOLDS or tree.dep[prep] != PREP:
        return None
    return tree.head[prep] if tree.head[prep] < prep and tree.lemma[tree.head[prep]] in _BE else None


_BE, _FOR, _HOLDS = ids("be"), ids("for"), ids("of in under")


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
