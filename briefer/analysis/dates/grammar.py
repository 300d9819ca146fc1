"""The span grammar: rules from TOML files, found where a word that can begin one stands.

A rule's pattern is a regular expression with three shorthands: a space is any white space inside a paragraph, `~` a
space or a hyphen, and `{name}` or `{name:group}` a macro of `vocabulary`, the second kept under that group's name.
"""

import re
import tomllib
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefer.analysis.dates.firsts import FIGURE, first_words
from briefer.analysis.dates.vocabulary import expand, tables

FILES = (
    "calendar",
    "weekday",
    "relative",
    "sets",
    "clock",
    "duration",
    "reference",
    "business",
)
"""Rule files in order: of two rules that match equally long, the earlier one reads."""

_WORD = re.compile(r"[A-Za-z]+|\d+|['’](?=\d0s|\d\d\b)")
_YEAR, _DATE_SIGNS = 4, ("/", ":", "-", ".")
"""Figures of this length, or followed by one of these signs, may stand without a word of time after them."""

_END = r"(?![\w]|['’](?:ve|ll|re)\b)"

FREQUENT = frozenset(
    [
        "a",
        "an",
        "the",
        "one",
        "at",
        "in",
        "that",
        "this",
        "some",
        "many",
        "few",
        "two",
        "three",
        "first",
        "second",
        "half",
        "more",
    ]
)
"""Words that begin rules and stand everywhere: looked at only where a word of time follows within three."""

FUNCTION = frozenset(
    [
        "of",
        "and",
        "to",
        "or",
        "in",
        "on",
        "for",
        "by",
        "from",
        "same",
        "not",
        "until",
        "with",
        "all",
        "each",
        "any",
        "is",
        "as",
        "than",
    ]
)
"""Words that occur in rules and say nothing about time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    name: str
    read: str
    "Name of the reader, a function of `readers`."
    source: str
    "The regular expression; compiled when first tried, as a query needs only a few."

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule matched, with its groups: lower case, white space made single."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grammar:
    rules: tuple[Rule, ...]
    by_word: Mapping[str, tuple[Rule, ...]]
    "First word, in each of its cases, to the rules that can begin with it; figures stand under `#`."
    words: frozenset[str]
    "Words of time: those in rules that do not stand everywhere else too."
    known: frozenset[str]
    "Every word that occurs in a rule."

    def matches(self, text: str, start: int, end: int | None = None) -> Generator[list[Match], int | None, None]:
        """Each place where rules match, with the matches longest first; the caller sends back where to go on."""
        position, stop = start, len(text) if end is None else end
        rules_of = self.by_word.get
        for found in _WORD.finditer(text, start, stop):
            rules = rules_of(FIGURE if found[0].isdigit() else found[0])
            if rules is None or found.start() < position or not self._may_begin(text, found):
                continue
            if matched := _match_all(rules, text, found.start(), stop):
                position = (yield matched) or position

    def _may_begin(self, text: str, found: re.Match[str]) -> bool:
        if found[0].isdigit():
            alone = len(found[0]) == _YEAR or text[found.end() : found.end() + 1] in _DATE_SIGNS
            return _figure_may_begin(text, found) and (alone or self._time_follows(text, found.end()))
        return found[0].lower() not in FREQUENT or self._time_follows(text, found.end())

    def _time_follows(self, text: str, end: int) -> bool:
        """Whether the next word occurs in a rule, and a word of time among the next three."""
        following = [w.lower() for w in _NEXT.findall(text, end, end + _REACH)]
        if not following or not (following[0] in self.known or following[0].isdigit()):
            return False
        return any(w in self.words or w.isdigit() for w in following)


_REACH = 25
"Characters in which a word of time must follow a frequent one."

_NEXT = re.compile(r"[A-Za-z]+|\d+")


_PREFIX = re.compile(r"\b(?:mid|pre|post|early|late|end)-\Z", re.IGNORECASE)
_PREFIX_LENGTH = 8


def _figure_may_begin(text: str, found: re.Match[str]) -> bool:
    """Not part of a sum of money, a decimal, a score or a name such as F-16."""
    if _PREFIX.search(text, max(0, found.start() - _PREFIX_LENGTH), found.start()):
        return True
    before = text[found.start() - 1 : found.start()]
    return not (before and ((before in "$£€¥#&/.,:-–" and before.strip()) or before.isalnum()))


def _match_all(rules: tuple[Rule, ...], text: str, start: int, stop: int) -> list[Match]:
    matched = [
        Match(rule, start, found.end(), {k: " ".join(v.lower().split()) for k, v in found.groupdict().items() if v})
        for rule in rules
        if (found := rule.pattern.match(text, start, stop))
    ]
    matched.sort(key=lambda m: -m.end)
    return matched


@cache
def grammar() -> Grammar:
    """The shipped rules, compiled once."""
    rules: list[Rule] = []
    firsts: dict[str, list[Rule]] = {}
    words: set[str] = set()
    for name in FILES:
        for entry in tomllib.loads(files(__package__).joinpath("rules", f"{name}.toml").read_text("utf-8"))["rule"]:
            expanded = expand(entry["pattern"])
            rule = Rule(name=entry["name"], read=entry["read"], source=f"(?:{expanded}){_END}")
            rules.append(rule)
            words |= {w.lower() for w in re.findall(r"(?<![\\\[])\b[A-Za-z]{2,}", expanded)}
            for first in sorted(first_words(entry["pattern"])):
                for form in sorted({first, first.capitalize(), first.upper()}):
                    firsts.setdefault(form, []).append(rule)
    words |= {word + "s" for table in ("weekdays", "parts") for word in tables()[table]}
    halves = {"a", "p", "m", "am", "pm"}
    timely = frozenset(words - FREQUENT - FUNCTION | {"one", "first", "two", "three"} | halves - {"a"})
    return Grammar(tuple(rules), {w: tuple(r) for w, r in firsts.items()}, timely, frozenset(words | halves))
