"""Numbers that sources give for one thing, where they differ.

A number counts what its sentence says was killed or hurt (`nine people had died`, `treated five`), or the noun behind
it (`three tonnes`). Two speakers differ where both count the same, on one day as far as days are given, and their
sentences stand in neighbouring paragraphs of one article or share two content words beside. Approximate words (some,
nearly, more than, at least) make no difference where the other number fits them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefer.brief.matter import said, same_speaker
from briefer.brief.nearby import Nearby
from briefer.brief.words import content_stems, stem
from briefer.model import Disagreement, PositionEntry, TimelineEntry

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_SMALL = dict(zip(_UNITS.split(), range(20), strict=True))
_TENS_OF = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = dict(zip(_TENS_OF.split(), range(20, 100, 10), strict=True))
_WORDS = "|".join(sorted((*_SMALL, *_TENS), key=len, reverse=True))
_BOUND = (
    "at least|(?:a little|just|slightly) (?:over|under|more than|less than)|more than|over|up to|at most|fewer than"
    "|less than|no more than|about|around|some|nearly|almost|roughly|approximately|between"
)
_NUMBER = re.compile(
    rf"""(?P<bound>\b(?:{_BOUND.replace(" ", "[ ]")})\s+)?
    \b(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)|(?P<word>{_WORDS})(?:-(?P<unit>{_WORDS}))?)\b
    (?:\s+(?P<times>hundred|thousand|million|billion))?
    (?P<after>(?:\s+[a-z][\w’'-]*){{0,3}})""",
    re.IGNORECASE | re.VERBOSE,
)
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_HARM = {
    "dead": re.compile(r"\b(?:kill(?:ed|ing|s)?|die[ds]?|dead|deaths?|fatalit\w+)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:wound(?:ed|ing)?|injur\w+|hurt|treated)\b", re.IGNORECASE),
}
_CLAUSE = re.compile(r"[,;:]\s|\band\b|\bwhile\b|\bbut\b|(?<=[.!?])\s")
_NOT_COUNTED = content_stems(
    "day days week weeks month months year years hour hours minute minutes second percent cent kilometres kilometers "
    "miles metres meters march april may june july august september october november december january february time "
    "times gate"
) | {"p", "a", "am", "pm", "p.m", "a.m", "km", "per"}
_NOTE = re.compile(r"\W*(?:correction|clarification)\b", re.IGNORECASE)
"An outlet's own note on what it said before."
_LOOSE = re.compile("about|around|some|nearly|almost|roughly|approximately|between|a little|just|slightly")
_UPPER = {"up to", "at most", "fewer than", "less than", "no more than"}
_TOLERANCE = 0.1
_BESIDE = 2
_NEAR, _NEAR_HARMED = 1, 3
"Paragraphs apart: of what is counted by its noun, and of the dead and hurt of one report."


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    value: float
    of: frozenset[str]
    "`dead` or `hurt`, else stems of what is counted."
    bound: str
    "`more than` and the like; empty: none."


def quantities(text: str) -> tuple[Quantity, ...]:
    """What a sentence counts; numbers of days, times, distances and shares are left out."""
    return tuple(one for clause in _CLAUSE.split(text) for one in _of_clause(clause))


def _of_clause(clause: str) -> Iterator[Quantity]:
    harm = frozenset(name for name, words in _HARM.items() if words.search(clause))
    for found in _NUMBER.finditer(clause):
        after = [stem(word) for word in re.findall(r"[A-Za-z][\w’'-]*", found["after"] or "")]
        nouns = content_stems(found["after"] or "")
        if any(word in _NOT_COUNTED for word in after[:1]) or re.match(r"\s*(?:%|:\d)", clause[found.end() :]):
            continue
        counted = harm or nouns - _NOT_COUNTED
        if counted:
            bound = " ".join((found["bound"] or "").lower().split())
            yield Quantity(value=_value(found), of=counted, bound=bound)


def _value(found: re.Match[str]) -> float:
    if found["digits"]:
        value = float(found["digits"].replace(",", ""))
    else:
        word, unit = found["word"].lower(), (found["unit"] or "").lower()
        value = float(_SMALL.get(word, _TENS.get(word, 0)) + _SMALL.get(unit, 0))
    return value * _TIMES.get((found["times"] or "").lower(), 1)


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether they count the same and cannot both be right."""
    return bool(one.of & other.of) and not (_admits(one, other) or _admits(other, one))


def _admits(one: Quantity, other: Quantity) -> bool:
    if _LOOSE.match(one.bound):
        return abs(one.value - other.value) <= _TOLERANCE * max(one.value, other.value)
    if one.bound in _UPPER:
        return other.value <= one.value
    return other.value >= one.value if one.bound else other.value == one.value


def different_numbers(positions: Sequence[PositionEntry], timeline: Sequence[TimelineEntry]) -> Iterator[Disagreement]:
    """Speakers who give other numbers, the first one's first; then tellings of one event that do."""
    telling = (position for position in positions if not _NOTE.match(position.sentence.text))
    counting = [(position, found) for position in telling if (found := quantities(said(position)))]
    groups: list[dict[str, PositionEntry]] = []
    for one, other in _pairs(counting):
        home = next((group for group in groups if one.id in group or other.id in group), None)
        if home is None:
            home = {}
            groups.append(home)
        home |= {one.id: one, other.id: other}
    for group in groups:
        first = next(iter(group.values()))
        yield Disagreement(id="", kind="different numbers", matter=said(first), sides=tuple(group))
    for entry in timeline:
        yield from _in_tellings(entry)


Counting = tuple[PositionEntry, tuple[Quantity, ...]]
"""A position and what it counts."""


def _pairs(counting: Sequence[Counting]) -> Iterator[tuple[PositionEntry, PositionEntry]]:
    """Two speakers each who give other numbers for one thing, in the order of the brief."""
    near: Nearby[Counting] = Nearby(())
    for other, theirs in counting:
        counted = frozenset(word for quantity in theirs for word in quantity.of)
        for one, mine in near.sharing(counted):
            if not same_speaker(one, other) and _of_one_thing(one, other) and _unlike(mine, theirs):
                yield one, other
        near.add((other, theirs), counted)


def _unlike(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether some differ, and none that count the same agree."""
    pairs = [(a, b) for a in mine for b in theirs if a.of & b.of]
    return bool(pairs) and all(differ(a, b) for a, b in pairs)


def _of_one_thing(one: PositionEntry, other: PositionEntry) -> bool:
    days = {p.when.first[:10] for p in (one, other) if p.when and p.when.first}
    if len(days) > 1:
        return False
    counted = frozenset(word for p in (one, other) for q in quantities(said(p)) for word in q.of)
    if one.sentence.article == other.sentence.article:
        near = _NEAR_HARMED if counted & set(_HARM) else _NEAR
        return abs(one.sentence.paragraph - other.sentence.paragraph) <= near
    shared = (content_stems(said(one)) & content_stems(said(other))) - counted - _NOT_COUNTED
    return len(shared) >= _BESIDE


def _in_tellings(entry: TimelineEntry) -> Iterator[Disagreement]:
    told = [entry.sentence, *(one.sentence for one in entry.told)]
    counted = [(evidence, found) for evidence in told if (found := quantities(evidence.text))]
    unlike = [
        evidence
        for evidence, found in counted
        if any(_unlike(found, others) for other, others in counted if other is not evidence)
    ]
    if len(unlike) > 1:
        yield Disagreement(
            id="", kind="different numbers", matter=entry.sentence.text, sides=(), evidence=tuple(unlike)
        )
