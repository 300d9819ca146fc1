"""Find actors, and the relations between them."""

from briefer.analysis.document import Document
from briefer.model import Actor, Position, Relation


def find_actors(document: Document) -> tuple[Actor, ...]:
    """Everyone who acts or speaks in the document, each with all its mentions."""
    return ()


def find_relations(
    document: Document, actors: tuple[Actor, ...], positions: tuple[Position, ...]
) -> tuple[Relation, ...]:
    """Who is tied to whom, with the sentence that shows it."""
    return ()
