"""Find attributions."""

from collections.abc import Iterator

from briefer.analysis.document import Document
from briefer.analysis.positions.adverbials import before_according
from briefer.analysis.positions.anonymity import Anonymity
from briefer.analysis.positions.antecedents import with_antecedents
from briefer.analysis.positions.build import build
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.citing import with_cited
from briefer.analysis.positions.context import rated
from briefer.analysis.positions.datelines import Datelines
from briefer.analysis.positions.figures import is_nobody
from briefer.analysis.positions.lexicon import LEAST, THRESHOLD, lexicon
from briefer.analysis.positions.propose import proposals
from briefer.analysis.positions.running import run_on
from briefer.analysis.positions.select import select
from briefer.model import Actor, DateRef, Position


def find_positions(document: Document, actors: tuple[Actor, ...], dates: tuple[DateRef, ...]) -> tuple[Position, ...]:
    """Every attribution of the document, by position of its first content span."""
    reading = Reading.of(document)
    anonymity = Anonymity(reading)
    rated = (candidate for candidate in _rated(reading) if not anonymity.covers(candidate.key))
    return build(
        reading,
        run_on(reading, with_antecedents(reading, with_cited(reading, select(reading, rated)))),
        anonymity,
        actors,
        dates,
    )


def _rated(reading: Reading) -> Iterator[Candidate]:
    """The proposals that are likely enough, with how likely."""
    cues, tree, datelines = lexicon(), reading.tree, Datelines(reading)
    for proposed in proposals(reading):
        candidate = datelines.cleared(proposed)
        if candidate is None or (candidate.source is not None and is_nobody(tree, candidate.source)):
            continue
        candidate = before_according(reading, candidate)
        rate = cues.rate(tree, candidate)
        if rate >= LEAST and (rate := rated(reading, candidate, rate)) >= THRESHOLD:
            yield candidate.at(rate)
