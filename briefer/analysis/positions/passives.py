"""Passives: `X is said to`, `it was reported that`, `X was condemned by Y`. The source is the agent, or unsaid."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import Run, cue_of, source_run, tidy, without
from briefer.analysis.positions.subjects import agent, is_expletive
from briefer.analysis.positions.tree import ACL, CCOMP, OPRD, PASSIVE_SUBJECT, PREP, VBN, XCOMP, Tree, ids, one


def propose(reading: Reading, verb: int) -> Iterator[Candidate]:
    """Content is what the passive says of its subject, the subject included."""
    tree = reading.tree
    shape = _shape(tree, verb) or _after_noun(tree, verb)
    if shape is None:
        return
    name, parts = shape
    if not lexicon().worth(reading, "verb", name, verb):
        return
    cue = cue_of(tree, verb)
    runs = [run for part in parts for run in without(_run(reading, part, verb), [(cue[0], cue[-1] + 1)])]
    content = tidy(tree, runs)
    if content:
        yield Candidate(family="verb", frame=name, key=verb, cue=cue, source=agent(tree, verb), content=content)


def _run(reading: Reading, part: int, verb: int) -> Run:
    tree = reading.tree
    return source_run(reading, part) if tree.head[verb] == part else (tree.left[part], tree.right[part] + 1)


def _after_noun(tree: Tree, verb: int) -> tuple[str, list[int]] | None:
    """`a plan described by the rebels as a surrender`: the noun before the participle is what is spoken of."""
    if tree.dep[verb] != ACL or tree.tag[verb] != VBN or agent(tree, verb) is None:
        return None
    return _with_preposition(tree, verb, [tree.head[verb]])


def _shape(tree: Tree, verb: int) -> tuple[str, list[int]] | None:
    """Name of the frame and the heads of the content's parts."""
    patient = tree.child_of(verb, PASSIVE_SUBJECT)
    if patient is not None and is_expletive(tree, patient):
        patient = None
    subject = [] if patient is None else [patient]
    for dep, name in ((CCOMP, "pass:clause"), (XCOMP, "pass:inf"), (OPRD, "pass:small")):
        part = tree.child(verb, dep)
        if part is not None and (subject or dep == CCOMP):
            return name, [part] if dep == CCOMP else [*subject, part]
    if not subject:
        return None
    return _with_preposition(tree, verb, subject) or ("pass:obj", subject)


def _with_preposition(tree: Tree, verb: int, patient: list[int]) -> tuple[str, list[int]] | None:
    """`accused of`, `described as`: only with verbs that speak so of people and things."""
    for kid in tree.kids[verb]:
        if (
            kid > verb
            and tree.dep[kid] == PREP
            and tree.lower[kid] in _BLAMED
            and tree.lemma[verb] in _WITH[tree.lower[kid]]
        ):
            return f"pass:{_BLAMED[tree.lower[kid]]}", [*patient, kid]
    return None


_BLAMED = {one(word): word for word in ("as", "for", "of")}
_WITH = {
    one("as"): ids(
        "describe hail denounce condemn dismiss characterise characterize portray see regard view label reject"
    ),
    one("for"): ids("blame condemn criticise criticize praise thank credit rebuke attack fault"),
    one("of"): ids("accuse suspect"),
}
"""The verbs that say something with the preposition, about whom they are said of."""
