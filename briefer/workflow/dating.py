"""A publication date as a person states it."""

from datetime import date

from briefer.analysis.dates.query import resolve_day_range
from briefer.errors import QueryError
from briefer.ingest import parse_published
from briefer.model import Published


def stated_date(words: str, today: date) -> Published:
    """An ISO date or instant, or words that mean one single day: `yesterday`, `26 Oct 2023`. Raises QueryError."""
    try:
        return parse_published(words)
    except QueryError:
        first, last = resolve_day_range(words, today)
    if first != last:
        raise QueryError(f"published: “{words}” means {first} to {last}; give one day")
    return Published(value=first.isoformat(), precision="day", how="given")
