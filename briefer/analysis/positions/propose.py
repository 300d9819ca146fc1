"""Ask every family for what it sees."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from briefer.analysis.positions import adverbials, closings, headings, headlines, nouns, quotation, signatures, verbs
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.interview import interviewee
from briefer.analysis.positions.tree import ADJ, AUX, AUXILIARY, NOMINAL, NOUN, PRON, SPACE, VERB

_Family = Callable[[Reading, int], Iterator[Candidate]]
_FAMILIES: dict[int, tuple[_Family, ...]] = {
    VERB: (closings.propose, verbs.propose, adverbials.inserted, nouns.adjective),
    AUX: (verbs.propose, adverbials.inserted),
    NOUN: (nouns.propose, adverbials.in_view),
    ADJ: (nouns.adjective,),
}
"By part of speech."
_WORDS: dict[int, _Family] = {
    **dict.fromkeys(adverbials.ACCORDING, adverbials.according),
    **dict.fromkeys(adverbials.REPORTED, adverbials.reported),
    **dict.fromkeys(adverbials.PER, adverbials.per),
    **dict.fromkeys(adverbials.MEANS, adverbials.means),
}
"By form."


def proposals(reading: Reading) -> Iterator[Candidate]:
    """Every proposal worth weighing; a cue inside quoted speech or an answer is none."""
    if not reading.turns:
        yield from _proposals(reading)
        return
    yield from _answers(reading)
    for candidate in _proposals(reading):
        if reading.asked(candidate.key):
            yield from _reported(reading, candidate)
        elif not reading.answered(candidate.key):
            yield candidate


def _answers(reading: Reading) -> Iterator[Candidate]:
    """The words of each answer; questions state nothing, but what others are said to say in them stands."""
    tree, turns = reading.tree, reading.turns
    opening = turns[0].marker[0] if turns[0].marker else turns[0].first
    who = interviewee(reading.document, tree, opening)
    for turn in turns:
        last = turn.last
        while last > turn.first and tree.pos[last - 1] == SPACE:
            last -= 1
        if last > turn.first and not turn.asks:
            yield Candidate(
                family="interview",
                frame="answer",
                key=turn.marker[0] if turn.marker else turn.first,
                cue=turn.marker,
                source=None,
                content=((turn.first, last),),
                speaker=who,
            )


def _reported(reading: Reading, candidate: Candidate) -> Iterator[Candidate]:
    """What a question says that others say; the asking and the asked are no source of it."""
    tree, source = reading.tree, candidate.source
    turn = reading.turns[reading.turn[candidate.key]]
    if candidate.family == "heading":
        return
    if source in turn.marker:
        source = next((i for i in range(candidate.key - 1, turn.first - 1, -1) if tree.pos[i] in NOMINAL), None)
    if source is not None and tree.pos[source] != PRON and source not in turn.marker:
        yield replace(candidate, source=source)


def _proposals(reading: Reading) -> Iterator[Candidate]:
    """What headlines in capitals show by their form, and what the parse shows elsewhere."""
    read: set[int] = set()
    for line in headlines.headlines_of(reading):
        shown = headlines.propose(reading, line)
        if shown:
            yield from shown
            read.update(range(line.first, line.last))
    for candidate in _by_parse(reading):
        if candidate.key not in read:
            yield candidate


def _by_parse(reading: Reading) -> Iterator[Candidate]:
    tree = reading.tree
    quotes = quotation.propose(reading)
    yield from quotes
    yield from signatures.propose(reading)
    taken = {candidate.key for candidate in quotes}
    lower = tree.lower
    for index in [i for i, pos in enumerate(tree.pos) if pos in _FAMILIES or lower[i] in _WORDS]:
        if reading.quoted(index):
            continue
        pos = tree.pos[index]
        families, special = _FAMILIES.get(pos, ()), _WORDS.get(lower[index])
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
