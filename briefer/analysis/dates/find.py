"""Find time expressions and resolve them."""

from briefer.analysis.dates.foreign import read_foreign
from briefer.analysis.dates.quoted import count_from_speech
from briefer.analysis.dates.readings import Found
from briefer.analysis.dates.resolve import read_text
from briefer.analysis.dates.tense import SpacyParse
from briefer.analysis.document import Document
from briefer.model import DateRef, Span

LANGUAGE = "en"
"""The language that the grammar is built for, ISO 639-1. Articles in another get their full dates only."""


def find_dates(document: Document) -> tuple[DateRef, ...]:
    """Every time expression of the document, by position, none overlapping another.

    In an article whose language is stated and is not English: only dates written out in full.
    """
    article = document.article
    reference = article.published.day if article.published else None
    stretches = [(paragraph.span.start, paragraph.span.end) for paragraph in article.paragraphs]
    if article.language not in (None, LANGUAGE):
        return tuple(_date_ref(item) for item in read_foreign(article.text, article.language, stretches))
    parse = SpacyParse(document.doc)
    found = read_text(article.text, reference, parse, stretches)
    return tuple(_date_ref(item) for item in count_from_speech(document, parse, found))


def _date_ref(found: Found) -> DateRef:
    reading = found.reading
    return DateRef(
        span=Span(found.start, found.end),
        kind=reading.kind,
        value=reading.value,
        first=reading.first,
        last=reading.last,
        precision=reading.precision,
        mod=reading.mod,
        anchor=reading.anchor,
        rule=found.rule,
        unresolved=reading.unresolved,
    )
