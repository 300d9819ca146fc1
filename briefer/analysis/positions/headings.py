"""Headlines that attribute by a colon: `Minister: Border Stays Shut` and `Border Stays Shut: Minister`."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import tidy
from briefer.analysis.positions.tree import ADP, AUX, PROPN, PUNCT, SPACE, VERB, Tree, one
from briefer.model import Paragraph

_COLON = one(":")
_CLAUSE = frozenset((VERB, AUX, ADP))
_LONGEST_SPEAKER = 5
"Words of a speaker before the colon, at most."


def propose(reading: Reading, paragraph: Paragraph, first: int, last: int) -> Iterator[Candidate]:
    """The paragraph's tokens run from `first` up to, not including, `last`."""
    tree = reading.tree
    opens = next((i for i in range(first, min(last, first + _LONGEST_SPEAKER + 1)) if tree.lower[i] == _COLON), None)
    if opens is not None and opens + 2 < last and _names(tree, first, opens):
        body = paragraph.role == "body" and paragraph.span.start
        frame = "colon:body" if body else "colon:first"
        yield from _candidate(reading, frame, opens, source=opens - 1, run=(opens + 1, last))
        return
    if last - first > _LONGEST_LINE or (paragraph.role == "body" and paragraph.span.start):
        return
    while last > first and tree.pos[last - 1] in _WORDLESS:
        last -= 1
    closes = next(
        (i for i in range(last - 1, max(last - _LONGEST_SPEAKER - 2, first + 2), -1) if tree.lower[i] == _COLON), None
    )
    if closes is not None and _names(tree, closes + 1, last):
        yield from _candidate(reading, "colon:last", closes, source=last - 1, run=(first, closes))


def _names(tree: Tree, first: int, last: int) -> bool:
    """Whether the tokens name somebody, and say nothing of them."""
    span = range(first, last)
    return any(tree.pos[i] == PROPN for i in span) and not any(tree.pos[i] in _CLAUSE for i in span)


def _candidate(reading: Reading, frame: str, colon: int, *, source: int, run: tuple[int, int]) -> Iterator[Candidate]:
    content = tidy(reading.tree, [run])
    if content:
        yield Candidate(family="heading", frame=frame, key=colon, cue=(colon,), source=source, content=content)


_WORDLESS = frozenset((PUNCT, SPACE))
_LONGEST_LINE = 28
"Tokens of a headline, at most."
