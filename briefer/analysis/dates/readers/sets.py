"""What recurs."""

import re
from collections.abc import Mapping
from fractions import Fraction

from briefer.analysis.dates.numbers import number
from briefer.analysis.dates.readers.calendar import month_number
from briefer.analysis.dates.readers.durations import duration_value, vague_value
from briefer.analysis.dates.readers.weekdays import weekday_number
from briefer.analysis.dates.readings import Context, Reading
from briefer.analysis.dates.vocabulary import tables

Groups = Mapping[str, str]

_ADVERBS = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P3M",
    "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip
_COUNT_BEFORE = re.compile(r"\b(?:once|twice|thrice|times|days|hours|nights|weeks|months)\s+$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Z]\w*['’]?s?\s+$")


def _set(value: str, precision: str) -> Reading:
    return Reading(kind="SET", value=value, precision=precision)


def adverb_set(groups: Groups, context: Context) -> Reading | None:
    """Refused inside a title such as a newspaper's; of the longer spans only adverbs, not what describes a noun."""
    word = groups["word"]
    if _NAME_BEFORE.search(context.before) and re.match(r"\s+[A-Z]", context.after):
        return None
    if (
        word not in ("daily", "hourly", "nightly")
        and re.match(r"\s+[a-z]{4,}", context.after)
        and context.tag() != "RB"
    ):
        return None
    return _set(_ADVERBS[word], "day" if word == "daily" else "vague")


def each_unit(groups: Groups, _context: Context) -> Reading | None:
    if "vague" in groups:
        return _set(vague_value(groups["unit"]), groups["unit"].removesuffix("s"))
    amount = Fraction(2) if "other" in groups else number(groups.get("number", "one"))
    return None if amount is None else _set(duration_value(amount, groups["unit"]), groups["unit"].removesuffix("s"))


def each_weekday(groups: Groups, _context: Context) -> Reading | None:
    day = weekday_number((groups.get("weekday") or groups["weekdays"]).removesuffix("s"))
    part = f"T{tables()['parts'][groups['part']]}" if "part" in groups else ""
    return _set(f"XXXX-WXX-{day}{part}", "part" if part else "day")


def each_part(groups: Groups, _context: Context) -> Reading | None:
    return _set(f"XXXX-XX-XXT{tables()['parts'][groups['part']]}", "part")


def each_season(groups: Groups, _context: Context) -> Reading | None:
    if "season" in groups:
        return _set(f"XXXX-{tables()['seasons'][groups['season']]}", "season")
    return _set(f"XXXX-{month_number(groups['month']):02d}", "month")


_USUALLY = re.compile(r"\b(?:on|at|over|during|most|many|in|early|late)\s+$", re.IGNORECASE)


def weekends(_groups: Groups, context: Context) -> Reading | None:
    return _set("XXXX-WXX-WE", "week") if _USUALLY.search(context.before) else None


def parts(groups: Groups, context: Context) -> Reading | None:
    """Such as "in the evenings"; "for two nights" is a length, "the nights of the siege" are told by it."""
    if not _USUALLY.search(context.before) or re.match(r"\s+of\b", context.after):
        return None
    return _set(f"XXXX-XX-XXT{tables()['parts'][groups['parts'].removesuffix('s')]}", "part")


def rate(groups: Groups, context: Context) -> Reading | None:
    """Such as "twice a week": how often; "$5 a month" says how much."""
    if not _COUNT_BEFORE.search(context.before):
        return None
    return _set(duration_value(Fraction(1), groups["unit"]), groups["unit"])


READERS = {
    reader.__name__: reader
    for reader in (adverb_set, each_unit, each_weekday, each_part, each_season, weekends, parts, rate)
}
