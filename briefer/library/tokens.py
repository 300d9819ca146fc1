"""Words as SQLite's search index tells them apart (unicode61, diacritics removed), for other databases.

Letters, numbers and what is private or unassigned make tokens; everything else parts them. Upper and lower case are the
same, and so are Latin letters with and without their marks.
"""

import hashlib
import unicodedata

_LONGEST = 500
"Characters: a database may bound what it indexes. Longer tokens go by their hash."
_MARKS = (0x08029FDF, 0x000361F8)
"Bits of the combining marks that vanish, from U+0300 on and from U+0320 on."
_FIRST, _SECOND, _LAST = 0x300, 0x320, 0x331


class _Folds(dict[int, str | None]):
    """For `str.translate`: what becomes of each character, found out once."""

    def __missing__(self, code: int) -> str | None:
        self[code] = _fold(code)
        return self[code]


def tokens(text: str) -> list[str]:
    """In the order of the text."""
    return [one if len(one) <= _LONGEST else _short(one) for one in text.translate(_FOLDS).split(" ") if one]


def _short(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _fold(code: int) -> str | None:
    """None: it vanishes."""
    character = chr(code)
    if _vanishes(code):
        return None
    category = unicodedata.category(character)
    if category[0] not in "LN" and category not in ("Co", "Cn"):
        return " "
    base = unicodedata.normalize("NFD", character)[0]
    if base.isascii() and base.isalpha():
        return base.lower()
    # As the standard folds it one to one: what would become two characters stays.
    return next((folded for folded in (character.casefold(), character.lower()) if len(folded) == 1), character)


def _vanishes(code: int) -> bool:
    if not _FIRST <= code <= _LAST:
        return False
    return bool(_MARKS[0] >> (code - _FIRST) & 1 if code < _SECOND else _MARKS[1] >> (code - _SECOND) & 1)


_FOLDS = _Folds()
