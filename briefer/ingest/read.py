"""The dispatcher: bytes of any kind to the one reader that takes them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePath
from typing import Literal

from briefer.cleaning import clean
from briefer.errors import IngestError
from briefer.ingest.build import Reading, assemble
from briefer.ingest.clean import decode, is_charset
from briefer.ingest.draft import Draft
from briefer.ingest.fetch.fetched import Fetched
from briefer.ingest.sandbox import Parsers, Question
from briefer.model import Article, Published

Format = Literal["text", "markdown", "html"]
"""Each has one reader, imported when its first input comes."""

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_HEAD = 4096
_MARKED = re.compile(r"^#{1,6} \S|\]\(https?://|^\*\*[^*\n]+\*\*$", re.MULTILINE)


def read_article(
    data: bytes | Fetched,
    *,
    source: str,
    now: datetime | None,
    published: Published | None = None,
    keep_tail: bool = False,
    root: Path | None = None,
    parsers: Parsers | None = None,
) -> Article:
    """The article in `data`; `read_input` without its notes."""
    return read_input(
        data, source=source, now=now, published=published, keep_tail=keep_tail, root=root, parsers=parsers
    ).article


def read_input(
    data: bytes | Fetched,
    *,
    source: str,
    now: datetime | None,
    published: Published | None = None,
    keep_tail: bool = False,
    root: Path | None = None,
    parsers: Parsers | None = None,
) -> Reading:
    """Read one input: plain text, Markdown or HTML.

    What needs a parser of others' making is read by `parsers`, in their process; None: by one for this input alone.

    `source` is the path as the user gave it, or `-`; `now` becomes the time of retrieval and is the latest
    day that a page may claim to be from; `published` wins over what the input says; `root` is the workspace,
    from which paths are counted for the id. What was fetched has the address where it was found, whatever it
    says of itself. Raises IngestError for input that is empty, binary, of a kind that Briefer does not read, or
    without an article in it.
    """
    page = data if isinstance(data, Fetched) else Fetched(data=data)
    for magic, name in _MAGIC:
        if page.data.startswith(magic):
            raise IngestError(f"{source}: it is {name}; save the article as text, Markdown or HTML")
    text, remark = decode(page.data, source=source, declared=_charset(page))
    kind = page.kind or format_of(text, source=source)
    draft = (
        _page(clean(text), parsers, source=source, now=now, address=page.address)
        if kind == "html"
        else _reader(kind)(clean(text), source=source)
    )
    reading = assemble(
        _of_others(draft) if page.address else draft,
        source=source,
        now=now,
        published=published,
        keep_tail=keep_tail,
        root=root,
        address=page.address,
    )
    return Reading(article=reading.article, notes=((remark,) if remark else ()) + reading.notes)


def _charset(page: Fetched) -> str | None:
    """What the server says, then what the page says of itself: the order of browsers (WHATWG HTML, 13.2.3.2)."""
    if page.charset and is_charset(page.charset):
        return page.charset
    declared = _CHARSET.search(page.data[:_HEAD])
    return declared[1].decode("ascii") if declared else None


def _of_others(draft: Draft) -> Draft:
    """Without what only a desk may say of an article: its id, which would put it in place of another, and its marks."""
    facts = replace(draft.facts, id=None, grade=None, marking=None, tags=())
    if facts.published and facts.published.how == "front-matter":
        facts = replace(facts, published=replace(facts.published, how="meta"))
    return replace(draft, facts=facts)


def format_of(text: str, *, source: str) -> Format:
    """What the text is: a page by how it begins, else by the name's ending, else Markdown by its marks.

    Raises IngestError for XML that is no page.
    """
    head = text[: 2 * _HEAD].lstrip("\ufeff")
    if _PAGE.match(head):
        return "html"
    known = SUFFIXES.get(PurePath(source).suffix.lower())
    if known != "html" and _XML.match(head):
        raise IngestError(f"{source}: it is XML, not a page; save the article as text, Markdown or HTML")
    if known is not None:
        return known
    return "markdown" if _MARKED.search(text) else "text"


def _page(text: str, parsers: Parsers | None, *, source: str, now: datetime | None, address: str | None) -> Draft:
    question = Question(parser="html", data=text.encode(), source=source, now=now, address=address)
    if parsers is not None:
        return parsers.parse(question)[0]
    with Parsers() as own:
        return own.parse(question)[0]


def _reader(kind: Format) -> Callable[..., Draft]:
    """Imported here, so that no reader costs anything to those who do not use it."""
    if kind == "markdown":
        from briefer.ingest.markdown import read_markdown  # noqa: PLC0415 - as said above

        return read_markdown
    from briefer.ingest.plain import read_plain  # noqa: PLC0415 - as said above

    return read_plain
