"""The finder on plain text: matches in order, each read in the light of those before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from briefer.analysis.dates.grammar import Match, grammar
from briefer.analysis.dates.modifiers import extend
from briefer.analysis.dates.periods import OutOfCalendar, Period
from briefer.analysis.dates.readers import READERS
from briefer.analysis.dates.readings import NOT_A_TIME, Context, Reading, Tense, unread
from briefer.analysis.dates.readers.clock import on_day

_CONTEXT = 40
"Characters before and after an expression that its reader may look at."


class Parse(Protocol):
    """What a parse can tell about a place in the text."""

    def tense(self, start: int, end: int) -> Tense | None: ...

    def tag(self, start: int) -> str | None: ...


class NoParse:
    """Plain text: nothing is known of verbs or word classes."""

    def tense(self, start: int, end: int) -> Tense | None:
        return None

    def tag(self, start: int) -> str | None:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    start: int
    end: int
    rule: str
    reading: Reading


def read_text(
    text: str, reference: date | None, parse: Parse, stretches: Sequence[tuple[int, int]] | None = None
) -> list[Found]:
    """Every time expression by position, none overlapping. `stretches` are paragraphs: no expression crosses one's end."""
    found: list[Found] = []
    for start, end in stretches if stretches is not None else [(0, len(text))]:
        _read_stretch(text, start, end, reference, parse, found)
    return _joined(text, found)


def _read_stretch(
    text: str, start: int, end: int, reference: date | None, parse: Parse, found: list[Found]
) -> None:
    matches = grammar().matches(text, start, end)
    go_on: int | None = None
    while True:
        try:
            _, candidates = matches.send(go_on) if go_on else next(matches)
        except StopIteration:
            return
        go_on = _read_place(text, candidates, max(start, found[-1].end if found else 0), end, reference, parse, found)


def _read_place(
    text: str, candidates: list[Match], floor: int, stop: int, reference: date | None, parse: Parse, found: list[Found]
) -> int | None:
    """Take the longest match that means a time. Returns where to go on; None: at the next word."""
    previous = next((f.reading.period for f in reversed(found[-_MEMORY:]) if f.reading.period), None)
    for match in candidates:
        reading = _read(match, _context(text, match, stop, reference, previous, parse))
        if reading is NOT_A_TIME:
            return match.end
        if reading is not None:
            start, end, reading = extend(text, match.start, match.end, floor, match.rule.name, reading)
            found.append(Found(start=start, end=end, rule=match.rule.name, reading=reading))
            return end
    return None


_MEMORY = 4
"How many expressions back the text's last date may lie."


def _context(
    text: str, match: Match, stop: int, reference: date | None, previous: Period | None, parse: Parse
) -> Context:
    return Context(
        reference=reference,
        previous=previous,
        tense=lambda: parse.tense(match.start, match.end),
        tag=lambda: parse.tag(match.start),
        words=text[match.start : match.end],
        before=text[max(0, match.start - _CONTEXT) : match.start],
        after=text[match.end : min(stop, match.end + _CONTEXT)],
    )


def _read(match: Match, context: Context) -> Reading | None:
    try:
        return READERS[match.rule.read](match.groups, context)
    except OutOfCalendar as error:
        return unread("DATE", "vague", str(error))


_BETWEEN = re.compile(r"(?:,?\s(?:on\s)?|\s\([^()]{1,20}\),?\s(?:on\s)?)$")
_BETWEEN_AT = re.compile(r"(?:,?\s(?:at\s(?:about\s)?)?)$")


def _joined(text: str, found: list[Found]) -> list[Found]:
    """A clock time and the day beside it made one; across other words the time takes the day and both stand."""
    joined: list[Found] = []
    for item in found:
        if joined and (merged := _merge(text, joined[-1], item)):
            joined[-1:] = merged
        else:
            joined.append(item)
    return joined


def _merge(text: str, left: Found, right: Found) -> list[Found] | None:
    between = text[left.end : right.start]
    if _is_clock(left) and _is_day(right) and _BETWEEN.match(between):
        time = _timed(left.reading, right.reading)
        if between.strip():
            return [replace(left, reading=time), right]
        return [Found(start=left.start, end=right.end, rule=left.rule, reading=time)]
    if _is_day(left) and _is_clock(right) and _BETWEEN_AT.match(between):
        time = _timed(right.reading, left.reading)
        if between.strip():
            return [left, replace(right, reading=time)]
        return [Found(start=left.start, end=right.end, rule=right.rule, reading=time)]
    return None


def _is_clock(item: Found) -> bool:
    return item.reading.kind == "TIME" and item.reading.precision == "minute"


def _is_day(item: Found) -> bool:
    return item.reading.precision in ("day", "part") and item.reading.kind in ("DATE", "TIME")


def _timed(clock: Reading, day: Reading) -> Reading:
    """The clock time on that day; unresolved where the day is."""
    if day.period is None or day.period.unit != "day":
        return unread("TIME", "minute", day.unresolved or "its day is not known")
    anchor = date.fromisoformat(day.anchor) if day.anchor else None
    return on_day(day.period, clock.time, clock.zone, anchor=anchor)
