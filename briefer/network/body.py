"""What an answer holds: decompressed within the limits, and whole."""

import zlib
from collections.abc import Iterator

import httpx2

from briefer.network.answer import told
from briefer.network.errand import Errand

COMPRESSION = "gzip"
"The one that is asked for: others need packages more, and several at once hide bombs within bombs."

_GZIP = b"\x1f"
"The first byte of a member; its second may be in the next chunk."
_GZIP_WINDOW = 31
"zlib: the largest window, with a gzip header."
_PIECE = 1024 * 1024
_DIGITS = 100
"Of a stated length, at most; Python reads no number of thousands of them."


def read_body(answer: httpx2.Response, errand: Errand) -> bytes:
    """The body's bytes, decompressed. Raises FetchError when they are too many, cut short or wrongly compressed."""
    coding = answer.headers.get("content-encoding", "identity").strip().lower() or "identity"
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise errand.fault(f"it came compressed as {told(coding)}, which was not asked for")
    stated = answer.headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < _DIGITS and int(stated) > errand.limits.body:
        raise errand.too_large()
    raw = answer.iter_raw()
    body = bytearray()
    for piece in raw if coding == "identity" else _inflated(raw, errand):
        body += piece
        if len(body) > errand.limits.body:
            raise errand.too_large()
    return bytes(body)


def _inflated(raw: Iterator[bytes], errand: Errand) -> Iterator[bytes]:
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
        raise errand.later("it is not the gzip that the server says it is") from error
    if member is not None:
        raise errand.later("it broke off before its end")


def _pieces(member: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """What the data decompress to. A full piece may have left something behind even where no data are left."""
    piece = member.decompress(data, _PIECE)
    while piece:
        yield piece
        piece = member.decompress(member.unconsumed_tail, _PIECE)
