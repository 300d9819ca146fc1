"""A quoted "yesterday" or "next week" counts from the day its words were said, where the text names that day."""

from dataclasses import replace
from datetime import date

from briefer.analysis.dates.readings import Found
from briefer.analysis.dates.resolve import read_text
from briefer.analysis.dates.tense import SpacyParse
from briefer.analysis.dates.vocabulary import tables
from briefer.analysis.document import Document

_DAY_WORDS = frozenset(
    {
        "day-word", "day-word-part", "part-of-day-word", "tonight", "overnight", "unit-near", "weekday", "weekday-near",
        "weekday-part", "weekday-of-week", "the-weekend", "ago", "one-ago", "season-near", "month-last",
    }
)  # fmt: skip
"""Rules whose words move with the day on which they are spoken."""


def count_from_speech(document: Document, parse: SpacyParse, found: list[Found]) -> list[Found]:
    """The findings, with quoted day words read anew from the day on which a verb of saying puts the quotation."""
    return [_from_speech(document, parse, found, item) if item.rule in _DAY_WORDS else item for item in found]


def _from_speech(document: Document, parse: SpacyParse, found: list[Found], item: Found) -> Found:
    day = _said_on(document, parse, found, item)
    if day is None:
        return item
    again = read_text(document.article.text, day, parse, [(item.start, item.end)])
    if len(again) != 1 or (again[0].start, again[0].end, again[0].rule) != (item.start, item.end, item.rule):
        return item
    return replace(item, reading=again[0].reading)


def _said_on(document: Document, parse: SpacyParse, found: list[Found], item: Found) -> date | None:
    """The unquoted day that a verb of saying governs in a sentence in which the quotation begins or ends."""
    quotation = document.quotations.at(item.start)
    if quotation is None:
        return None
    around = [document.sentence_at(quotation.outer.start), document.sentence_at(quotation.outer.end - 1)]
    for other in found:
        period = other.reading.period
        if period is None or period.unit != "day" or document.quotations.at(other.start):
            continue
        inside = any(s is not None and s.start_char <= other.start < s.end_char for s in around)
        if inside and parse.governor(other.start, other.end) in tables()["speech"]["verbs"]:
            return period.first
    return None
