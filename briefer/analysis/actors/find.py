"""Find actors, and the relations between them."""

from briefer.analysis.actors.candidates import find_mentions
from briefer.analysis.actors.echoes import with_echoes
from briefer.analysis.actors.identity import to_actors
from briefer.analysis.actors.names import find_names
from briefer.analysis.actors.register import Register, shipped
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import words
from briefer.analysis.document import Document
from briefer.model import Actor, Position, Relation


def find_actors(document: Document, *, register: Register | None = None) -> tuple[Actor, ...]:
    """Everyone who acts or speaks in the document, each with all its mentions, by first mention.

    `register`: the known actors; None: those that come with Briefer.
    """
    lists = words()
    table = Table.of(document.doc)
    names = with_echoes(table, find_names(table, register or shipped(), lists))
    mentions = find_mentions(table, names, lists)
    return to_actors(table, mentions, names, lists)


def find_relations(
    document: Document, actors: tuple[Actor, ...], positions: tuple[Position, ...]
) -> tuple[Relation, ...]:
    """Who is tied to whom, with the sentence that shows it."""
    return ()
