"""Which reader a page is for, and in what characters it is, by what the server says of it.

A type of a picture, a film or a program is refused before anything of it is read. One that says little
(`application/octet-stream`, none at all), or that servers give to many things, lets the bytes tell, and for want of a
mark in them the ending of the name.
"""

import re
from typing import Literal
from urllib.parse import unquote, urlsplit

from briefer.errors import FetchError
from briefer.ingest.kinds import SUFFIXES, suffix_of
from briefer.network import Head, told

PageKind = Literal["html", "markdown", "feed"]

_KINDS: dict[str, PageKind | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": None,
    "application/json": "feed",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    _DOCX: ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "application/x-mimearchive": ".mhtml",
    "application/mbox": ".mbox",
}
"Types that say as much as a name's ending."
_OPEN = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/x-octet-stream", "application/unknown"}
    | {"application/download", "application/x-download", "application/force-download", "application/x-force-download"}
    | {"application/zip", "application/x-zip-compressed", "application/gzip", "application/x-gzip", "application/x-tar"}
    | {"application/warc", "application/msword", "application/rtf", "text/rtf"}
    | {"application/vnd.ms-outlook"}
)
"Types of which the bytes tell more. Old Word files and their like are told with what to do."
ACCEPTED = "text/html, application/xhtml+xml, text/markdown;q=0.9, application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.1"

_STARRED = re.compile(r"""filename\*\s*=\s*["']?([\w.:-]{0,40})'[^';]{0,40}'([^;"']{1,1000})""", re.IGNORECASE)
"RFC 8187, as RFC 6266 takes it up."
_PLAIN = re.compile(r"""filename\s*=\s*(?:"((?:\\.|[^"\\]){0,1000})"|([^;\s"]{1,1000}))""", re.IGNORECASE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:-]{2,40})""", re.IGNORECASE)


def page_kind(head: Head) -> PageKind | None:
    """The reader that the answer's content type asks for; None: the bytes tell. Raises FetchError for other types."""
    essence = _essence(head)
    if essence in _KINDS:
        return _KINDS[essence]
    if essence in _ENDINGS or essence in _OPEN:
        return None
    raise FetchError(
        f"{head.source}: it is {told(essence)}, and only HTML, Markdown, text, PDF, Word files, mail, feeds and "
        "archives of them are read; save it as one of them and add it"
    )


def _essence(head: Head) -> str:
    return head.headers.get("content-type", "").partition(";")[0].strip().lower()


def ending_of(head: Head) -> str:
    """The ending that a file of it would have, as `.pdf`; empty: nothing says.

    By its type where that says it, else by the name that the server gives it to be saved under, else by its address.
    Of a name, which may be anything, nothing but such an ending is kept.
    """
    path = urlsplit(head.address).path
    known = _ENDINGS.get(_essence(head))
    names = (_saved_as(head.headers.get("content-disposition", "")), unquote(path) if path.strip("/") else "")
    return known or next((ending for name in names if (ending := suffix_of(name.strip(" ."))) in SUFFIXES), "")


def _saved_as(disposition: str) -> str:
    """The file name of a Content-Disposition; empty: it has none."""
    if starred := _STARRED.search(disposition):
        return unquote(starred[2])
    plain = _PLAIN.search(disposition)
    return (plain[1] or plain[2] or "") if plain else ""


def charset_of(content_type: str) -> str | None:
    """The character set that the server names, known or not; None: it names none."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None
