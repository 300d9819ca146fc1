"""Quotations signed below: `"We will rebuild." — Laila Haddad, teacher`."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import AUX, SPACE, VERB

_SIGNED = re.compile(r"\s*(?P<dash>--|[―—–-])\s*")
_CLAUSE = frozenset((VERB, AUX))
_LONGEST = 14
"Tokens of a signature, at most."


def propose(reading: Reading) -> Iterator[Candidate]:
    """A dash and a name, alone to the end of the line, after a quotation that is speech."""
    tree, text = reading.tree, reading.document.article.text
    for k, speech in enumerate(reading.speech):
        if not speech:
            continue
        match = _SIGNED.match(text, reading.document.quotations.outermost[k].outer.end)
        if match is None:
            continue
        dash, first = (bisect_left(tree.end, at + 1) for at in (match.start("dash"), match.end()))
        source = _name(reading, first)
        if source is not None:
            yield Candidate(
                family="quote", frame="signature", key=dash, cue=(dash,), source=source, content=(reading.runs[k],)
            )


def _name(reading: Reading, first: int) -> int | None:
    """Head of the name that fills the rest of the line; None: something else stands there."""
    tree = reading.tree
    if first >= len(tree):
        return None
    text = reading.document.article.text
    paragraph = reading.document.paragraph_at(tree.start[first])
    if paragraph is None:
        return None
    last = first
    while last < len(tree) and tree.start[last] < paragraph.span.end:
        if tree.pos[last] == SPACE and "\n" in text[tree.start[last] : tree.end[last]]:
            break
        if last - first >= _LONGEST or (tree.pos[last] in _CLAUSE and text[tree.start[last]].islower()):
            return None
        last += 1
    head = first
    while head < last and text[tree.start[head]].isupper():
        head += 1
    return head - 1 if head > first else None
