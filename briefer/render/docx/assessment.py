"""What the analyst says, and what must be known of it: bottom line, judgements, gaps, outlook."""

from briefer.render.docx.book import Book
from briefer.render.docx.line import Line
from briefer.render.docx.synthesis import proposals
from briefer.render.groups import Remark, remarks
from briefer.render.words import words


def bottom_line(book: Book) -> None:
    if book.brief.bottom_line:
        book.prose(book.brief.bottom_line, "bottom-line")
    else:
        book.empty(words()["empty"]["bottom-line"])
        proposals(book, "bottom-line")


def outlook(book: Book) -> None:
    if book.brief.outlook:
        book.prose(book.brief.outlook, "outlook")
    else:
        book.empty(words()["empty"]["outlook"])


def judgements(book: Book) -> None:
    for one in book.brief.judgements:
        book.heading(2, one.id.lower()).text(f"{one.id} Judgement")
        book.prose(one.claim, one.id)
        likelihood, confidence, basis = book.facts(("Likelihood", "Confidence", "Basis"), (30, 140))
        likelihood.assessed(one.likelihood, words()["likelihood"][one.likelihood] if one.likelihood else "")
        confidence.assessed(one.confidence)
        if one.basis:
            basis.prose(one.basis, one.id)
        else:
            basis.unset("not stated")
    if not book.brief.judgements:
        book.empty(words()["empty"]["judgements"])
        proposals(book, "judgement")


def gaps(book: Book) -> None:
    groups = remarks(book.brief)
    for title, found in groups:
        book.heading(2).text(title)
        for one in found:
            _remark(book.bullet(), one)
    if not groups:
        book.empty(words()["empty"]["gaps"])
    if book.brief.lint:
        book.heading(2).text("Warnings of form")
    for finding in book.brief.lint:
        book.bullet().strong(finding.where).text(f": {finding.message} ({finding.level}, rule {finding.rule})")


def _remark(line: Line, one: Remark) -> None:
    line.text(one.message)
    for index, note in enumerate(one.notes):
        if one.worded and note.evidence:
            line.text(", " if index else (": " if len(one.notes) > 1 else " ")).verbatim(note.evidence, marks=True)
        if note.evidence:
            line.text(" ").cite(note.sentence or note.evidence, "gaps")
        elif note.source is not None:
            line.text(" ").cite_source(note.source, "gaps")
