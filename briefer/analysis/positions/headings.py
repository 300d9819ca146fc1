"""Headlines that attribute by a colon: `Minister: Border Stays Shut` and `Border Stays Shut: Minister`."""

from collections.abc import Iterator

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.regions import tidy
from briefer.analysis.positions.tree import ADP, AUX, PROPN, VERB, one
from briefer.model import Paragraph

_COLON = one(":")
_CLAUSE = frozenset((VERB, AUX, ADP))
_LONGEST_SPEAKER = 5
"Words of a speaker before the colon, at most."


def propose(reading: Reading, paragraph: Paragraph, first: int, last: int) -> Iterator[Candidate]:
    """The paragraph's tokens run from `first` up to, not including, `last`."""
    tree = reading.tree
    colon = next((i for i in range(first, min(last, first + _LONGEST_SPEAKER + 1)) if tree.lower[i] == _COLON), None)
    if colon is None or colon == first or colon + 2 >= last:
        return
    before = range(first, colon)
    if not any(tree.pos[i] == PROPN for i in before) or any(tree.pos[i] in _CLAUSE for i in before):
        return
    content = tidy(tree, [(colon + 1, last)])
    if content:
        yield Candidate(
            family="heading",
            frame="colon:body" if paragraph.role == "body" and paragraph.span.start else "colon:first",
            key=colon,
            cue=(colon,),
            source=colon - 1,
            content=content,
        )
