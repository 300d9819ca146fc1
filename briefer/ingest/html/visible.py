"""A day that stands somewhere on a page, found by htmldate."""

from datetime import datetime
from functools import cache
from typing import Any

_LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "zh", "ja", "ko", "hi", "id"),
    *("sv", "da", "nb", "fi", "cs", "el", "ro", "hu", "bg", "sr", "hr"),
)
"Of the 205 that dateparser knows: to try them all takes seconds for the first page and 23 ms for each line after it."


def find_day(page: str, *, url: str | None, now: datetime) -> str | None:
    """The day in ISO format, none after `now`; None: none is found."""
    import htmldate  # noqa: PLC0415 - most pages state their date
    from htmldate import extractors  # noqa: PLC0415 - as above

    extractors.get_external_parser = _parser
    found: str | None = htmldate.find_date(page, original_date=True, url=url, max_date=now.strftime("%Y-%m-%d"))
    return found


@cache
def _parser() -> Any:  # noqa: ANN401 - dateparser ships no types
    """As htmldate sets it up, but for the languages."""
    from dateparser import DateDataParser  # noqa: PLC0415 - slow to load, and needed for few pages

    settings = {
        "NORMALIZE": True,
        "PARSERS": ["custom-formats", "absolute-time"],
        "PREFER_DATES_FROM": "past",
        "PREFER_LOCALE_DATE_ORDER": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "STRICT_PARSING": True,
    }
    return DateDataParser(languages=list(_LANGUAGES), settings=settings)
