"""A feed's bytes to drafts, in the child."""

import re

from briefer.errors import IngestError
from briefer.ingest.draft import Draft
from briefer.ingest.sandbox.frames import Question

_SPACE = b" \t\r\n\xef\xbb\xbf"
_HEAD = 1000
_PAGE = re.compile(rb"<!doctype\s+html|<html\b", re.IGNORECASE)
_SEARCHED = 200_000
_LINK = re.compile(rb"<link\b[^>]{0,1000}>", re.IGNORECASE)
_FEED = re.compile(rb"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_PLACE = re.compile(rb"""\bhref\s*=\s*["']?([!#-&(-;=?-~]{1,500})""", re.IGNORECASE)


def read_question(question: Question) -> tuple[Draft, ...]:
    """One draft an entry, in the feed's order; none: the feed is empty. Raises IngestError for what is no feed."""
    data = question.data.lstrip(_SPACE)
    if not data:
        raise IngestError(f"{question.source}: it is empty; check the address")
    if data.startswith(b"{"):
        from briefer.ingest.feeds.json_ import read_json  # noqa: PLC0415 - most feeds are XML

        return read_json(question)
    if _PAGE.search(data[:_HEAD]):
        raise IngestError(f"{question.source}: it is a page and no feed; {_instead(data)}")
    from briefer.ingest.feeds.xml import read_xml  # noqa: PLC0415 - loads feedparser

    return read_xml(question)


def _instead(data: bytes) -> str:
    """The feed that the page names, as advice."""
    for link in _LINK.findall(data[:_SEARCHED]):
        place = _PLACE.search(link)
        if place and _FEED.search(link):
            return f"its feed is at {place[1].decode('ascii')}"
    return 'give the address of its feed, or kind = "address"'
