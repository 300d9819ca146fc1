"""Ask every family for what it sees."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from briefer.analysis.positions import adverbials, closings, headings, nouns, quotation, signatures, verbs
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import ADJ, AUX, AUXILIARY, NOUN, VERB

_Family = Callable[[Reading, int], Iterator[Candidate]]
_FAMILIES: dict[int, tuple[_Family, ...]] = {
    VERB: (closings.propose, verbs.propose, adverbials.inserted),
    AUX: (verbs.propose, adverbials.inserted),
    NOUN: (nouns.propose, adverbials.in_view),
    ADJ: (nouns.adjective,),
}
"By part of speech."
_WORDS: dict[int, _Family] = {
    **dict.fromkeys(adverbials.ACCORDING, adverbials.according),
    **dict.fromkeys(adverbials.REPORTED, adverbials.reported),
}
"By form."


def proposals(reading: Reading) -> Iterator[Candidate]:
    """Every proposal, whatever its rate; a cue inside quoted speech is none."""
    tree = reading.tree
    quotes = quotation.propose(reading)
    yield from quotes
    yield from signatures.propose(reading)
    taken = {candidate.key for candidate in quotes}
    for index, pos in enumerate(tree.pos):
        families = _FAMILIES.get(pos, ())
        special = _WORDS.get(tree.lower[index])
        if (not families and special is None) or reading.quoted(index):
            continue
        if special is not None:
            yield from special(reading, index)
        if index in taken or (pos == AUX and tree.dep[index] in AUXILIARY):
            continue
        for family in families:
            yield from family(reading, index)
    yield from _headings(reading)


def _headings(reading: Reading) -> Iterator[Candidate]:
    start = reading.tree.start
    for paragraph in reading.document.article.paragraphs:
        first, last = bisect_left(start, paragraph.span.start), bisect_left(start, paragraph.span.end)
        yield from headings.propose(reading, paragraph, first, last)
