"""Verbs that attribute: each complement of a verb is a frame, and the content is what fills it."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import Run, cue_of, source_run, tidy, without
from briefer.analysis.positions.tails import tail_end
from briefer.analysis.positions.subjects import agent, is_expletive, is_passive, subject
from briefer.analysis.positions.tree import (
    ADVCL,
    AUX,
    AUXILIARY,
    CCOMP,
    DATIVE,
    DOBJ,
    OPRD,
    PASSIVE_SUBJECT,
    PCOMP,
    POBJ,
    PREP,
    SUBJECT,
    TO,
    VBG,
    VERB,
    XCOMP,
    Tree,
    ids,
)

_WH = ids("what how why when where who whom which whether")


def propose(reading: Reading, verb: int) -> Iterator[Candidate]:
    """The candidates of one verb, the fullest frame first."""
    tree = reading.tree
    if is_passive(tree, verb):
        yield from _passive(reading, verb)
        return
    frame = _frame(tree, verb)
    if frame is None:
        return
    name, first, extra = frame
    source = subject(tree, verb)
    cue = cue_of(tree, verb)
    addressee = None
    if name == "clause":
        addressee = tree.child_of(verb, frozenset((DOBJ, DATIVE)))
        if addressee is not None and addressee > first:
            addressee = None
    runs = _content(reading, verb, first, name, cue, source)
    if runs:
        yield Candidate(
            family="verb",
            frame=name,
            key=verb,
            cue=tuple(sorted({*cue, *extra})),
            source=source,
            content=runs,
            addressee=addressee,
        )


def _frame(tree: Tree, verb: int) -> tuple[str, int, tuple[int, ...]] | None:
    """Name of the frame, head of the content's first part, and further tokens of the cue."""
    clause, inf, obj, small, prep = (tree.child(verb, dep) for dep in (CCOMP, XCOMP, DOBJ, OPRD, PREP))
    if clause is not None:
        if _infinitive(tree, clause) and tree.child_of(clause, SUBJECT) is not None:
            return "objinf", clause, ()
        if obj is not None and tree.lower[obj] in _WH:
            return "wh", obj, ()
        return "clause", clause, ()
    if obj is not None:
        if inf is not None and inf > obj:
            return "objinf" if _infinitive(tree, inf) else "small", obj, ()
        if small is not None:
            return "small", obj, ()
        return "obj", obj, ()
    if inf is not None:
        if tree.tag[inf] == VBG:
            return "ing", inf, ()
        return ("inf" if _infinitive(tree, inf) else "small"), inf, ()
    for prep in (kid for kid in tree.kids[verb] if tree.dep[kid] == PREP and kid > verb):
        inner = tree.child_of(prep, _PREP_OBJECTS)
        if inner is not None:
            return f"prep:{_PREPS.get(tree.lower[prep], 'other')}", inner, (prep,)
    return None


_PREP_OBJECTS = frozenset((POBJ, PCOMP))
_PREPS = {
    one: word
    for word in "about against at for from in into of on over to toward towards with as by around behind".split()
    for one in ids(word)
}


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[kid] == TO for kid in tree.kids[verb])


def _content(
    reading: Reading, verb: int, first: int, name: str, cue: tuple[int, ...], source: int | None
) -> tuple[Run, ...]:
    tree = reading.tree
    low, high = tree.left[first], tree.right[first] + 1
    if low > verb:
        high = tail_end(tree, verb, first, high)
    holes = [(cue[0], cue[-1] + 1)]
    if source is not None and (tree.left[source] < high and tree.right[source] >= low):
        holes.append(source_run(reading, source))
    return tidy(tree, without((low, high), holes))


def _passive(reading: Reading, verb: int) -> Iterator[Candidate]:
    tree = reading.tree
    patient = tree.child_of(verb, PASSIVE_SUBJECT)
    cue, source = cue_of(tree, verb), agent(tree, verb)
    clause, inf, small = (tree.child(verb, dep) for dep in (CCOMP, XCOMP, OPRD))
    runs: list[Run] = []
    if clause is not None:
        name, parts = "pass:clause", [clause]
    elif inf is not None and patient is not None:
        name, parts = "pass:inf", [patient, inf]
    elif small is not None and patient is not None:
        name, parts = "pass:small", [patient, small]
    elif patient is not None:
        name, parts = "pass:obj", [patient]
    else:
        return
    if patient is not None and is_expletive(tree, patient):
        parts = [part for part in parts if part != patient]
    for part in parts:
        runs += without((tree.left[part], tree.right[part] + 1), [(cue[0], cue[-1] + 1)])
    content = tidy(tree, runs)
    if content:
        yield Candidate(family="verb", frame=name, key=verb, cue=cue, source=source, content=content)


def is_verb(tree: Tree, index: int) -> bool:
    return tree.pos[index] == VERB or (tree.pos[index] == AUX and tree.dep[index] not in AUXILIARY)


__all__ = ["ADVCL", "is_verb", "propose"]
