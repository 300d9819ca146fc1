"""Passives: `X is said to`, `it was reported that`, `X was condemned by Y`. The source is the agent, or unsaid."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.regions import cue_of, tidy, without
from briefer.analysis.positions.subjects import agent, is_expletive
from briefer.analysis.positions.tree import CCOMP, OPRD, PASSIVE_SUBJECT, PREP, XCOMP, Tree, ids, one


def propose(reading: Reading, verb: int) -> Iterator[Candidate]:
    """Content is what the passive says of its subject, the subject included."""
    tree = reading.tree
    shape = _shape(tree, verb)
    if shape is None:
        return
    name, parts = shape
    if not lexicon().worth(reading, "verb", name, verb):
        return
    cue = cue_of(tree, verb)
    runs = [run for part in parts for run in without((tree.left[part], tree.right[part] + 1), [(cue[0], cue[-1] + 1)])]
    content = tidy(tree, runs)
    if content:
        yield Candidate(family="verb", frame=name, key=verb, cue=cue, source=agent(tree, verb), content=content)


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
    for kid in tree.kids[verb]:
        if (
            kid > verb
            and tree.dep[kid] == PREP
            and tree.lower[kid] in _BLAMED
            and tree.lemma[verb] in _WITH[tree.lower[kid]]
        ):
            return f"pass:{_BLAMED[tree.lower[kid]]}", [*subject, kid]
    return "pass:obj", subject


_BLAMED = {one(word): word for word in ("as", "for", "of")}
_WITH = {
    one("as"): ids(
        "describe hail denounce condemn dismiss characterise characterize portray see regard view label reject"
    ),
    one("for"): ids("blame condemn criticise criticize praise thank credit rebuke attack fault"),
    one("of"): ids("accuse suspect"),
}
"""The verbs that say something with the preposition, about whom they are said of."""
