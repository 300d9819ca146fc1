"""What several sections print in the same way."""

from collections.abc import Iterable

from briefer.model import ActorEntry, Brief, PositionEntry, RiskEntry, Source, TimelineEntry
from briefer.render.calendar import moment
from briefer.render.docx.book import Book, Table
from briefer.render.docx.line import Line
from briefer.render.docx.page import plural
from briefer.render.foremost import Part
from briefer.render.sections import ANNEX, headings
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


def ident(line: Line, entry: Reviewed, *, home: bool = True) -> Line:
    """The entry's id, with a mark where an analyst accepted it; `home`: links to it land here, else it is one."""
    if home:
        line.bookmark(entry.id.lower()).text(entry.id, "Entry")
    else:
        line.ref(entry.id)
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


def shown(book: Book, found: Part, section: str) -> None:
    """Of a section that shows some of its findings: how many of how many, by which rule, and where all stand."""
    if not found.annexed:
        return
    told = words()["shown"][section]
    annex = next(one for one in headings(book.brief) if one.name == f"{ANNEX}{section}")
    line = book.paragraph()
    if len(found.entries) < found.of:
        line.text(f"{len(found.entries)} of {plural(found.of, told['one'])} shown: {told['rule']}. ")
    line.text("All stand in ").link(f"Annex {annex.label}", annex.anchor).text(".")


def further(book: Book, count: int, section: str) -> None:
    """How many entries have no line of their own, why, and where they are."""
    if count:
        reason = words()["further"][section]
        register = "the quote register has them, beside their sentences"
        where = register if "quotes" in book.brief.sections else "the brief’s data (JSON) has them"
        book.note(f"{plural(count, 'further ' + reason['one'])} {reason['why']}; {where}.")


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
