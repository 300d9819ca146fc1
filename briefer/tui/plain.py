"""Words of others made fit for a terminal: nothing that moves, colours, hides or reverses gets through."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

_SHOWN = "�"
"Stands for a control character, so that one sees that something was there."

_HIDDEN = frozenset("︀︁︂︃︄︅︆︇︈︉︊︋︌︍︎️")
"Variation selectors: terminals disagree on how wide they make the character before them."


class _Table(dict[int, str]):
    """`str.translate` table that decides a character when it first meets it."""

    def __missing__(self, code: int) -> str:
        self[code] = made = _drawn(chr(code))
        return made


def _drawn(character: str) -> str:
    if character in "\t\n\r":
        return " "
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cs", "Zl", "Zp"):
        return _SHOWN
    if kind == "Cf" or character in _HIDDEN:
        return ""
    return character


_TABLE = _Table()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text as one line that a terminal may draw.

    White space becomes a blank, controls and half surrogates a replacement mark, and format characters
    (direction overrides, joiners, zero-width marks) vanish. Its length may differ from that of `text`.
    """
    return text.translate(_TABLE)


def fit(text: str, width: int) -> str:
    """`plain(text)` in exactly `width` cells, cut with an ellipsis or filled with blanks."""
    words = plain(text)
    if width <= 0:
        return ""
    if cell_len(words) > width:
        return set_cell_size(words, width - 1) + "…"
    return set_cell_size(words, width)
