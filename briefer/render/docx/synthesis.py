"""What stands between the findings: what changed, what to watch, who changed position, what is proposed."""

from typing import Literal

from briefer.model import Change, Evidence, PositionEntry
from briefer.render.calendar import dtg
from briefer.render.changed import arrived, dropped, fields_of, label_of, otherwise, why_of
from briefer.render.docx.book import Book
from briefer.render.docx.line import Line
from briefer.render.docx.page import plural
from briefer.render.words import words

WATCHED = 12
"""Indicators that are listed; the data have all."""
_LONG = 140


def changes(book: Book) -> None:
    found = book.brief.changes
    if found is None or found.against is None or found.as_of is None:
        book.empty(words()["empty"]["changes" if found is None else "first"])
        return
    book.note(f"Against {found.against}, as of {dtg(found.as_of)}. {words()['opening']['changes']}")
    _sources(book, "New sources:", found.new_sources)
    _sources(book, "New versions:", found.renewed_sources)
    if found.left_out:
        book.paragraph().text(f"No source any more: {'; '.join(found.left_out)}.")
    if found.engine_changed:
        book.paragraph().text("The texts were read by another version of Briefer or another language model.")
    _counts(book)
    if not found.entries:
        book.paragraph().text(words()["empty"]["same"])
    for index, one in enumerate(arrived(found)):
        if not index:
            book.heading(2).text("New")
        book.bullet().strong(one.label).text(f" ({one.why}): ").refs(one.ids)
    _each(book, "Changed", otherwise(found))
    _each(book, "Dropped", dropped(found))


def _sources(book: Book, lead: str, numbers: tuple[int, ...]) -> None:
    if numbers:
        line = book.paragraph().text(lead)
        for number in numbers:
            line.text(" ").cite_source(number, "changes")


def _counts(book: Book) -> None:
    found = book.brief.changes
    table = book.table(("Findings", "New", "Changed", "Unchanged", "Dropped"), (50, 30, 30, 30, 30))
    for one in found.counts if found else ():
        cells = table.row()
        cells[0].text(words()["change"]["of"][one.of])
        for cell, count in zip(cells[1:], (one.new, one.changed, one.unchanged, one.dropped), strict=True):
            cell.text(str(count))
    book.gap()


def _each(book: Book, title: str, found: tuple[Change, ...]) -> None:
    if found:
        book.heading(2).text(title)
    for one in found:
        told = one.words if len(one.words) <= _LONG else one.words[:_LONG].rsplit(" ", 1)[0] + " …"
        line = book.bullet()
        if one.entry:
            line.ref(one.entry).text(f" {told}: ")
            fields = fields_of(one)
            for index, (label, before, now) in enumerate(fields):
                line.text(f"{', ' if index else ''}{label} {before} → ").strong(now)
            line.text("" if fields else "the analyst’s note")
        else:
            line.text(f"{label_of(one)}, {one.was} there: {told}")
        line.text(f" ({why_of(one)})")


def indicators(book: Book) -> None:
    if not book.brief.indicators:
        return
    book.heading(2).text("Indicators to watch")
    book.note(words()["opening"]["indicators"])
    for one in book.brief.indicators[:WATCHED]:
        line = book.bullet().pieces(one.trigger).text(" ").cite(one.trigger[0], one.risks[0]).text(" · ")
        line.refs(one.risks)
        if one.until:
            line.text(" · until ").when(one.until)
        if one.leads_to:
            line.text(f" · {plural(one.leads_to, 'further risk')} along chains")


def shifts(book: Book) -> None:
    if not book.brief.shifts:
        return
    positions = {one.id: one for one in book.brief.positions}
    book.heading(2).text("Positions that changed")
    book.note(words()["opening"]["shifts"])
    for one in book.brief.shifts:
        line = book.bullet().strong(one.speaker)
        for position in (positions[one.before], positions[one.after]):
            _said(line, position, one.after)
        line.text(f" ({words()['shift'][one.how]})")


def _said(line: Line, position: PositionEntry, place: str) -> None:
    line.text(" · ").when(position.when).text(": ").pieces(position.content, position.quoted).text(" ")
    line.ref(position.id).text(" ").cite(position.sentence, place)


def proposals(book: Book, of: Literal["bottom-line", "judgement"]) -> None:
    found = [one for one in book.brief.proposals if one.of == of]
    if not found:
        return
    book.heading(2).text(words()["opening"]["proposed"])
    book.note(words()["opening"]["proposals"])
    for one in found:
        book.bullet().prose(one.text, "bottom-line" if of == "bottom-line" else "judgements")


def told(line: Line, sentences: tuple[Evidence, ...], origins: int, place: str) -> None:
    """Other sources that tell of an event, and how many origins do."""
    if sentences:
        line.text(", also told in")
        for one in sentences:
            line.text(" ").cite(one, place)
        line.text(f": {origins} independent origins" if origins > 1 else "")
