"""What the analyst says, and what must be known of it: bottom line, judgements, gaps, outlook."""

from briefer.render.docx.book import Book
from briefer.render.groups import notes_by_kind
from briefer.render.words import words


def bottom_line(book: Book) -> None:
    if book.brief.bottom_line:
        book.prose(book.brief.bottom_line, "bottom-line")
    else:
        book.empty(words()["empty"]["bottom-line"])


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


def gaps(book: Book) -> None:
    groups = notes_by_kind(book.brief.notes)
    for title, found in groups:
        book.heading(2).text(title)
        for one in found:
            line = book.bullet().text(one.message)
            if one.evidence:
                if one.evidence.text not in one.message:
                    line.text(" ").verbatim(one.evidence, marks=True)
                line.text(" ").cite(one.evidence, "gaps")
            elif one.source is not None:
                line.text(" ").cite_source(one.source, "gaps")
    if not groups:
        book.empty(words()["empty"]["gaps"])
    if book.brief.lint:
        book.heading(2).text("Warnings of form")
    for finding in book.brief.lint:
        book.bullet().strong(finding.where).text(f": {finding.message} ({finding.level}, rule {finding.rule})")
