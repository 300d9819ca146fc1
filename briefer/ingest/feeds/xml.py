"""RSS and Atom, by feedparser, from bytes that we fetched."""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import feedparser

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.clean import is_charset
from briefer.ingest.draft import Block, Draft
from briefer.ingest.feeds.entries import MOST, Enclosed, Feed, draft_of, language_of, told_apart, with_note
from briefer.ingest.feeds.fragments import blocks_of, line_of, text_blocks
from briefer.ingest.feeds.stamps import stamp_of
from briefer.ingest.sandbox.frames import Question
from briefer.model import Published

_MAILBOX = re.compile(r"\S+@\S+")
_HTML = "html"
_REFERENCE = re.compile(rb"&#(\d{1,40}|[xX][0-9a-fA-F]{1,40});?")


def read_xml(question: Question) -> tuple[Draft, ...]:
    """Entries in the feed's order. Raises IngestError for what is no feed."""
    source = question.source
    found = _parsed(question)
    if not found.version and not found.entries:
        raise IngestError(f"{source}: it is no feed of RSS, Atom or JSON; check the address")
    about = found.feed
    title = dict.get(about, "title")
    feed = Feed(
        title=(line_of(title, source=source) or None) if title else None,
        language=language_of(dict.get(about, "language")),
        address=question.address,
    )
    atom = found.version.startswith("atom")
    drafts = told_apart(
        filter(None, (_entry(entry, feed, source, atom=atom) for entry in found.entries[:MOST])), source=source
    )
    if len(found.entries) > MOST:
        drafts = with_note(drafts, f"{source}: it has {len(found.entries):,} entries; the first {MOST:,} were read")
    if found.bozo and isinstance(found.get("bozo_exception"), Exception) and _broken(found):
        drafts = with_note(drafts, f"{source}: it is broken as XML; {len(drafts):,} entries could be read")
    return drafts


def _parsed(question: Question) -> Any:  # noqa: ANN401 - feedparser ships no types
    """Raises IngestError for markup in which feedparser itself stumbles, also without references to no character."""
    for data in (question.data, _REFERENCE.sub(_if_character, question.data)):
        try:
            return feedparser.parse(
                io.BytesIO(data), response_headers=_headers(question), sanitize_html=False, resolve_relative_uris=False
            )
        except (ValueError, LookupError) as error:
            reason = one_line(str(error))[:100]
    raise IngestError(f"{question.source}: it is too broken to be read ({reason}); tell those who make the feed")


def _if_character(reference: re.Match[bytes]) -> bytes:
    """The reference; nothing, where it names what is no character."""
    digits = reference[1].lower()
    number = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    return reference[0] if number <= sys.maxunicode else b""


def _broken(found: Any) -> bool:  # noqa: ANN401 - as above
    """Whether the markup is broken, and not just what the server says of its characters."""
    names = {kind.__name__ for kind in type(found.bozo_exception).__mro__}
    return bool(names & {"SAXException", "UndeclaredNamespace"})


def _headers(question: Question) -> dict[str, str]:
    """What the server says of the feed. Without a type feedparser takes what states no characters for Latin-1."""
    known = question.charset and is_charset(question.charset)
    kind = f"application/xml; charset={question.charset}" if known else "application/xml"
    return {"content-type": kind} | ({"content-location": question.address} if question.address else {})


def _entry(entry: Any, feed: Feed, source: str, *, atom: bool) -> Draft | None:  # noqa: ANN401 - as above
    content = _richest(entry)
    published, unread = _published(entry, atom=atom)
    return draft_of(
        feed,
        source=source,
        key=dict.get(entry, "id"),
        link=dict.get(entry, "feedburner_origlink") or dict.get(entry, "link"),
        title=dict.get(entry, "title"),
        blocks=_blocks(content, source),
        enclosed=[
            Enclosed(link=dict.get(one, "href"), type=dict.get(one, "type"))
            for one in dict.get(entry, "links") or ()
            if dict.get(one, "rel") == "enclosure"
        ],
        authors=_authors(entry),
        published=published,
        unread=unread,
        language=content.get("language"),
    )


def _richest(entry: Any) -> dict[str, str | None]:  # noqa: ANN401 - as above
    """The longest of what the entry holds as text, by what its markup says it is."""
    summary = dict.get(entry, "summary_detail") or {}
    held = [dict(one) for one in (*(dict.get(entry, "content") or ()), summary) if dict.get(one, "value")]
    return max(held, key=lambda one: len(one["value"]), default={})


def _blocks(content: dict[str, str | None], source: str) -> tuple[Block, ...]:
    value, kind = content.get("value") or "", content.get("type") or ""
    if _HTML in kind or "<" in value or "&" in value:
        return blocks_of(value, source=source)
    return text_blocks(value)


def _authors(entry: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Names without mailboxes; RSS has `desk@paper.example (Mara Ilves)`."""
    said = dict.get(entry, "author") or ""
    whole = [dict.get(one, "name") or "" for one in dict.get(entry, "authors") or ()]
    for words in [said] if _MAILBOX.search(said) else whole:
        name = one_line(_MAILBOX.sub(" ", words)).strip("()<> ")
        if name:
            yield name


def _published(entry: Any, *, atom: bool) -> tuple[Published | None, str | None]:  # noqa: ANN401 - as above
    """When it appeared, and the words of a date that cannot be read. An `updated` of Atom may be of a later change."""
    for name in ("published", "created", "updated"):
        if words := dict.get(entry, name):
            found = stamp_of(words, dict.get(entry, f"{name}_parsed"))
            if found and atom and name == "updated":
                found = replace(found, sure=False)
            return found, None if found else words
    return None, None
