"""Find time expressions and resolve them."""

from briefer.analysis.document import Document
from briefer.model import DateRef


def find_dates(document: Document) -> tuple[DateRef, ...]:
    """Every time expression of the document, by position, none overlapping another."""
    return ()
