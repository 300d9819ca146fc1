"""Phrases that attribute the clause they hang on: `according to X`, `in X's view`, `as X put it`, `X says` inserted."""

from collections.abc import Iterator
from dataclasses import replace

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.figures import words
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import Run, cue_of, tidy, without
from briefer.analysis.positions.tree import (
    ACOMP,
    ADVCL,
    ATTR,
    CASE,
    CCOMP,
    DOBJ,
    NOUN,
    PARATAXIS,
    POBJ,
    POSS,
    PRON,
    PROPN,
    PUNCT,
    SPACE,
    SUBJECT,
    VERB,
    XCOMP,
    Tree,
    ids,
    one,
)

ACCORDING = ids("according")
_TO, _AS, _OF = one("to"), one("as"), ids("of")
_SEEN = ids("in from by to")
PER, MEANS = ids("per"), ids("for to")
_PUT, _IT = ids("put"), ids("it")
_VIEWS = ids(
    "view opinion word eye mind telling estimation assessment judgment judgement reading account perspective viewpoint "
    "standpoint estimate reckoning version"
)
REPORTED = ids("reportedly allegedly purportedly")


def according(reading: Reading, index: int) -> Iterator[Candidate]:
    """`According to the ministry, ...`"""
    tree = reading.tree
    if index + 1 >= len(tree) or tree.lower[index + 1] != _TO:
        return
    to = index + 1
    source = tree.child(to, POBJ)
    if source is None:
        source = tree.child(index, POBJ)
    if source is None:
        return
    phrase = tree.left[index], tree.right[source] + 1
    top = _root(tree, index) if _closes(tree, *phrase) else None
    yield from _around(reading, "according", key=index, cue=(index, to), source=source, phrase=phrase, top=top)


def before_according(reading: Reading, candidate: Candidate) -> Candidate:
    """The candidate without a phrase at its end that tells from whom the whole sentence is."""
    tree, (first, last) = reading.tree, candidate.content[-1]
    for i in range(last - 1, first, -1):
        if tree.lower[i] in ACCORDING and tree.lower[i - 1] in _COMMA and i != candidate.key and not reading.quoted(i):
            if not _closes(tree, i, last):
                return candidate
            return replace(candidate, content=(*candidate.content[:-1], (first, i - 1)))
    return candidate


def _closes(tree: Tree, first: int, last: int) -> bool:
    """Whether the phrase stands after a comma at the sentence's end, where it speaks of the whole sentence."""
    after = range(last, tree.sent_end[first])
    return tree.lower[first - 1] in _COMMA and all(tree.pos[i] in _WORDLESS for i in after)


def _root(tree: Tree, index: int) -> int:
    while tree.head[index] != index:
        index = tree.head[index]
    return index


_WORDLESS = frozenset((PUNCT, SPACE))


def in_view(reading: Reading, index: int) -> Iterator[Candidate]:
    """`In the minister's view, ...`"""
    tree = reading.tree
    if tree.lemma[index] not in _VIEWS:
        return
    head, owner = tree.head[index], tree.child(index, POSS)
    of = (
        next((kid for kid in tree.kids[index] if kid > index and tree.lower[kid] in _OF), None)
        if owner is None
        else None
    )
    if of is not None:
        owner = tree.child(of, POBJ)
    if owner is None or tree.lower[head] not in _SEEN or tree.lower[head - 1] in ACCORDING or tree.dep[index] != POBJ:
        return
    parts = (of,) if of is not None else tuple(kid for kid in tree.kids[owner] if tree.dep[kid] == CASE)
    cue = tuple(sorted((head, *parts, index)))
    phrase = tree.left[head], tree.right[head] + 1
    yield from _around(reading, "view", key=index, cue=cue, source=owner, phrase=phrase)


