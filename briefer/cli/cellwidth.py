"""How wide a text is on a terminal, in cells; what draws screens is not loaded for a line."""

import unicodedata
from itertools import accumulate


def width_of(text: str) -> int:
    """Of characters that can be printed."""
    return sum(map(_cells, text))


def cut_to(text: str, cells: int) -> str:
    """As much from the beginning as fits."""
    return text[: sum(reached <= cells for reached in accumulate(map(_cells, text)))]


def _cells(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
