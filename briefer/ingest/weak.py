"""What a document's properties say of it: facts about the file, which count only where the text says nothing."""

import re
from dataclasses import replace

from briefer.ingest.draft import Block, Facts
from briefer.ingest.published import read_printed
from briefer.ingest.topmatter import read_topmatter
from briefer.model import Published

_REACH = 8
"Paragraphs from the top."
_LONGEST = 80
"Characters."
_PLACE = re.compile(r"[A-Z][\w’'. /-]{1,40},\s+(?:the\s+)?(?=\S*\d|[A-Z])")


def with_weak_date(blocks: tuple[Block, ...], facts: Facts, date: Published | None) -> tuple[tuple[Block, ...], Facts]:
    """What bylines and datelines say, and for want of a date there `date`, which is never sure."""
    blocks, facts = read_topmatter(blocks, facts)
    date = facts.published or _placed(blocks) or date
    if facts.published is None and date is not None:
        facts = replace(facts, published=replace(date, sure=False))
    return blocks, facts


def _placed(blocks: tuple[Block, ...]) -> Published | None:
    """The date of a line near the top that holds a place and a date alone, as letters and statements have it.

    Of several none: they may be those of meetings.
    """
    found = [
        date
        for block in blocks[:_REACH]
        if len(block.text) <= _LONGEST
        and (match := _PLACE.match(block.text))
        and (date := read_printed(block.text[match.end() :].rstrip(".")))
    ]
    return found[0] if len(found) == 1 else None
