"""Words around an expression that narrow or blur it: "early", "at least", "the end of", "or so"."""

import re
from dataclasses import dataclass, replace

from briefer.analysis.dates.grammar import Match
from briefer.analysis.dates.readings import Reading
from briefer.analysis.dates.vocabulary import GAP

_DATED = ("DATE", "TIME")
_COUNTED_RULES = frozenset(
    [
        "counted",
        "compound",
        "counted-from-to",
        "one-unit",
        "half-unit",
        "ago",
        "one-ago",
        "hence",
        "span-near",
        "one-hence",
    ]
)


@dataclass(frozen=True, slots=True)
class Modifier:
    pattern: re.Pattern[str]
    mod: str
    dates: bool
    "For dates; else for what is counted."


def _left(words: str, mod: str, *, dates: bool) -> Modifier:
    pattern = words.replace(" ", GAP)
    return Modifier(re.compile(rf"(?<![\w-])(?:{pattern})$", re.IGNORECASE), mod, dates)


LEFT = (
    _left("(?:the )?(?:very )?(?:end|close) of (?:the )?", "END", dates=True),
    _left("(?:the )?(?:very )?(?:beginning|start) of (?:the )?", "START", dates=True),
    _left("(?:the )?middle of (?:the )?", "MID", dates=True),
    _left("(?:very )?early(?: |-)(?:in (?=$))?", "START", dates=True),
    _left("(?:the )?mid(?: |-)", "MID", dates=True),
    _left("(?:very )?late(?: |-)(?:in (?=$))?", "END", dates=True),
    _left("end-", "END", dates=True),
    _left("post-", "AFTER", dates=True),
    _left("pre-", "BEFORE", dates=True),
    _left("earlier (?:in (?:the )?)?", "BEFORE", dates=True),
    _left("later (?:in (?:the )?)?", "AFTER", dates=True),
    _left("(?:about|around|approximately|circa|roughly) ", "APPROX", dates=True),
    _left("(?:at least|no (?:less|fewer) than|a minimum of) ", "EQUAL_OR_MORE", dates=False),
    _left("(?:up to|at most|no (?:more|longer) than|as (?:much|many|long) as) ", "EQUAL_OR_LESS", dates=False),
    _left("(?:more|longer) than ", "MORE_THAN", dates=False),
    _left("(?:less|fewer) than ", "LESS_THAN", dates=False),
    _left("(?:nearly|almost|just under) ", "LESS_THAN", dates=False),
    _left("(?:(?:just )?about|around|approximately|roughly|close to|an estimated|some) ", "APPROX", dates=False),
)

_RIGHT = (
    (re.compile(rf"{GAP}or{GAP}so\b"), "APPROX"),
    (re.compile(rf"{GAP}or{GAP}(?:more|longer)\b"), "EQUAL_OR_MORE"),
    (re.compile(rf"{GAP}or{GAP}less\b"), "EQUAL_OR_LESS"),
    (re.compile(rf"{GAP}or{GAP}later\b"), "ON_OR_AFTER"),
    (re.compile(rf"{GAP}or{GAP}earlier\b"), "ON_OR_BEFORE"),
)

_NOT_BLURRED = ("weekday", "day-word", "unit-near", "the-")
"""Rules whose days nothing blurs: before them "around" and "about" belong to a verb."""

_REACH = 40
"Characters before an expression in which its modifier must stand."


def extend(text: str, match: Match, floor: int, reading: Reading) -> tuple[int, int, Reading]:
    """The span with its modifiers, none before `floor`, and the reading with what they say."""
    start, end, counted = match.start, match.end, match.rule.name in _COUNTED_RULES
    if reading.period is None and not counted:
        return start, end, reading
    before = text[max(floor, start - _REACH) : start]
    for modifier in LEFT if before.strip() else ():
        if modifier.dates is not counted and (found := modifier.pattern.search(before)):
            if modifier.mod == "APPROX" and modifier.dates and match.rule.name.startswith(_NOT_BLURRED):
                continue
            return start - len(before) + found.start(), end, apply(reading, modifier.mod)
    for pattern, mod in _RIGHT:
        if after := pattern.match(text, end):
            return start, after.end(), apply(reading, mod)
    return start, end, reading


def apply(reading: Reading, mod: str) -> Reading:
    """The reading with a modifier; "earlier this week" ends, "later this week" begins, on the day it is said."""
    anchor = reading.anchor
    if (
        anchor
        and reading.first
        and reading.last
        and reading.first <= anchor <= reading.last
        and "T" not in reading.first
    ):
        if mod == "BEFORE":
            return replace(reading, mod=mod, last=anchor)
        if mod == "AFTER":
            return replace(reading, mod=mod, first=anchor)
    return replace(reading, mod=mod)
