"""How wide words are in the bundled faces, so that what is drawn fits its box: cut, or wrapped into lines."""

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal

Face = Literal["sans", "sans-bold", "serif"]

ELLIPSIS = "…"
_FIRST = 0x20
_WIDE, _OTHER = 1.0, 0.62
"""Parts of the type size: East Asian wide characters, and others that the faces do not have."""


@cache
def _widths(face: Face) -> dict[str, float]:
    table = tomllib.loads(files(__package__).joinpath("metrics.toml").read_text(encoding="utf-8"))[face]
    found = {chr(_FIRST + n): width for n, width in enumerate(table["first"]) if width}
    return {character: width / 1000 for character, width in (found | table["others"]).items()}


def _unknown(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER


def width(words: str, size: float, face: Face = "sans") -> float:
    """Points that `words` take at a type size of `size` points, without kerning (the PDF's engine sets none in SVG)."""
    known = _widths(face)
    return size * sum(known[c] if c in known else _unknown(c) for c in words)


def cut(words: str, room: float, size: float, face: Face = "sans") -> str:
    """`words` in one line of at most `room` points, ending in an ellipsis where something is left out."""
    words = " ".join(words.split())
    if width(words, size, face) <= room:
        return words
    kept = words
    while kept and width(kept + ELLIPSIS, size, face) > room:
        kept = kept[:-1]
    return kept.rstrip(" ,;:·") + ELLIPSIS


def wrap(words: str, room: float, size: float, face: Face = "sans", *, most: int) -> tuple[str, ...]:
    """`words` in at most `most` lines of `room` points; a word too long for a line, and the last line, are cut."""
    lines: list[str] = []
    left = words.split()
    while left and len(lines) < most - 1:
        taken = 1
        while taken < len(left) and width(" ".join(left[: taken + 1]), size, face) <= room:
            taken += 1
        lines.append(cut(" ".join(left[:taken]), room, size, face))
        left = left[taken:]
    return (*lines, cut(" ".join(left), room, size, face)) if left else tuple(lines)
