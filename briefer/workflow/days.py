"""Days named in a filter line."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from briefer.analysis.dates.query import resolve_day_range
from briefer.errors import QueryError
from briefer.workflow.tokens import Keyword

_FIGURES = re.compile(r"\d+[./-]\d")
_EXAMPLES = '"last Saturday", "2026-03-04", "3 days ago"'


def read_days(keyword: Keyword, words: str, today: date) -> tuple[date, date] | None:
    """First and last day of what the words say; None: it is no day. `between` wants two."""
    if keyword == "between" and "and" not in words.lower().split():
        return None
    days = _resolved(words, today)
    return None if isinstance(days, str) else days


def why_no_days(keyword: Keyword, words: Sequence[str], today: date) -> str:
    """What to say of words that are no day."""
    if not words:
        return (
            f'{keyword}: no day stands after it; write for example {_EXAMPLES}, or "{keyword}" to search for the word'
        )
    if _FIGURES.match(words[0]) and isinstance(reason := _resolved(words[0], today), str):
        return f"{keyword}: {reason}"
    wanted = "two days with and between them" if keyword == "between" else f"for example {_EXAMPLES}"
    return (
        f'{keyword}: "{" ".join(words)}" is no day that can be read; write {wanted}, '
        f'or "{keyword}" in quotation marks to search for the word'
    )


@lru_cache(maxsize=512)
def _resolved(words: str, today: date) -> tuple[date, date] | str:
    """The days, or why there are none. Remembered, for a line is read again at every key press."""
    try:
        return resolve_day_range(words, today)
    except QueryError as error:
        return str(error)
