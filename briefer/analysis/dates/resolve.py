"""The finder on plain text: matches in order, each read in the light of those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from briefer.analysis.dates.grammar import Match, grammar
from briefer.analysis.dates.join import join
from briefer.analysis.dates.modifiers import extend
from briefer.analysis.dates.periods import OutOfCalendar, Period
from briefer.analysis.dates.readers import READERS
from briefer.analysis.dates.readings import NOT_A_TIME, Context, Found, Reading, Tense, unread

_CONTEXT = 40
"Characters before and after an expression that its reader may look at."


class Parse(Protocol):
    """What a parse can tell about a place in the text."""

    def sure(self, start: int, end: int) -> bool:
        """Whether the tense decides alone, however far the day that it leads to."""
        ...

    def tense(self, start: int, end: int) -> Tense | None: ...

    def tag(self, start: int) -> str | None: ...


class NoParse:
    """Plain text: nothing is known of verbs or word classes."""

    def sure(self, start: int, end: int) -> bool:  # noqa: ARG002 - the protocol's signature
        return False

    def tense(self, start: int, end: int) -> Tense | None:  # noqa: ARG002 - the protocol's signature
        return None

    def tag(self, start: int) -> str | None:  # noqa: ARG002 - the protocol's signature
        return None


def read_text(
    text: str, reference: date | None, parse: Parse, stretches: Sequence[tuple[int, int]] | None = None
) -> list[Found]:
    """Every time expression by position, none overlapping.

    `stretches` are the paragraphs, over whose ends no expression runs; None: the text is one.
    """
    finder = _Finder(text=text, reference=reference, parse=parse, found=[])
    for start, end in stretches if stretches is not None else [(0, len(text))]:
        finder.read_stretch(start, end)
    return join(text, finder.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """One pass over a text; `found` grows as it goes."""

    text: str
    reference: date | None
    parse: Parse
    found: list[Found]

    def read_stretch(self, start: int, stop: int) -> None:
        matches = grammar().matches(self.text, start, stop)
        go_on: int | None = None
        while True:
            try:
                candidates = matches.send(go_on) if go_on else next(matches)
            except StopIteration:
                return
            go_on = self._read_place(candidates, start, stop)

    def _read_place(self, candidates: list[Match], begin: int, stop: int) -> int | None:
        """Take the longest match that means a time. Returns where to go on; None: at the next word."""
        recent = self.found[: -_MEMORY - 1 : -1]
        for match in candidates:
            reading = _read(match, self._context(match, begin, stop, recent))
            if reading is NOT_A_TIME:
                return match.end
            if reading is not None:
                floor = max(begin, self.found[-1].end if self.found else 0)
                start, end, reading = extend(self.text, match, floor, reading)
                self.found.append(Found(start=start, end=end, rule=match.rule.name, reading=reading))
                return end
        return None

    def _context(self, match: Match, begin: int, stop: int, recent: list[Found]) -> Context:
        named = [item.reading.period for item in recent if item.reading.period]
        return Context(
            reference=self.reference,
            previous=named[0] if named else None,
            previous_day=next((period for period in named if period.unit == "day"), None),
            compared=_compared(recent),
            months_long=any(item.reading.value in _MONTHS_LONG for item in recent),
            tense=partial(self.parse.tense, match.start, match.end),
            sure=partial(self.parse.sure, match.start, match.end),
            tag=partial(self.parse.tag, match.start),
            words=self.text[match.start : match.end],
            before=self.text[max(begin, match.start - _CONTEXT) : match.start],
            after=self.text[match.end : min(stop, match.end + _CONTEXT)],
        )


_MEMORY = 4
"How many expressions back the text's last date may lie."


_MONTHS_LONG = frozenset({"P6M", "P9M", "P12M"})
"""Lengths that companies report on beside the quarter."""


def _compared(recent: list[Found]) -> Period | None:
    for item in recent:
        if item.reading.value in _MONTHS_LONG:
            return None
        period = item.reading.period
        if period and period.unit not in ("day", "month"):
            return period if period.unit == "quarter" else None
    return None


def _read(match: Match, context: Context) -> Reading | None:
    try:
        return READERS[match.rule.read](match.groups, context)
    except OutOfCalendar as error:
        return unread("DATE", "vague", str(error))
