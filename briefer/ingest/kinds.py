"""What an input is, told by its bytes first and by its name where they leave it open."""

import codecs
import re
from pathlib import PurePath
from typing import Literal, get_args

from briefer.errors import IngestError

Text = Literal["text", "markdown", "html"]
"""What is decoded before it is read."""

Packed = Literal["pdf", "package", "gzip", "tar", "warc", "mail", "mbox", "mhtml", "feed"]
"""What goes to its reader as bytes. `package` is a ZIP file: a Word or OpenDocument text, or an archive."""

Kind = Text | Packed
"""Each has one reader, imported when its first input comes."""

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "package",
    ".odt": "package",
    ".zip": "package",
    ".tar": "tar",
    ".tgz": "gzip",
    ".gz": "gzip",
    ".warc": "warc",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
}
"""Endings that a folder is searched for, in lower case."""

TOLD = frozenset({".doc", ".rtf", ".msg"})
"""Endings of what may well be an article and cannot be read: in a folder it is told of, not passed over."""

ARCHIVES = frozenset({"package", "gzip", "tar", "warc"})
"""None of them is opened inside another."""

DOCUMENTS = frozenset({".docx", ".odt"})
"""Of those, the endings of what is one article."""

_PACKED = (
    (b"PK\x03\x04", "package"),
    (b"PK\x05\x06", "package"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/0.", "warc"),
    (b"WARC/1.", "warc"),
)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word file or an Outlook message", "save it as .docx or .eml"),
    (b"{\\rtf", "a rich text file", "save it as .docx"),
    (b"BZh", "a bzip2 file", "unpack it and add what is in it"),
    (b"\xfd7zXZ\x00", "an xz file", "unpack it and add what is in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file", "unpack it and add what is in it"),
    (b"Rar!", "a RAR file", "unpack it and add what is in it"),
    (b"\x89PNG", "a picture", "give the article's text"),
    (b"\xff\xd8\xff", "a picture", "give the article's text"),
    (b"GIF8", "a picture", "give the article's text"),
    (b"RIFF", "a media file", "give the article's text"),
    (b"\x7fELF", "a program", "give the article's text"),
    (b"SQLite format 3\x00", "a database", "give the article's text"),
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*(?:<!DOCTYPE\s+rss\b[^>]{0,300}>\s*)?<(?:rss|feed|rdf:RDF)\b"
    rb"|\s*\{.{0,2000}\"https?://(?:www\.)?jsonfeed\.org/version/1",
    re.DOTALL,
)
_PDF_REACH = 1024
"Bytes within which readers of PDF look for its mark."
_TAR_MARK = (257, b"ustar")
_HEAD = 4096
_FIELD = re.compile(
    rb"(?i)(?:return-path|received|delivered-to|message-id|mime-version|from|to|subject|date|x-[\w-]+):"
)
_SENT = re.compile(rb"(?im)^from:.{1,400}$")
_CARRIED = re.compile(rb"(?im)^(?:message-id|mime-version|received):")
_BOX = re.compile(rb"From \S+.{1,60}\d{4}\s*\n[\w-]+: ")
_SAVED_PAGE = re.compile(rb"(?im)^content-type:\s*multipart/related\b")
_SNAPSHOT = re.compile(rb"(?im)^snapshot-content-location:|^from:\s*<saved by")


def suffix_of(source: str) -> str:
    return PurePath(source).suffix.lower()


def packed_kind(data: bytes, *, source: str, ending: str | None = None) -> Packed | None:
    """Which of those the bytes are; None: they are text, or nothing that is known.

    `ending` goes before that of `source`. Raises IngestError for what is known and not read.
    """
    ending = suffix_of(source) if ending is None else ending
    for magic, name, instead in _REFUSED:
        if data.startswith(magic):
            raise IngestError(f"{source}: it is {name}; {instead}")
    for magic, kind in _PACKED:
        if data.startswith(magic):
            return kind  # type: ignore[return-value] # the table above holds no others
    if b"%PDF-" in data[: _PDF_REACH if ending == ".pdf" else 5]:
        return "pdf"
    if data[_TAR_MARK[0] :].startswith(_TAR_MARK[1]):
        return "tar"
    if _FEED.match(data.removeprefix(codecs.BOM_UTF8)[:_HEAD]):
        return "feed"
    return _mail_kind(data[:_HEAD].lstrip(), SUFFIXES.get(ending))


def _mail_kind(head: bytes, named: Kind | None) -> Packed | None:
    """A message has no mark of its own: its name says so, or where that says nothing, its head."""
    if named == "mail":
        return "mbox" if _BOX.match(head) else _one_mail(head)
    if named in {"mbox", "mhtml"}:
        return named
    if named is not None:
        return None
    if _BOX.match(head):
        return "mbox"
    if _FIELD.match(head) and _SENT.search(head) and _CARRIED.search(head):
        return _one_mail(head)
    return None


def _one_mail(head: bytes) -> Packed:
    return "mhtml" if _SAVED_PAGE.search(head) and _SNAPSHOT.search(head) else "mail"


def text_suffix(ending: str) -> Text | None:
    """What a name's ending says of a text; None: nothing."""
    named = SUFFIXES.get(ending)
    return named if named in get_args(Text) else None  # type: ignore[return-value] # as just said
