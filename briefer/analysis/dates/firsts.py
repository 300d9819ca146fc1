"""Which words a rule's pattern can begin with, so that a rule is tried only where one of them stands."""

import re

from briefer.analysis.dates.vocabulary import tables

FIGURE = "#"
"""Stands for any figure."""

_ELEMENT = re.compile(
    r"(?P<skip>\(\?<?[!=])|(?P<open>\((?:\?(?:-i)?:|\?P<\w+>)?)|\{(?P<macro>[a-z]+)(?::[a-z]+)?\}"
    r"|(?P<figure>\\d(?:\{[\d,]+\}|\+)?|\[[^\]]*\]\??|\d)|(?P<word>[A-Za-z]+|['’])|(?P<other>.)"
)


def first_words(pattern: str) -> set[str]:
    """Lower-case words, and `#` for a figure. Takes the patterns of rule files, macros unexpanded."""
    found: set[str] = set()
    for branch in _split(pattern):
        found |= _of_sequence(branch)
    return found


def _of_sequence(pattern: str) -> set[str]:
    found: set[str] = set()
    position = 0
    while position < len(pattern) and (element := _ELEMENT.match(pattern, position)):
        end = element.end()
        if element["skip"] or element["open"]:
            end = _closing(pattern, position)
            if element["open"]:
                found |= first_words(pattern[element.end() : end - 1])
        elif element["macro"]:
            found |= _of_macro(element["macro"])
        elif element["figure"]:
            found |= {"'", "’"} if "’" in element["figure"] else {FIGURE}
        elif element["word"]:
            found.add(element["word"].lower())
            if pattern[end : end + 1] == "?":
                found.add(element["word"].lower()[:-1])
                return found
        optional = pattern[end : end + 1] == "?" or element[0].endswith("]?")
        if not (element["skip"] or optional):
            return found
        position = end + optional
    return found


def _split(pattern: str) -> list[str]:
    """The branches of a pattern at its own level."""
    depth, last, branches = 0, 0, []
    for index, sign in enumerate(pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            branches.append(pattern[last:index])
            last = index + 1
    return [*branches, pattern[last:]]


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for index in range(start, len(pattern)):
        depth += {"(": 1, ")": -1}.get(pattern[index], 0)
        if not depth:
            return index + 1
    raise ValueError(f"rule pattern {pattern!r}: a bracket is not closed")


def _of_macro(name: str) -> set[str]:
    words = tables()
    units = [form for unit in words["units"] for form in (unit, unit + "s")] + list(words["plurals"])
    numbers = [*words["numbers"], FIGURE]
    firsts: dict[str, list[str]] = {
        "month": [*words["months"], *words["month_abbreviations"]],
        "dottedmonth": [*words["month_abbreviations"]],
        "fullmonth": [*words["months"]],
        "weekday": [*words["weekdays"], *words["weekday_abbreviations"]],
        "anyweekday": [*words["weekdays"], *words["weekday_abbreviations"]],
        "weekdays": [day + "s" for day in words["weekdays"]],
        "number": [*numbers, "half"],
        "count": [*numbers, "a", "an", "couple", "dozen"],
        "vague": ["a", "an", "several", "few", "some", "many", "dozens", "hundreds", "thousands"],
        "unit": units,
        "one": [*words["units"]],
        "units": units,
        "season": [*words["seasons"]],
        "part": [*words["parts"]],
        "parts": [part + "s" for part in words["parts"]],
        "ordinal": [*words["ordinals"], *words["numbers"], FIGURE],
        "decade": [*words["decades"]],
        "holiday": [re.findall(r"[a-z]+", name)[0] for name in words["holidays"]],
        "spoken": ["nineteen", "eighteen", "two"],
    }
    return set(firsts.get(name, [FIGURE]))
