"""Phrases that attribute the clause they hang on: `according to X`, `in X's view`, `as X put it`, `X says,` inserted."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import Run, cue_of, source_run, tidy, without
from briefer.analysis.positions.subjects import subject
from briefer.analysis.positions.tree import (
    ADVCL,
    CASE,
    CCOMP,
    DOBJ,
    MARK,
    PARATAXIS,
    POBJ,
    POSS,
    PREP,
    SUBJECT,
    VERB,
    XCOMP,
    Tree,
    ids,
    one,
)

_ACCORDING, _TO, _IN, _AS = one("according"), one("to"), one("in"), one("as")
_VIEWS = ids("view opinion word eye mind telling estimation assessment judgment judgement reading account")
_REPORTED = ids("reportedly allegedly supposedly purportedly apparently")


def according(reading: Reading, index: int) -> Iterator[Candidate]:
    """`According to the ministry, ...`"""
    tree = reading.tree
    if tree.lower[index] != _ACCORDING or index + 1 >= len(tree) or tree.lower[index + 1] != _TO:
        return
    to = index + 1
    source = tree.child(to, POBJ)
    if source is None:
        source = tree.child(index, POBJ)
    if source is None:
        return
    yield from _around(reading, "according", index, (index, to), source, tree.left[index], tree.right[source] + 1)


def in_view(reading: Reading, index: int) -> Iterator[Candidate]:
    """`In the minister's view, ...`"""
    tree = reading.tree
    if tree.lemma[index] not in _VIEWS:
        return
    head, owner = tree.head[index], tree.child(index, POSS)
    if owner is None or tree.lower[head] != _IN or tree.dep[index] != POBJ:
        return
    cue = (head, *((kid for kid in tree.kids[owner] if tree.dep[kid] == CASE)), index)
    yield from _around(reading, "view", head, cue, owner, tree.left[head], tree.right[head] + 1)


def inserted(reading: Reading, verb: int) -> Iterator[Candidate]:
    """`..., as the minister put it, ...` and `..., the minister said, ...` that the parse hangs on its content."""
    tree = reading.tree
    own = tree.child_of(verb, SUBJECT)
    if own is None or tree.has(verb, CCOMP) or tree.has(verb, XCOMP) or tree.has(verb, DOBJ):
        return
    if tree.dep[verb] == ADVCL and any(tree.lower[kid] == _AS for kid in tree.kids[verb]):
        frame = "as"
    elif tree.dep[verb] in (PARATAXIS, CCOMP):
        frame = "inserted"
    else:
        return
    yield from _around(
        reading, frame, verb, cue_of(tree, verb), own, tree.left[verb], tree.right[verb] + 1, top=tree.head[verb]
    )


def reported(reading: Reading, index: int) -> Iterator[Candidate]:
    """`The rebels allegedly ...`: no source is named."""
    if reading.tree.lower[index] not in _REPORTED:
        return
    yield from _around(reading, "adverb", index, (index,), None, index, index + 1)


def _around(
    reading: Reading,
    frame: str,
    key: int,
    cue: tuple[int, ...],
    source: int | None,
    first: int,
    last: int,
    top: int | None = None,
) -> Iterator[Candidate]:
    """Content is the clause that holds the phrase, without the phrase itself."""
    tree = reading.tree
    clause = _clause(tree, key) if top is None else top
    runs: list[Run] = [(tree.left[clause], tree.right[clause] + 1)]
    if clause == key:
        runs = [(tree.sent[key], tree.sent_end[key])]
    runs = [piece for run in runs for piece in without(run, [(first, last)])]
    content = tidy(tree, runs)
    if content:
        yield Candidate(family="adverbial", frame=frame, key=key, cue=cue, source=source, content=content)


_VERBAL = frozenset((VERB, one("AUX")))


def _clause(tree: Tree, index: int) -> int:
    """The verb of the clause that a phrase stands in; the outermost where the phrase opens or ends the sentence."""
    at = tree.head[index]
    while tree.head[at] != at and tree.pos[at] not in _VERBAL:
        at = tree.head[at]
    return at


__all__ = ["MARK", "PREP", "according", "in_view", "inserted", "reported", "source_run"]
