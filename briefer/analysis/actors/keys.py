"""Normal forms by which names are compared: one spelling for al-/el-, hyphens, apostrophes, accents and case."""

import re
import unicodedata
from functools import lru_cache

from spacy.strings import get_string_id

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)+\.?|[^\W_]+|\+")
_QUOTES = str.maketrans("", "", "'’‘ʼʿʾ`´\u200e\u200f")
"""Apostrophes of transliteration, and the direction marks that cling to words from right-to-left systems."""
_SLUG = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"al", "el"})


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The normal form of one token; empty: the token says nothing about identity (hyphen, al-, apostrophe)."""
    bare = word.translate(_QUOTES)
    if bare != word and len(word) - len(bare) > 1 and not bare:
        return ""
    folded = unicodedata.normalize("NFKD", bare)
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold().replace(".", "")
    if folded in _ARTICLES or not any(c.isalnum() or c == "+" for c in folded):
        return ""
    return folded


def keys_of(form: str) -> tuple[str, ...]:
    """The normal forms of the words of a name: `Kata'ib Hizballah al-Nujaba` gives `kataib hizballah nujaba`."""
    return tuple(key for word in _WORD.findall(form.translate(_QUOTES)) if (key := key_of(word)))


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """An id for a name: lower case, words joined by hyphens."""
    bare = name.translate(_QUOTES)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return "-".join(_SLUG.findall(bare.casefold().replace(".", ""))) or "actor"


def word_id(word: str) -> int:
    """The hash by which spaCy knows a word, without a vocabulary."""
    return get_string_id(word)


def word_ids(words: str) -> frozenset[int]:
    """Hashes of the words in a list written as one string."""
    return frozenset(word_id(word) for word in words.split())
