"""Find events."""

from briefer.analysis.document import Document
from briefer.model import Actor, DateRef, Event, Position


def find_events(
    document: Document,
    actors: tuple[Actor, ...],
    dates: tuple[DateRef, ...],
    positions: tuple[Position, ...],
) -> tuple[Event, ...]:
    """Every event of the document, by position of its trigger."""
    return ()
