"""The macros that rules are written with, made from the lexicon's tables."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from briefer.analysis import lexicon

GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)"
"White space inside an expression: never a blank line, which ends a paragraph."

_FIRST_TEN = 20

JOIN = rf"(?:-|{GAP})"
"What stands between the parts of a compound: a hyphen or white space."


_MACRO = re.compile(r"\{([a-z]+)(?::([a-z]+))?\}")


def tables() -> dict[str, dict[str, Any]]:
    """The lexicon, by table and word."""
    return lexicon.load(__package__, "lexicon.toml")


@cache
def macros() -> dict[str, str]:
    """Name to regular expression; each is closed, so that `|` inside it does not leak."""
    words = tables()
    units = {**words["units"], **words["plurals"]}
    numbers = [*words["numbers"], *words["multipliers"]]
    word_number = rf"(?:{_any(numbers)})(?:(?:{JOIN}(?:and{GAP})?)(?:{_any(numbers)}))*"
    ordinals = _any(words["ordinals"])
    zones = [*words["zones"], *words["unsure"]["zones"]]
    tens = _any(w for w, n in words["numbers"].items() if int(n) >= _FIRST_TEN)
    figure = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
    part = rf"(?:{JOIN}\d/\d|{JOIN}and{JOIN}(?:a{JOIN})?half|[½¼¾])?"
    names = f"(?:{_any(words['numbers'])})"
    spoken = (
        rf"(?:(?:nineteen|eighteen){GAP}(?:hundred|{names})(?:{JOIN}{names})?"
        rf"|two{GAP}thousand(?:{GAP}(?:and{GAP})?{names})?)"
    )
    return {
        "month": rf"(?:{_named(words['months'])}|{_named(words['month_abbreviations'])}\.?)",
        "dottedmonth": rf"(?:{_named(words['month_abbreviations'])}\.)",
        "fullmonth": _named(words["months"]),
        "weekday": rf"(?:{_named(words['weekdays'])}|{_named(words['weekday_abbreviations'])}\.(?={GAP}|,))",
        "anyweekday": rf"(?:{_named(words['weekdays'])}|{_named(words['weekday_abbreviations'])}\.?)",
        "weekdays": rf"(?:{_named(words['weekdays'])})s",
        "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:/-]\d|,\d)",
        "year": r"(?:1\d{3}|20\d{2})(?![\w%]|[.,:/]\d)",
        "number": rf"(?:(?:{word_number}|{figure}){part}|half{JOIN}an?)",
        "count": rf"(?:(?:an?{GAP})?(?:couple|dozen|hundred|thousand)(?:{GAP}of)?|(?:{word_number}|{figure}){part})",
        "vague": rf"(?:an?{GAP}few|several|few|some|many|dozens{GAP}of|hundreds{GAP}of|thousands{GAP}of)",
        "unit": rf"(?:{_any(units)}|{_any(w + 's' for w in units)})",
        "one": _any(words["units"]),
        "units": rf"(?:{_any([w + 's' for w in words['units']] + list(words['plurals']))})",
        "season": _any(words["seasons"]),
        "part": _any(words["parts"]),
        "parts": rf"(?:{_any(words['parts'])})s",
        "ordinal": rf"(?:(?:{tens}){JOIN}(?:{ordinals})|{ordinals}|\d{{1,2}}(?:st|nd|rd|th))",
        "decade": _any(words["decades"]),
        "zone": rf"(?-i:(?:UTC|GMT) ?[+−-]\d{{1,2}}(?::?\d\d)?|{_any(z.upper() for z in zones)}(?!\w))",
        "holiday": _any(words["holidays"]),
        "clock": r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?",
        "ampm": r"(?:[ap]\.m\.?|[ap]m)",
        "spoken": spoken,
    }


def expand(pattern: str) -> str:
    """The regular expression that a rule's pattern stands for."""

    def macro(found: re.Match[str]) -> str:
        body = macros()[found[1]]
        return f"(?P<{found[2]}>{body})" if found[2] else body

    spaced = pattern.replace(" ", GAP).replace("~", JOIN)
    return _MACRO.sub(macro, spaced)


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first; a space in a word is any gap, an apostrophe either kind."""
    forms = (
        w.replace(".", r"\.?").replace("'", "['’]").replace(" ", GAP) for w in sorted(words, key=lambda w: (-len(w), w))
    )
    return "(?:" + "|".join(forms) + ")"


def _named(words: Iterable[str]) -> str:
    """A name: capitalised or all in capitals."""
    return "(?-i:" + _any([form for w in words for form in (w.capitalize(), w.upper())]) + ")"
