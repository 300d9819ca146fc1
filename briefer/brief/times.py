"""Dates of findings as the brief carries them."""

from briefer.brief.reading import Reading
from briefer.model import DateRef, When


def when_of(reading: Reading, date: DateRef) -> When:
    return When(
        first=date.first,
        last=date.last,
        precision=date.precision,
        mod=date.mod,
        words=reading.evidence(date.span),
    )


def said_when(reading: Reading, date: int | None) -> When | None:
    """The date a source gives for a saying, else the day it was published; None: neither is known."""
    if date is not None:
        return when_of(reading, reading.analysis.dates[date])
    published = reading.article.published
    if published is None:
        return None
    day = published.day.isoformat()
    return When(first=day, last=day, precision="day")
