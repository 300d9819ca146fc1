"""Content words, for telling whether two stretches of text speak of the same thing.

A crude stem (Porter's first step, roughly) is enough here: it only has to put `invades`, `invaded`
and `invasion` near each other, and whatever it decides is shown beside the words themselves.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDINGS = ("ations", "ation", "sions", "sion", "tions", "tion", "ments", "ment", "ing", "ied", "ies", "es", "ed", "s")
_SHORTEST_STEM = 4


@cache
def _function_words() -> frozenset[str]:
    return frozenset(files("briefer.brief").joinpath("function_words.txt").read_text(encoding="utf-8").split())


@cache
def stem(word: str) -> str:
    """Lower case, possessive and common endings off."""
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain.rstrip("e") if len(plain) > _SHORTEST_STEM else plain


@lru_cache(maxsize=100_000)
def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning: no function words, nothing shorter than three letters."""
    words = (match.group().lower() for match in _WORD.finditer(text))
    return frozenset(stem(word) for word in words if len(word) > 2 and word not in _function_words())  # noqa: PLR2004 - as documented
