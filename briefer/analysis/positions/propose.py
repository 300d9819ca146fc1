"""Ask every family for what it sees."""

from bisect import bisect_left
from collections.abc import Iterator

from briefer.analysis.positions import adverbials, headings, nouns, quotation, signatures, verbs
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import ADJ, NOUN


def proposals(reading: Reading) -> Iterator[Candidate]:
    """Every proposal, whatever its rate; a cue inside quoted speech is none."""
    tree = reading.tree
    quotes = quotation.propose(reading)
    yield from quotes
    yield from signatures.propose(reading)
    taken = {candidate.key for candidate in quotes}
    for index, pos in enumerate(tree.pos):
        if reading.quoted(index):
            continue
        if verbs.is_verb(tree, index):
            yield from adverbials.according(reading, index)
            if index not in taken:
                yield from verbs.propose(reading, index)
                yield from adverbials.inserted(reading, index)
        elif pos == NOUN:
            yield from nouns.propose(reading, index)
            yield from adverbials.in_view(reading, index)
        elif pos == ADJ:
            yield from nouns.adjective(reading, index)
        else:
            yield from adverbials.according(reading, index)
            yield from adverbials.reported(reading, index)
    yield from _headings(reading)


def _headings(reading: Reading) -> Iterator[Candidate]:
    start = reading.tree.start
    for paragraph in reading.document.article.paragraphs:
        first, last = bisect_left(start, paragraph.span.start), bisect_left(start, paragraph.span.end)
        yield from headings.propose(reading, paragraph, first, last)
