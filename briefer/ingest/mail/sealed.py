"""Mail that is signed or encrypted: what can be read of it without a key, and what is told of the rest.

No signature is checked: that takes keys and a trust that a mail program has.
"""

import re
from collections.abc import Iterator

from briefer.errors import IngestError
from briefer.ingest.mail.parts import Part, bytes_of, kind_of, parameter, parsed

_ENCRYPTED = "it is encrypted; open it in the mail program that has the key, and save its text"
SIGNED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
"What holds the message itself too, or an encrypted one."
SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_SEALED = re.compile(r"^-----BEGIN PGP MESSAGE-----\s*$", re.MULTILINE)
_CLEAR = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:Hash:[^\n]*\n)*\n(?P<text>.*?)\n-----BEGIN PGP SIGNATURE-----\n"
    r".*?(?:-----END PGP SIGNATURE-----|\Z)",
    re.MULTILINE | re.DOTALL,
)
_DASHES = re.compile(r"^- ", re.MULTILINE)
_DATA = bytes.fromhex("2a864886f70d010701")
"1.2.840.113549.1.7.1, the type of what a signature is around (RFC 5652)."
_OCTETS, _CONSTRUCTED, _INDEFINITE = 0x04, 0x20, 0x80
_LONG_TAG = 0x1F
_MOST_LENGTH = 4
"Bytes of a length; more are none of a mail."
_DEEPEST = 20


def opened(message: Part, *, source: str) -> Part:
    """The message in a signature that is around it (S/MIME, opaque). Raises IngestError for what is encrypted."""
    kind = kind_of(message)
    if kind == "multipart/encrypted":
        raise IngestError(f"{source}: {_ENCRYPTED}")
    if kind not in SIGNED:
        return message
    if parameter(message, "smime-type") not in {"", "signed-data"}:
        raise IngestError(f"{source}: {_ENCRYPTED}")
    inner = _signed_data(bytes_of(message))
    if inner is None:
        raise IngestError(f"{source}: {_ENCRYPTED}")
    found = parsed(inner, source=source)
    for name in ("subject", "from", "date", "received"):
        for value in message.get_all(name) or () if name not in found else ():
            found[name] = value
    return found


def unsealed(text: str, *, source: str) -> str:
    """Without the armour of a signature (RFC 4880, 7). Raises IngestError for what is encrypted."""
    if _SEALED.search(text):
        raise IngestError(f"{source}: {_ENCRYPTED}")
    return _CLEAR.sub(lambda found: _DASHES.sub("", found["text"]), text)


def _signed_data(data: bytes) -> bytes | None:
    """What a signature is around; None: nothing that can be found."""
    at = data.find(_DATA)
    if at < 0:
        return None
    try:
        return b"".join(_octets(data, at + len(_DATA), len(data), 0)) or None
    except (IndexError, ValueError):
        return None


def _octets(data: bytes, at: int, end: int, depth: int) -> Iterator[bytes]:
    """The first string of octets there, which may be in pieces."""
    if depth > _DEEPEST:
        raise ValueError(depth)
    tag, begin, stop = _element(data, at, end)
    if tag == _OCTETS:
        yield data[begin:stop]
        return
    while begin < stop and data[begin : begin + 2] != b"\0\0":
        inner, inside, after = _element(data, begin, stop)
        if inner & _CONSTRUCTED:
            yield from _octets(data, begin, stop, depth + 1)
        elif inner == _OCTETS:
            yield data[inside:after]
        if after == stop and data[begin + 1] == _INDEFINITE:
            return
        begin = after


def _element(data: bytes, at: int, end: int) -> tuple[int, int, int]:
    """Tag, and where what it holds begins and ends (X.690, 8.1). Raises ValueError and IndexError."""
    tag, length, begin = data[at], data[at + 1], at + 2
    if tag & _LONG_TAG == _LONG_TAG:
        raise ValueError(tag)
    if length == _INDEFINITE:
        return tag, begin, end
    if length & _INDEFINITE:
        count = length & ~_INDEFINITE
        if count > _MOST_LENGTH:
            raise ValueError(count)
        length = int.from_bytes(data[begin : begin + count], "big")
        begin += count
    if begin + length > end:
        raise ValueError(length)
    return tag, begin, begin + length
