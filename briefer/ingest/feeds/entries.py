"""One entry of a feed, whatever its format, as a draft."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit, urlunsplit

from briefer.cleaning import one_line
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.feeds.fragments import line_of
from briefer.ingest.identity import canonical_url
from briefer.model import Published

MOST = 1000
"Entries of one feed that are read; it begins with its newest."
_LANGUAGE = 2
_DOCUMENT_TYPES = frozenset(
    {"application/pdf", "application/x-pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
    | {"application/vnd.oasis.opendocument.text"}
)
_DOCUMENT_ENDINGS = frozenset({".pdf", ".docx", ".odt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """What an entry carries beside its text: a recording, a picture, a document."""

    link: str | None
    type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says of itself."""

    title: str | None = None
    language: str | None = None
    address: str | None = None
    "Against which its links are read."


def draft_of(
    feed: Feed,
    *,
    source: str,
    key: str | None,
    link: str | None,
    title: str | None,
    blocks: tuple[Block, ...],
    enclosed: Iterable[Enclosed] = (),
    authors: Iterable[str] = (),
    published: Published | None = None,
    unread: str | None = None,
    language: str | None = None,
) -> Draft | None:
    """`unread`: a date that cannot be read. None: there is nothing by which the entry could be told from others."""
    name = line_of(title, source=source) if title else ""
    document = _document(enclosed, feed.address)
    url = _absolute(link, feed.address) or document
    known = one_line(key or "") or url or name
    if not known or not (name or url or blocks):
        return None
    facts = Facts(
        id=known,
        title=name or None,
        outlet=feed.title,
        authors=tuple(dict.fromkeys(filter(None, (line_of(author, source=source) for author in authors)))),
        url=url,
        document=document if document != url else None,
        published=published,
        language=language_of(language) or feed.language,
    )
    told = (f"{source}: “{one_line(unread)[:60]}” is no date that can be read; taken as undated",) if unread else ()
    return Draft(blocks=blocks, facts=facts, notes=told)


def _document(enclosed: Iterable[Enclosed], base: str | None) -> str | None:
    """The address of the first that is a document, by its type or its ending."""
    for one in enclosed:
        place = _absolute(one.link, base)
        said = (one.type or "").partition(";")[0].strip().lower()
        if place and (
            said in _DOCUMENT_TYPES or PurePosixPath(urlsplit(place).path).suffix.lower() in _DOCUMENT_ENDINGS
        ):
            return place
    return None


def language_of(said: str | None) -> str | None:
    """`en` of `en-GB`."""
    code = (said or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == _LANGUAGE and code.isascii() and code.isalpha() else None


def told_apart(drafts: Iterable[Draft], *, source: str) -> tuple[Draft, ...]:
    """The first of those that have one link, or one id and no link; a remark says how many were left out."""
    first: dict[str, Draft] = {}
    left_out = 0
    for draft in drafts:
        key = draft.facts.url or draft.facts.id or ""
        left_out += key in first
        first.setdefault(key, draft)
    if left_out:
        words = f"{source}: {left_out} entries have the link or id of another one; only the first of each was taken"
        return with_note(tuple(first.values()), words)
    return tuple(first.values())


def with_note(drafts: tuple[Draft, ...], words: str) -> tuple[Draft, ...]:
    """A remark on the whole feed, on its first entry."""
    return drafts and (replace(drafts[0], notes=(words, *drafts[0].notes)), *drafts[1:])


def _absolute(link: str | None, base: str | None) -> str | None:
    """The link's canonical address, or that of a host without a dot; None: it leads to no page."""
    if not link or not link.strip():
        return None
    try:
        place = urljoin(base or "", link.strip())
        parts = urlsplit(place)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return canonical_url(place) or urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))
