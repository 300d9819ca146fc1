"""What a document's properties say of it: facts about the file, which count only where the text says nothing."""

from dataclasses import replace

from briefer.ingest.draft import Block, Facts
from briefer.ingest.topmatter import read_topmatter
from briefer.model import Published


def with_weak_date(blocks: tuple[Block, ...], facts: Facts, date: Published | None) -> tuple[tuple[Block, ...], Facts]:
    """What bylines and datelines say, and for want of a date there `date`, which is never sure."""
    blocks, facts = read_topmatter(blocks, facts)
    if facts.published is None and date is not None:
        facts = replace(facts, published=replace(date, sure=False))
    return blocks, facts
