"""Find actors, and the relations between them."""

from briefer.analysis.actors.candidates import find_mentions
from briefer.analysis.actors.clauses import Clauses
from briefer.analysis.actors.datelines import datelines
from briefer.analysis.actors.echoes import with_echoes
from briefer.analysis.actors.identity import to_actors
from briefer.analysis.actors.names import find_names
from briefer.analysis.actors.register import Register, shipped
from briefer.analysis.actors.relations import Finder
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import words
from briefer.analysis.document import Document, span_of
from briefer.model import Actor, Position, Relation, Span


def find_actors(document: Document, *, register: Register | None = None) -> tuple[Actor, ...]:
    """Everyone who acts or speaks in the document, each with all its mentions, by first mention.

    `register`: the known actors; None: those that come with Briefer.
    """
    lists = words()
    table = Table.of(document.doc, document.article.text)
    known = register or shipped()
    lines = datelines(table)
    names = with_echoes(table, find_names(table, known, lists, lines), lists)
    mentions = find_mentions(table, names, lists, lines)
    return to_actors(table, mentions, names, lists, known.entries)


def find_relations(
    document: Document, actors: tuple[Actor, ...], positions: tuple[Position, ...]
) -> tuple[Relation, ...]:
    """Who is tied to whom, with the sentence that shows it, by position; each pair of mentions once for a kind."""
    table = Table.of(document.doc, document.article.text)
    clauses = Clauses(table, ((span, actor) for actor in actors for span in actor.mentions), positions)
    found: dict[tuple[str, Span, Span], Relation] = {}
    tied: set[tuple[Span, frozenset[str] | Span]] = set()
    for tie in Finder(clauses, words()).find():
        source, target = clauses.span(tie.source), clauses.span(tie.target)
        here, there = clauses.place(tie.source), clauses.place(tie.target)
        sentence = document.sentence_at(here.start)
        apart = clauses.actor[tie.source] != clauses.actor[tie.target] or tie.kind == "same-as"
        if sentence is None or not apart or source == target:
            continue
        pair = frozenset((clauses.actor[tie.source], clauses.actor[tie.target]))
        tie_key = (span_of(sentence), pair if len(pair) > 1 else source)
        if tie_key in tied:
            continue
        tied.add(tie_key)
        found[tie.kind, source, target] = Relation(
            kind=tie.kind,
            source=source,
            target=target,
            sentence=span_of(sentence),
            asserted_by=_asserter(positions, min(here.start, there.start), max(here.end, there.end)),
        )
    return tuple(sorted(found.values(), key=lambda r: (r.source, r.target, r.kind)))


def _asserter(positions: tuple[Position, ...], start: int, end: int) -> int | None:
    """Index of the position with the shortest content that covers both ends."""
    covering = [
        (content.end - content.start, index)
        for index, position in enumerate(positions)
        for content in position.content
        if content.start <= start and end <= content.end
    ]
    return min(covering)[1] if covering else None