def per(reading: Reading, index: int) -> Iterator[Candidate]:
    """`The harbour is safe, per the mayor's office.`"""
    tree = reading.tree
    source = tree.child(index, POBJ)
    if source is None or tree.lower[index - 1] not in _COMMA or tree.pos[source] not in (NOUN, PROPN):
        return
    phrase = tree.left[index], tree.right[source] + 1
    yield from _around(reading, "per", key=index, cue=(index,), source=source, phrase=phrase)


def means(reading: Reading, index: int) -> Iterator[Candidate]:
    """`For the mayor, the harbour is a symbol`: what a thing is to somebody, who stands before it."""
    tree = reading.tree
    verb, source = tree.head[index], tree.child(index, POBJ)
    if source is None or tree.sent[index] != index or tree.lemma[verb] not in _BE or tree.head[verb] != verb:
        return
    after = tree.right[source] + 1
    sees = tree.lemma[source] in words().people or tree.ent[source] in _WHO or tree.pos[source] == PRON
    if sees and after < len(tree) and tree.lower[after] in _COMMA and (tree.has(verb, ATTR) or tree.has(verb, ACOMP)):
        yield from _around(reading, "to", key=index, cue=(index,), source=source, phrase=(index, after + 1))


_COMMA, _BE, _WHO = ids(","), ids("be mean"), ids("PERSON NORP ORG")


def inserted(reading: Reading, verb: int) -> Iterator[Candidate]:
    """`..., as the minister put it, ...` and `..., the minister said, ...` that the parse hangs on its content."""
    tree = reading.tree
    own, first = tree.child_of(verb, SUBJECT), tree.left[verb]
    after = next((kid for kid in tree.kids[verb] if kid > verb and tree.dep[kid] in SUBJECT), None)
    if after is not None and tree.lower[verb - 1] in _COMMA:
        own, first = after, verb
    if own is None or tree.has(verb, CCOMP) or tree.has(verb, XCOMP):
        return
    obj = tree.child(verb, DOBJ)
    put_it = obj is not None and tree.lemma[verb] in _PUT and tree.lower[obj] in _IT
    told = tree.lemma[verb] in _TELL
    if (obj is not None or tree.lemma[verb] not in lexicon().speech) and not put_it and not told:
        return
    if tree.dep[verb] == ADVCL and any(tree.lower[kid] == _AS for kid in tree.kids[verb]):
        frame = "put it" if put_it else "as"
    elif tree.dep[verb] in (PARATAXIS, CCOMP):
        frame = "inserted"
    else:
        return
    phrase = first, tree.right[verb] + 1
    cue = cue_of(tree, verb)
    yield from _around(reading, frame, key=verb, cue=cue, source=own, phrase=phrase, top=tree.head[verb])


_TELL = ids("tell")


def reported(reading: Reading, index: int) -> Iterator[Candidate]:
    """`The rebels allegedly ...`: no source is named."""
    yield from _around(reading, "adverb", key=index, cue=(index,), source=None, phrase=(index, index + 1))


def _around(
    reading: Reading,
    frame: str,
    *,
    key: int,
    cue: tuple[int, ...],
    source: int | None,
    phrase: Run,
    top: int | None = None,
) -> Iterator[Candidate]:
    """Content is the clause that holds the phrase, without the phrase itself."""
    tree = reading.tree
    clause = _clause(tree, key) if top is None else top
    runs: list[Run] = [(tree.left[clause], tree.right[clause] + 1)]
    if clause == key:
        runs = [(tree.sent[key], tree.sent_end[key])]
    runs = [piece for run in runs for piece in without(run, [phrase])]
    content = tidy(tree, runs)
    if frame == "inserted" and len(content) == 1:
        frame = "appended"
    if content:
        yield Candidate(family="adverbial", frame=frame, key=key, cue=cue, source=source, content=content)


_VERBAL = frozenset((VERB, one("AUX")))


def _clause(tree: Tree, index: int) -> int:
    """The verb of the clause that a phrase stands in; the outermost where the phrase opens or ends the sentence."""
    at = tree.head[index]
    while tree.head[at] != at and tree.pos[at] not in _VERBAL:
        at = tree.head[at]
    return at
