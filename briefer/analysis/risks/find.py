"""Find conditionals."""

from briefer.analysis.document import Document
from briefer.model import Actor, DateRef, Position, Risk


def find_risks(
    document: Document,
    actors: tuple[Actor, ...],
    dates: tuple[DateRef, ...],
    positions: tuple[Position, ...],
) -> tuple[Risk, ...]:
    """Every conditional of the document, by position of its sentence."""
    return ()
