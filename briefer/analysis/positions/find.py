"""Find attributions."""

from briefer.analysis.document import Document
from briefer.model import Actor, DateRef, Position


def find_positions(document: Document, actors: tuple[Actor, ...], dates: tuple[DateRef, ...]) -> tuple[Position, ...]:
    """Every attribution of the document, by position of its first content span."""
    return ()
