"""Speech in quotation marks: which verb introduces it, and how far it runs."""

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import Run, cue_of, trimmed
from briefer.analysis.positions.subjects import subject
from briefer.analysis.positions.tree import CCOMP, NOMINAL, PUNCT, SPACE, VERB, Tree, ids

_REACH = 14
"Tokens between a quotation and the verb that introduces it, at most."
_INTRODUCE = ids(", : that , -- —")


def propose(reading: Reading) -> list[Candidate]:
    """One candidate for each verb that introduces quotations, with all that it introduces."""
    pieces: dict[int, list[int]] = {}
    for k, speech in enumerate(reading.speech):
        if not speech and not _stands_alone(reading, k):
            continue
        verb = _verb_after(reading, k) or _verb_before(reading, k)
        if verb is None:
            continue
        pieces.setdefault(verb, []).append(k)
    tree = reading.tree
    found = []
    for verb, quotes in pieces.items():
        runs = _with_clause(reading, verb, [reading.runs[k] for k in sorted(quotes)])
        found.append(
            Candidate(
                family="quote",
                frame="quote",
                key=verb,
                cue=cue_of(tree, verb),
                source=subject(tree, verb),
                content=runs,
            )
        )
    return found


def _with_clause(reading: Reading, verb: int, runs: list[Run]) -> tuple[Run, ...]:
    """A quotation that opens a longer clause after the verb brings the clause along."""
    tree = reading.tree
    clause = tree.child(verb, CCOMP)
    first, last = runs[-1]
    if clause is not None and verb < first and tree.left[clause] > verb and first <= tree.right[clause] + 1:
        runs[-1] = trimmed(tree, min(first, tree.left[clause]), max(last, tree.right[clause] + 1))
    return tuple(runs)


def _stands_alone(reading: Reading, k: int) -> bool:
    """A short quotation is speech where it begins a sentence or stands after a colon or comma."""
    tree = reading.tree
    first = reading.runs[k][0]
    return tree.sent[first] in (first, first - 1) or tree.lower[first - 1] in _INTRODUCE


def _verb_after(reading: Reading, k: int) -> int | None:
    """`"...," said the minister` and `"...," the minister said`."""
    tree = reading.tree
    first = last = reading.runs[k][1]
    paragraph = reading.document.paragraph_at(tree.start[reading.runs[k][0]])
    limit = len(tree) if paragraph is None else paragraph.span.end
    if not _speech_ends(reading, k):
        return None
    for i in range(first, min(first + _REACH, len(tree))):
        if tree.start[i] >= limit or reading.quoted(i):
            return None
        if i > first and tree.sent[i] == i and i - last > 1:
            return None
        if tree.pos[i] == VERB:
            return i if _joined(tree, i, first) else None
        if tree.pos[i] == PUNCT and i > first and tree.lower[i] in _STOPS:
            return None
    return None


_STOPS = ids(". ; ? !")
_ENDS = ids(", . ? ! -- — … ...")


def _speech_ends(reading: Reading, k: int) -> bool:
    """The quotation closes with a mark that ends a sentence or hands over to the cue, inside or just outside."""
    tree = reading.tree
    first, last = reading.runs[k]
    inner = tree.lower[last - 2] in _ENDS if last - 2 > first else False
    after = last < len(tree) and tree.lower[last] in (_COMMA)
    return inner or after


_COMMA = ids(", -- —")


def _joined(tree: Tree, verb: int, first: int) -> bool:
    """Whether the words between the quotation and the verb are only the subject and its trimmings."""
    own = subject(tree, verb)
    return own is not None and (own >= first or tree.left[verb] <= first)


def _verb_before(reading: Reading, k: int) -> int | None:
    """`The minister said: "..."`."""
    tree = reading.tree
    first = reading.runs[k][0]
    at = first - 1
    while at >= 0 and tree.pos[at] == SPACE:
        at -= 1
    if at < 0 or not (tree.lower[at] in _INTRODUCE or tree.pos[at] == VERB):
        return None
    for i in range(at, max(at - _REACH, -1), -1):
        if reading.quoted(i) or (tree.lower[i] in _STOPS and i < at):
            return None
        if tree.pos[i] == VERB:
            return i
    return None


__all__ = ["NOMINAL", "propose"]
