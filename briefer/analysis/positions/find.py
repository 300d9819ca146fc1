"""Find attributions."""

from briefer.analysis.document import Document
from briefer.analysis.positions.build import build
from briefer.analysis.positions.candidate import Reading
from briefer.analysis.positions.context import context
from briefer.analysis.positions.lexicon import lexicon
from briefer.analysis.positions.propose import proposals
from briefer.analysis.positions.running import run_on
from briefer.analysis.positions.select import select
from briefer.model import Actor, DateRef, Position


def find_positions(document: Document, actors: tuple[Actor, ...], dates: tuple[DateRef, ...]) -> tuple[Position, ...]:
    """Every attribution of the document, by position of its first content span."""
    reading = Reading.of(document)
    cues = lexicon()
    rated = (
        candidate.at(cues.rate(reading.tree, candidate) * context(reading.tree, candidate))
        for candidate in proposals(reading)
    )
    return build(reading, run_on(reading, select(reading, rated)), actors, dates)
