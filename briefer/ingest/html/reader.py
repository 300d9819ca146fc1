"""One page to a draft."""

import re
from dataclasses import replace
from datetime import date, datetime

from lxml.html import tostring

from briefer.errors import IngestError
from briefer.ingest.build import same_words
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.html.body import body_of
from briefer.ingest.html.dates import Dates, weigh
from briefer.ingest.html.facts import facts_of
from briefer.ingest.html.page import Element, heading_of, headline_element, parse_page
from briefer.ingest.html.shown import shown_lines
from briefer.ingest.html.visible import find_day
from briefer.ingest.sandbox.frames import Question
from briefer.ingest.topmatter import Line, read_topmatter
from briefer.model import Published

_TRUST = ("published", "mixed", "bare")
"Kinds of lines that say or may mean when a page was published, the surest first."
_SEVERAL = 3
"Days without a word of what they date: those of teasers."
_SENTENCE = 60
"Characters; a shorter paragraph with a date may be a publication line."


def read_html(text: str, *, source: str, now: datetime | None, address: str | None = None) -> Draft:
    """The draft of a page. Its title and a dek that it shows are facts, not blocks.

    The date is what metadata and headline say, weighed together, then its address, then what htmldate guesses: the
    earliest it can find, not later than `now`, and never sure. Without `now` nothing is guessed. `address` is
    where the page was fetched; None: it was not.
    Raises IngestError for markup nested too deep and for a page without an article.
    """
    root = parse_page(text, source=source)
    facts, dates = facts_of(root, now=now, address=address)
    blocks = _without_title(body_of(root), facts)
    if not blocks:
        raise IngestError(f"{source}: no article was found on the page; save its text instead")
    blocks, facts = read_topmatter(blocks, facts, trust_bare=False)
    lines = list(shown_lines(headline_element(root) or heading_of(root, facts.title or "")))
    published = _published(dates, lines, facts.published) or _guess(root, facts.url, now, blocks)
    return Draft(blocks=blocks, facts=replace(_with_lines(facts, lines), published=published))


def _published(dates: Dates, lines: list[Line], within: Published | None) -> Published | None:
    """The date of metadata and headline, else what the text opens with, its address, or when it was updated."""
    by_kind = {kind: [line.published for line in lines if line.kind == kind and line.published] for kind in _TRUST}
    bare = [replace(published, sure=False) for published in by_kind["bare"]]
    if dates.stated and len({published.day for published in bare}) >= _SEVERAL:
        bare = []
    shown = [*by_kind["published"], *by_kind["mixed"], *bare]
    if within and within.sure:
        shown.insert(0, within)
    updated = next((line.published for line in lines if line.kind == "updated"), None)
    return weigh(dates, shown) or within or dates.address or updated


def read_question(question: Question) -> tuple[Draft, ...]:
    """`read_html` in the child; the page comes as UTF-8 of its cleaned text."""
    page = question.data.decode()
    return (read_html(page, source=question.source, now=question.now, address=question.address),)


def _with_lines(facts: Facts, lines: list[Line]) -> Facts:
    """With the authors that are shown by the headline, where nothing said them yet."""
    return replace(
        facts,
        authors=facts.authors or tuple(dict.fromkeys(name for line in lines for name in line.authors)),
        credit=facts.credit or next((line.credit for line in lines if line.credit), None),
        outlet=facts.outlet or next((line.outlet for line in lines if line.outlet), None),
    )


def _without_title(blocks: tuple[Block, ...], facts: Facts) -> tuple[Block, ...]:
    """Without the headline, dek and outlet that the extraction left among the paragraphs."""
    known = [words for words in (facts.title, facts.dek, facts.outlet) if words]
    return tuple(block for block in blocks if not any(same_words(block.text, words) for words in known))


def _guess(root: Element, url: str | None, now: datetime | None, blocks: tuple[Block, ...]) -> Published | None:
    """A day that stands somewhere on the page, but in no sentence of the article and not as a year alone."""
    if now is None:
        return None
    day = find_day(tostring(root, encoding="unicode"), url=url, now=now)
    if not day or day.endswith("-01-01") or _is_told(date.fromisoformat(day), blocks):
        return None
    return Published(value=day, precision="day", how="guess", sure=False)


def _is_told(day: date, blocks: tuple[Block, ...]) -> bool:
    """Whether a paragraph names the day: then it is one that the article tells of."""
    month, number = day.strftime("%B"), rf"{day.day}(?:st|nd|rd|th)?"
    named = re.compile(rf"\b(?:{number} (?:of )?{month}|{month} {number}),? {day.year}\b")
    return any(len(block.text) > _SENTENCE and named.search(block.text) for block in blocks)
