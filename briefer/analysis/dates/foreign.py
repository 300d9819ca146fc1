"""Dates in articles that are not in English: only those written out in full, read with dateparser's locale data.

The grammar is English; in another language its words mean other things ("may", "mars"), so none of its rules is tried.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from briefer.analysis.dates.periods import Period
from briefer.analysis.dates.readings import Found, dated

RULE = "full-date-in-language"

_WORD = r"[^\W\d_]+\.?"
_YEAR = r"[12١٢۱۲]\d{3}(?!\w|[.,]\d)"
_CANDIDATE = re.compile(
    r"(?<!\d)\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]"
    r"|(?<![\w./])(?<!\d-)(?:"
    r"\d{4}-\d\d-\d\d(?!\w)"
    rf"|\d{{1,2}}(?P<sign>[./-])\d{{1,2}}(?P=sign){_YEAR}"
    rf"|\d{{1,2}}(?:\.|er|º|°|ª|-?[^\W\d_]{{1,2}})? (?:{_WORD} ){{1,2}}(?:{_WORD} )?{_YEAR}"
    rf"|{_WORD} \d{{1,2}},? {_YEAR}"
    r")"
)
"""What may be a full date; dateparser says whether it is one in the language."""

_ISO = re.compile(r"\d{4}-\d\d-\d\d$")


def read_foreign(text: str, language: str, stretches: Sequence[tuple[int, int]]) -> list[Found]:
    """Full dates by position; `language` is ISO 639-1. In a language that dateparser does not know, ISO dates only."""
    found = []
    for start, end in stretches:
        for candidate in _CANDIDATE.finditer(text, start, end):
            words = " ".join(candidate[0].split())
            if day := _day(words, language):
                reading = dated(Period("day", day))
                found.append(Found(start=candidate.start(), end=candidate.end(), rule=RULE, reading=reading))
    return found


_WORDS = re.compile(r"[^\W\d_]{2}")

_LOCALES = {"ar": ("ar-IQ", "ar-DZ")}
"""Places in which the months go by other names than the language's own; asked after it, of months in words only."""

_SETTINGS = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}


@cache
def _day(words: str, language: str) -> date | None:
    if _ISO.match(words):
        try:
            return date.fromisoformat(words)
        except ValueError:
            return None
    if not _is_known(language):
        return None
    from dateparser import parse  # noqa: PLC0415 - takes 0.3 s to import, and English articles never need it

    moment: datetime | None = parse(words, languages=[language], settings=_SETTINGS)
    for locale in _LOCALES.get(language, ()) if _WORDS.search(words) else ():
        moment = moment or parse(words, locales=[locale], settings=_SETTINGS)
    return moment.date() if moment else None


@cache
def _is_known(language: str) -> bool:
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - as above

    return language in language_order
