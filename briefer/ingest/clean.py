"""Bytes to characters: which encoding they are in, and whether they are text at all."""

import codecs
import re

from briefer.errors import IngestError

MAX_BYTES = 32 * 1024 * 1024
"An input above this is no article; the longest news texts stay under 1 MB."

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSETS = ("iso8859", "iso2022", "cp", "utf", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "ascii", "tis")
"Names of character sets; other codecs of Python (escapes, compression) are not for strangers to call."
_SAMPLE = 65_536
_MOST_CONTROLS = 0.002
"Share of control characters above which input is binary; random bytes have 0.11."
_MOST_FOREIGN = 0.1
"Share of non-ASCII characters above which a single-byte guess of Windows-1252 is not believed."

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, *, source: str, declared: str | None = None) -> tuple[str, str | None]:
    """The characters of `data`, and a remark where the encoding had to be guessed.

    In this order: byte order mark, UTF-16 by its zero bytes, UTF-8, the `declared` name, Windows-1252
    for text that is mostly ASCII, what charset-normalizer finds. Raises IngestError for input that is
    empty, too large, binary, or in no encoding that fits.
    """
    if not data.strip():
        raise IngestError(f"{source}: the input is empty; give a file that holds an article")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise IngestError(f"{source}: the input is over {limit} MB; give one article to a file")
    text, remark = _decoded(data, source, declared)
    _refuse_binary(text[:_SAMPLE], source)
    return text, remark


def _refuse_binary(sample: str, source: str) -> None:
    if len(_CONTROLS.findall(sample)) > max(1, len(sample) * _MOST_CONTROLS):
        raise IngestError(f"{source}: the input is binary, not text; save the article as text, Markdown or HTML")


def _decoded(data: bytes, source: str, declared: str | None) -> tuple[str, str | None]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :] if name == "utf-8" else data, name, source), None
    if wide := _zero_bytes(data[:4096]):
        return _strict(data, wide, source), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if (text := _almost_utf8(data)) is not None:
        return text, f"{source}: a few bytes are not valid UTF-8; they stand as \ufffd"
    if declared and (text := _declared(data, declared)) is not None:
        return text, None
    return _guessed(data, source)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(
            f"{source}: it claims to be {encoding.upper()} and is not (byte {error.start}); save it again as UTF-8"
        ) from error


def _zero_bytes(head: bytes) -> str | None:
    """UTF-16 without a mark: in Western text nearly every other byte is zero."""
    if len(head) < 8:  # noqa: PLR2004 - four characters; fewer prove nothing
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.4 and even < len(head) * 0.05:
        return "utf-16-le"
    if even > len(head) * 0.4 and odd < len(head) * 0.05:
        return "utf-16-be"
    return None


def _almost_utf8(data: bytes) -> str | None:
    """UTF-8 with a stray or cut byte: nine of ten of its non-ASCII runs are valid."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    valid = sum(character > "\x7f" for character in text) - bad
    return text if valid >= bad * 9 else None


def is_charset(name: str) -> bool:
    """Whether it names a character set that is known here."""
    try:
        return codecs.lookup(name).name.startswith(_CHARSETS)
    except (LookupError, ValueError):
        return False


def _declared(data: bytes, name: str) -> str | None:
    if not is_charset(name):
        return None
    canonical = codecs.lookup(name).name
    try:
        # Browsers read the Latin-1 and ASCII labels as Windows-1252 (WHATWG Encoding, 4.2).
        return data.decode("cp1252" if canonical in {"iso8859-1", "ascii"} else canonical)
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(data: bytes, source: str) -> tuple[str, str]:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and sum(character > "\x7f" for character in text) <= len(text) * _MOST_FOREIGN:
        return text, f"{source}: no encoding is stated and it is not UTF-8; read as Windows-1252"
    _refuse_binary(data[:_SAMPLE].decode("latin-1"), source)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed, slow to import

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        try:
            return data.decode(best.encoding), f"{source}: no encoding is stated; read as {best.encoding}, a guess"
        except UnicodeDecodeError:
            pass
    raise IngestError(f"{source}: the encoding cannot be told; save the file as UTF-8")
