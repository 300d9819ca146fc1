"""Numbers as news writes them: figures, words, halves."""

import re
from fractions import Fraction

from briefer.analysis import lexicon

_WORDS = lexicon.load(__package__, "lexicon.toml")
_NAMED = {
    **{word: Fraction(count) for word, count in _WORDS["numbers"].items()},
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "half": Fraction(1, 2),
    "couple": Fraction(2),
}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?$")
_RATIO = re.compile(r"(\d)/([1-9])$")

VAGUE = {"few", "several", "some", "many", "dozens", "hundreds", "thousands"}


def number(words: str) -> Fraction | None:
    """The number that the words state; None: a vague one ("several").

    Takes figures ("2 1/2", "1,500", "3.5"), words ("twenty-three", "a hundred", "two and a half") and "a", "an".
    """
    total, part, seen = Fraction(0), Fraction(0), False
    for word in re.findall(r"[\w.,/½¼¾]+", words.lower()):
        worth = _worth(word)
        seen = seen or worth is not None or word in _WORDS["multipliers"] or word == "dozen"
        if word in _WORDS["multipliers"]:
            part = max(part, Fraction(1)) * _WORDS["multipliers"][word]
        elif worth is not None:
            part += worth
        elif word in VAGUE:
            return None
        elif word == "dozen":
            part = max(part, Fraction(1)) * 12
        if word in ("thousand", "million"):
            total, part = total + part, Fraction(0)
    return total + part if seen else Fraction(1)


def _worth(word: str) -> Fraction | None:
    if word in _NAMED:
        return _NAMED[word]
    if ratio := _RATIO.match(word):
        return Fraction(int(ratio[1]), int(ratio[2]))
    if _FIGURE.match(word):
        return Fraction(word.replace(",", ""))
    if word[-1] in _NAMED and word[:-1].isdigit():
        return int(word[:-1]) + _NAMED[word[-1]]
    return None


def spoken_year(words: str) -> int:
    """The year that words state: "nineteen ninety-six", "two thousand", "two thousand and four"."""
    parts = re.findall(r"[a-z]+", words.lower())
    if "thousand" in parts:
        return int(number(words) or 0)
    values = [_WORDS["numbers"].get(part, 0) for part in parts if part not in ("hundred", "oh", "and")]
    return int(values[0] * 100 + sum(values[1:]))


def ordinal(word: str) -> int:
    """Such as "third" or "3rd" as 3, "twenty-first" as 21."""
    if found := re.match(r"\d+", word):
        return int(found[0])
    parts = re.findall(r"[a-z]+", word.lower())
    return int(sum(_WORDS["numbers"].get(p, 0) + _WORDS["ordinals"].get(p, 0) for p in parts))
