"""Quotations signed below: `"We will rebuild." — Laila Haddad, teacher`."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import AUX, SPACE, VERB, ids

_DASHES = ids("― — – -- -")
_CLAUSE = frozenset((VERB, AUX))
_LONGEST = 14
"Tokens of a signature, at most."


def propose(reading: Reading) -> Iterator[Candidate]:
    """A dash and a name, alone to the paragraph's end, after a quotation that is speech."""
    tree = reading.tree
    for k, speech in enumerate(reading.speech):
        if not speech:
            continue
        dash = reading.runs[k][1]
        while dash < len(tree) and tree.pos[dash] == SPACE:
            dash += 1
        if dash >= len(tree) or tree.lower[dash] not in _DASHES:
            continue
        source = _name(reading, dash + 1)
        if source is not None:
            yield Candidate(
                family="quote", frame="signature", key=dash, cue=(dash,), source=source, content=(reading.runs[k],)
            )


def _name(reading: Reading, first: int) -> int | None:
    """Head of the name that fills the rest of the paragraph; None: something else stands there."""
    tree = reading.tree
    if first >= len(tree):
        return None
    text = reading.document.article.text
    paragraph = reading.document.paragraph_at(tree.start[first])
    if paragraph is None:
        return None
    last = first
    while last < len(tree) and tree.start[last] < paragraph.span.end:
        if last - first >= _LONGEST or (tree.pos[last] in _CLAUSE and text[tree.start[last]].islower()):
            return None
        last += 1
    head = first
    while head < last and text[tree.start[head]].isupper():
        head += 1
    return head - 1 if head > first else None
