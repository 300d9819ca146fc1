"""What an expression means: the reading that the resolver makes and the finder turns into a DateRef."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from briefer.analysis.dates.periods import OutOfCalendar, Period
from briefer.model import DateKind

Tense = Literal["past", "present", "future", "either"]
"""Either: said to be settled, but not on which side of the publication, so the nearer one is meant."""

UNDATED = "relative, and the publication date is not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One expression's kind, value and extent; `DateRef` without its place and its rule."""

    kind: DateKind
    value: str | None
    first: str | None = None
    last: str | None = None
    precision: str
    mod: str | None = None
    anchor: str | None = None
    unresolved: str | None = None
    period: Period | None = None
    "The stretch of calendar meant, for a time its day; None: a duration, set or reference, or unresolved."
    time: str = ""
    "Of a clock time `HH:MM`, kept when its day is not known."
    zone: str = ""
    "Offset of a clock time, e.g. `-05:00`; empty where none is named."


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    start: int
    end: int
    rule: str
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may look at beside the words it matched."""

    reference: date | None
    "The day that relative expressions count from; None: not known."
    previous: Period | None = None
    "The stretch of calendar that the text named last before this expression."
    previous_day: Period | None = None
    "The day that the text named last, shortly before this expression, be it for a time of day."
    compared: Period | None = None
    "The quarter named last that results are compared with; None: none, or a length of months was named since."
    months_long: bool = False
    "A length of months that results cover was named shortly before."
    tense: Callable[[], Tense | None] = field(default=lambda: None)
    "Tense of what governs it; None: no verb does, or there is no parse."
    sure: Callable[[], bool] = field(default=lambda: False)
    "True: the tense decides alone, however far the day that it leads to."
    tag: Callable[[], str | None] = field(default=lambda: None)
    "Penn tag of the first word; None: there is no parse."
    words: str = ""
    "The expression as it stands."
    before: str = ""
    "The characters just before the expression."
    after: str = ""
    "The characters just after it."


NOT_A_TIME = Reading(kind="DURATION", value=None, precision="vague", unresolved="no time expression")
"""What a reader returns for words such as an age, which no shorter rule may take for a time either."""


def dated(period: Period, *, anchor: date | None = None, mod: str | None = None) -> Reading:
    """A DATE that is exactly one unit of the calendar."""
    return Reading(
        kind="DATE",
        value=period.value,
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        precision="week" if period.unit == "weekend" else period.unit,
        anchor=anchor.isoformat() if anchor else None,
        mod=mod,
        period=period,
    )


def unread(kind: DateKind, precision: str, why: str) -> Reading:
    """An expression that is recognised and cannot be given a value."""
    return Reading(kind=kind, value=None, precision=precision, unresolved=why)


def counted(context: Context, find: Callable[[date], Period], precision: str, kind: DateKind = "DATE") -> Reading:
    """A DATE counted from the reference day; unresolved where that is not known or the count leaves the calendar."""
    if context.reference is None:
        return unread(kind, precision, UNDATED)
    try:
        return dated(find(context.reference), anchor=context.reference)
    except OutOfCalendar as error:
        return unread(kind, precision, str(error))


def vague(kind: DateKind, value: str) -> Reading:
    """A reference such as PAST_REF, a vague duration or a set: a value without an extent."""
    return Reading(kind=kind, value=value, precision="vague")


def sided(reading: Reading, groups: Mapping[str, str]) -> Reading:
    """The reading with the "early", "mid" or "late" that the rule itself matched."""
    side = groups.get("side")
    return replace(reading, mod=_SIDES[side]) if side and reading.period else reading


_SIDES = {"early": "START", "mid": "MID", "late": "END"}
