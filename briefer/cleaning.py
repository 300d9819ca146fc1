"""Text of others made harmless, once and where it comes in: after this it is data and holds nothing that acts."""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f"  # controls
    "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # direction marks, overrides, isolates
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"  # annotations, non-characters
    "\ud800-\udfff"  # unpaired surrogates
    "\U000e0000-\U000e007f"  # tags: text that no reader sees
    "]"
)
_PLAIN = bytes(range(0x20, 0x7F)) + b"\n"
"What most text is, of which nothing has to go."
_FEW = 8
"Marks that are sooner replaced one after the other: a pattern looks at each character of a page."
_JOINERS = re.compile(r"(?:\A|(?<=[\x00-\u058f]))[\u200c\u200d]+")
"Where what stands before needs no shaping; Arabic, Indic scripts and emoji keep theirs."

# C1 controls in a decoded text are Windows-1252 read as Latin-1: HTML reads them so too (WHATWG, 13.2.5.80).
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}


def clean(text: str) -> str:
    """NFC, line feeds, plain spaces; no controls, direction overrides or unpaired surrogates. Idempotent."""
    rare = _rare(text)
    if not rare:
        return text
    if _C1.keys() & set(map(ord, rare)):
        text = text.translate(_C1)
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    rare += unicodedata.normalize("NFD", rare)  # some spaces become another space
    for pattern, plain in ((_NEWLINES, "\n"), (_SPACES, " "), (_INVISIBLE, "")):
        text = _with(text, pattern, pattern.findall(rare), plain)
    if "\u200c" in rare or "\u200d" in rare:
        text = _JOINERS.sub("", text)
    return unicodedata.normalize("NFC", text)


def _rare(text: str) -> str:
    """Its characters that are not plain, each once: found by one pass over its bytes, which takes 1 ms a megabyte."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return ""
    return "".join(set(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")))


def _with(text: str, pattern: re.Pattern[str], marks: list[str], plain: str) -> str:
    """`plain` for each of `marks`, which are what the pattern finds in the text."""
    if len(marks) > _FEW:
        return pattern.sub(plain, text)
    for mark in marks:
        text = text.replace(mark, plain)
    return text


def one_line(text: str) -> str:
    """Clean, with every run of white space as one space and none at the ends."""
    plain = text if text.isascii() and text.isprintable() else clean(text)
    return " ".join(plain.split())
