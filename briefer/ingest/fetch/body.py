"""A page out of an answer: of a kind that Briefer reads, decompressed within the limits, and whole."""

import re
import zlib
from collections.abc import Iterator
from typing import Literal

import httpx2

from briefer.errors import FetchError
from briefer.ingest.clean import one_line
from briefer.ingest.fetch.network import Budget

_KINDS: dict[str, Literal["html", "markdown"] | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": None,
}
ACCEPTED = "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8"
COMPRESSION = "gzip"
"The one that is asked for: others need packages more, and several at once hide bombs within bombs."

_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:-]{2,40})""", re.IGNORECASE)
_GZIP = b"\x1f"
"The first byte of a member; its second may be in the next chunk."
_GZIP_WINDOW = 31
"zlib: the largest window, with a gzip header."
_PIECE = 1024 * 1024
_WORDS = 100


def page_kind(answer: httpx2.Response, source: str) -> Literal["html", "markdown"] | None:
    """The reader that the answer's content type asks for; None: the words tell. Raises FetchError for other types."""
    said = answer.headers.get("content-type", "")
    essence = said.partition(";")[0].strip().lower()
    if essence in _KINDS:
        return _KINDS[essence]
    came = f"it is {told(essence)}" if essence else "the server does not say what it is"
    raise FetchError(f"{source}: {came}, and only HTML, Markdown and text are read; save it as one of them and add it")


def charset_of(answer: httpx2.Response) -> str | None:
    """The character set that the server names, known or not; None: it names none."""
    found = _CHARSET.search(answer.headers.get("content-type", ""))
    return found[1] if found else None


def read_body(answer: httpx2.Response, budget: Budget) -> bytes:
    """The page's bytes, decompressed. Raises FetchError when they are too many, cut short or wrongly compressed."""
    coding = answer.headers.get("content-encoding", "identity").strip().lower() or "identity"
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise FetchError(
            f"{budget.source}: it came compressed as {told(coding)}, which was not asked for; save the page from the "
            "browser and add the file"
        )
    stated = answer.headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < _WORDS and int(stated) > budget.limits.body:
        raise budget.too_large()
    raw = answer.iter_raw()
    body = bytearray()
    for piece in raw if coding == "identity" else _inflated(raw, budget.source):
        body += piece
        if len(body) > budget.limits.body:
            raise budget.too_large()
    return bytes(body)


def _inflated(raw: Iterator[bytes], source: str) -> Iterator[bytes]:
    """What gzip holds, in pieces of `_PIECE` at most; member after member, as RFC 1952 allows."""
    member, begun = None, False
    try:
        for data in raw:
            rest = data
            while rest:
                if begun and member is None and not rest.startswith(_GZIP):
                    return  # padding, which gzip's own readers pass over too
                member, begun = member or zlib.decompressobj(_GZIP_WINDOW), True
                yield from _pieces(member, rest)
                rest, member = (member.unused_data, None) if member.eof else (b"", member)
    except zlib.error as error:
        raise FetchError(f"{source}: it is not the gzip that the server says it is; try again later") from error
    if member is not None:
        raise FetchError(f"{source}: it broke off before its end; try again later")


def _pieces(member: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """What the data decompress to. A full piece may have left something behind even where no data are left."""
    piece = member.decompress(data, _PIECE)
    while piece:
        yield piece
        piece = member.decompress(member.unconsumed_tail, _PIECE)


def told(words: str) -> str:
    """A server's words as a message may hold them."""
    return one_line(words)[:_WORDS]
