"""JSON Feed, versions 1 and 1.1: https://www.jsonfeed.org/version/1.1/."""

from dataclasses import dataclass, field

import msgspec

from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft
from briefer.ingest.feeds.entries import MOST, Enclosed, Feed, draft_of, language_of, told_apart, with_note
from briefer.ingest.feeds.fragments import blocks_of, line_of, text_blocks
from briefer.ingest.feeds.stamps import stamp_of
from briefer.ingest.sandbox.frames import Question

_VERSION = "jsonfeed.org/version/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Author:
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attachment:
    url: str | None = None
    mime_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: tuple[_Author, ...] = ()
    author: _Author | None = None
    attachments: tuple[_Attachment, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    version: str
    title: str | None = None
    language: str | None = None
    items: list[msgspec.Raw] = field(default_factory=list)


def read_json(question: Question) -> tuple[Draft, ...]:
    """Items in the feed's order. Raises IngestError for what is no feed."""
    source = question.source
    try:
        found = msgspec.json.decode(question.data.removeprefix(b"\xef\xbb\xbf"), type=_Feed)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IngestError(f"{source}: it is JSON and no JSON Feed ({error}); check the address") from error
    if _VERSION not in found.version:
        raise IngestError(f"{source}: it is no JSON Feed of version 1 or 1.1; check the address")
    feed = Feed(
        title=(line_of(found.title, source=source) or None) if found.title else None,
        language=language_of(found.language),
        address=question.address,
    )
    items = [_item(raw) for raw in found.items[:MOST]]
    drafts = told_apart(filter(None, (_draft(item, feed, source) for item in items if item)), source=source)
    if broken := items.count(None):
        drafts = with_note(drafts, f"{source}: {broken} of its items are not as JSON Feed has them; left out")
    if len(found.items) > MOST:
        drafts = with_note(drafts, f"{source}: it has {len(found.items):,} entries; the first {MOST:,} were read")
    return drafts


def _item(raw: msgspec.Raw) -> _Item | None:
    try:
        return msgspec.json.decode(raw, type=_Item)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None  # counted and told by who asked


def _draft(item: _Item, feed: Feed, source: str) -> Draft | None:
    words = item.date_published or item.date_modified
    published = stamp_of(words) if words else None
    authors = item.authors or ((item.author,) if item.author else ())
    return draft_of(
        feed,
        source=source,
        key=None if item.id is None else str(item.id),
        link=item.url or item.external_url,
        title=item.title,
        blocks=_blocks(item, source),
        enclosed=[Enclosed(link=one.url, type=one.mime_type) for one in item.attachments],
        authors=(author.name for author in authors if author.name),
        published=published,
        unread=words if words and not published else None,
        language=item.language,
    )


def _blocks(item: _Item, source: str) -> tuple[Block, ...]:
    if item.content_html:
        return blocks_of(item.content_html, source=source)
    return text_blocks(item.content_text or item.summary or "")
