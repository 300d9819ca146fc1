"""Make an Article: of text exactly as given, or of what a reader drafted."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.identity import canonical_url, id_of
from briefer.ingest.language import language_of
from briefer.ingest.paragraphs import find_paragraphs
from briefer.ingest.roles import roles_of
from briefer.ingest.tail import split_tail
from briefer.ingest.topmatter import read_topmatter
from briefer.model import Article, Grade, Paragraph, ParagraphRole, Published, Span, digest

_BETWEEN = "\n\n"
_MOST_LONGER, _LEAST_LONGER = 2, 40
"A line that is longer than so many times another, and so many characters, differs in more than punctuation."
_EXERCISE = re.compile(r"EXERCISE(?:\s*[:–—-]|(?:\s+EXERCISE)+\b)")
"How traffic of an exercise begins, so that nobody takes it for news; such an article gets the tag `exercise`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article, and what the user should hear about how it was read."""

    article: Article
    notes: tuple[str, ...] = ()
    "One line each, beginning with the source as the user gave it."


def article_of(
    text: str,
    *,
    id: str,  # noqa: A002 - the model's own word
    title: str | None = None,
    published: Published | None = None,
    paragraphs: tuple[Paragraph, ...] | None = None,
) -> Article:
    """An Article around `text` exactly as given."""
    return Article(
        id=id,
        title=title,
        text=text,
        paragraphs=find_paragraphs(text) if paragraphs is None else paragraphs,
        published=published,
        sha256=digest(text),
    )


def assemble(
    draft: Draft,
    *,
    source: str,
    now: datetime | None,
    published: Published | None = None,
    keep_tail: bool = False,
    root: Path | None = None,
    address: str | None = None,
) -> Reading:
    """The article of a draft. Its text is its paragraphs, each on one line, with an empty line between two.

    `published`, and `address` where it was fetched, win over what the input says. Raises IngestError where no
    paragraph is left.
    """
    blocks, tail = (draft.blocks + draft.aside, ()) if keep_tail else split_tail(draft.blocks)
    aside = () if keep_tail else draft.aside
    blocks, facts = read_topmatter(blocks, draft.facts)
    blocks = _with_roles(_with_title(blocks, facts))
    if not any(character.isalnum() for block in blocks for character in block.text):
        raise IngestError(f"{source}: there are no words in it; give a file that holds an article")
    text = _BETWEEN.join(block.text for block in blocks)
    title = facts.title or (blocks[0].text if blocks[0].role == "headline" else None)
    url = canonical_url(facts.url) if facts.url else None
    url = (canonical_url(address) or address) if address else url
    known, unlikely = _known(published or facts.published, source=source, now=now)
    article = Article(
        id=id_of(source=source, digest=digest(text), url=url, given=facts.id, title=title, root=root),
        title=title,
        text=text,
        paragraphs=_paragraphs(blocks),
        outlet=facts.outlet,
        authors=facts.authors,
        url=url,
        published=known,
        language=facts.language or language_of(text),
        retrieved=_instant(now),
        sha256=digest(text),
        source=source,
        origin=facts.origin,
        credit=facts.credit,
        grade=facts.grade or Grade(),
        marking=facts.marking,
        tags=_tags(facts, text),
        tail=_BETWEEN.join(block.text for block in (*tail, *aside)) or None,
    )
    return Reading(article=article, notes=(*draft.notes, *unlikely, *_cut(tail, source), *_apart(aside, source)))


def _tags(facts: Facts, text: str) -> tuple[str, ...]:
    marked = _EXERCISE.match(text) and "exercise" not in facts.tags
    return (*facts.tags, "exercise") if marked else facts.tags


def _cut(tail: tuple[Block, ...], source: str) -> tuple[str, ...]:
    if not tail:
        return ()
    return (f"{source}: cut {len(tail)} paragraphs of site furniture at the end, from “{tail[0].text[:40]}”",)


def _apart(aside: tuple[Block, ...], source: str) -> tuple[str, ...]:
    if not aside:
        return ()
    first = aside[0].text[:40]
    return (f"{source}: set {len(aside)} paragraphs apart (signature, quoted mail, notices), from “{first}”",)


def _instant(now: datetime | None) -> str | None:
    return now.astimezone(UTC).isoformat(timespec="seconds") if now else None


def _known(
    published: Published | None, *, source: str, now: datetime | None
) -> tuple[Published | None, tuple[str, ...]]:
    """A date later than tomorrow cannot be read off a page: it is dropped and said. What a person states stays."""
    if published is None or now is None or published.how in {"given", "front-matter"}:
        return published, ()
    if published.day <= (now.astimezone(UTC) + timedelta(days=1)).date():
        return published, ()
    return None, (f"{source}: the publication date it shows, {published.value}, is in the future; taken as undated",)


def _with_title(blocks: tuple[Block, ...], facts: Facts) -> tuple[Block, ...]:
    """Title and dek on top, once each, where the input states them."""
    if not facts.title:
        return blocks
    first = blocks[0] if blocks else None
    rest = blocks[1:] if first and same_words(first.text, facts.title) else blocks
    top = [Block(text=facts.title, role="headline")]
    if facts.dek:
        rest = rest[1:] if rest and same_words(rest[0].text, facts.dek) else rest
        top.append(Block(text=facts.dek, role="dek"))
    return (*top, *rest)


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ in nothing but case, spaces and punctuation."""
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    return longer <= _MOST_LONGER * shorter + _LEAST_LONGER and _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, one_line(words).casefold()))


def _with_roles(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The format's roles, and those told by form where it says nothing; a headline is first, a dek second."""
    told = roles_of([block.text for block in blocks])
    roles: list[ParagraphRole] = [block.role or role for block, role in zip(blocks, told, strict=True)]
    for index, role in enumerate(roles):
        if role == "headline" and index > 0:
            roles[index] = "heading"
        elif role == "dek" and not (index == 1 and roles[0] == "headline"):
            roles[index] = "body"
    return tuple(replace(block, role=role) for block, role in zip(blocks, roles, strict=True))


def _paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for block in blocks:
        found.append(Paragraph(span=Span(start, start + len(block.text)), role=block.role or "body"))
        start += len(block.text) + len(_BETWEEN)
    return tuple(found)
