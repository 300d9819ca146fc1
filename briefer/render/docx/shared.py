"""What several sections print in the same way."""

from collections.abc import Iterable

from briefer.model import ActorEntry, Brief, PositionEntry, RiskEntry, Source, TimelineEntry
from briefer.render.calendar import moment
from briefer.render.docx.book import Book, Table
from briefer.render.docx.line import Line
from briefer.render.docx.page import plural
from briefer.render.words import words

Reviewed = TimelineEntry | ActorEntry | PositionEntry | RiskEntry


def cited(line: Line, entry: TimelineEntry | PositionEntry | RiskEntry) -> Line:
    """The entry's sentence, then other sources of the same origin that carry it in the same words."""
    line.cite(entry.sentence, entry.id)
    if entry.also:
        line.text(", same words in")
        for source in entry.also:
            line.text(" ").cite_source(source, entry.id)
    return line


def ident(line: Line, entry: Reviewed) -> Line:
    """The entry's id, where links to it land, with a mark where an analyst accepted it."""
    line.bookmark(entry.id.lower()).text(entry.id, "Entry")
    return line.text(" ✓") if entry.review.state == "accepted" else line


def reviewed(entry: Reviewed) -> Iterable[tuple[str, str]]:
    """What an analyst set and noted, as pairs of a lead-in, which may be empty, and words."""
    labels = words()["review"]
    if entry.review.edited:
        yield "", ", ".join(labels["fields"][field] for field in entry.review.edited) + f" {labels['edited']}"
    if entry.review.note:
        yield labels["note"], entry.review.note


def analyst(table: Table, cell: Line, entry: Reviewed) -> None:
    for lead, said in reviewed(entry):
        line = table.more(cell)
        if lead:
            line.strong(f"{lead} ")
        line.text(said)


def further(book: Book, count: int, one: str, why: str) -> None:
    """How many entries a section leaves out, why, and where they are."""
    if count:
        told = "the quote register has them, beside their sentences"
        where = told if "quotes" in book.brief.sections else "the brief’s data (JSON) has them"
        book.note(f"{plural(count, f'further {one}')} {why}; {where}.")


def share(part: int, whole: int) -> str:
    return f"{part} of {whole}" + (f" ({round(100 * part / whole)} %)" if whole else "")


def published(line: Line, source: Source) -> Line:
    if source.published is None:
        return line.unset("undated")
    sure = "" if source.published.sure else ", not certain"
    return line.text(f"{moment(source.published.value)} ({words()['how'][source.published.how]}{sure})")


def told(entry: TimelineEntry) -> str:
    """How an event is told: `happened · assault · claimed, by the ministry`."""
    parts = [words()["entry_kind"][entry.kind]]
    if entry.event_class and entry.event_class != "other":
        parts.append(entry.event_class)
    parts.append(entry.status + (f", by {entry.asserted_by}" if entry.asserted_by else ""))
    return " · ".join(parts)


def actor_name(brief: Brief, ident: str) -> str:
    return next((actor.name for actor in brief.actors if actor.id == ident), "an actor not listed")
