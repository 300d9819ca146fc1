"""Past, present and future without a measure."""

import re
from collections.abc import Mapping

from briefer.analysis.dates.readers.durations import length, vague_value
from briefer.analysis.dates.readings import Context, Reading, dated, vague

Groups = Mapping[str, str]


def reference(groups: Groups, context: Context) -> Reading | None:
    """Such as "those days" is the past only after "in"; elsewhere it is a count's. "Up to date" is no time."""
    if context.words.lower() == "to date" and context.before.lower().endswith("up "):
        return None
    if context.words.lower() == "those days" and not re.search(r"\bin\s+$", context.before, re.IGNORECASE):
        return None
    name = next(name for name in ("past", "present", "future") if name in groups)
    return vague("DATE", f"{name.upper()}_REF")


def recent_units(groups: Groups, _context: Context) -> Reading | None:
    """Such as "in recent weeks" lies in the past; the coming ones are a length."""
    if groups["which"] in ("recent", "past", "last", "previous"):
        return vague("DATE", "PAST_REF")
    return (
        vague("DATE", "FUTURE_REF")
        if groups["which"] == "coming"
        else length(vague_value(groups["unit"]), groups["unit"])
    )


def current(_groups: Groups, context: Context) -> Reading | None:
    """Before a noun that it narrows to what is so now; electric and other currents are nouns."""
    other = re.search(r"\bthen\s+$", context.before, re.IGNORECASE) or re.match(r" accounts?\b", context.after)
    return vague("DATE", "PRESENT_REF") if not other and context.tag() == "JJ" else None


def units_beyond(groups: Groups, _context: Context) -> Reading | None:
    """Such as "in years past", "in the weeks ahead"."""
    return vague("DATE", "PAST_REF" if groups["side"] in ("past", "gone by") else "FUTURE_REF")


_UP_TO = re.compile(r"\b(?:since|until|till|by|before)\s+$", re.IGNORECASE)
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_NO_TIME = re.compile(r"\s+(?:of|when|it)\b", re.IGNORECASE)


def then(_groups: Groups, context: Context) -> Reading | None:
    """Such as "since then": the date named last; without one, past."""
    return _named(context) if _UP_TO.search(context.before) else None


def that_time(_groups: Groups, context: Context) -> Reading | None:
    """Such as "at the time" said of the date named last; "at the time of the raid" says by itself which."""
    if not _AT.search(context.before) or _NO_TIME.match(context.after) or "same" in context.words:
        return None
    return vague("DATE", "PAST_REF") if context.words.lower().startswith("the") else _named(context)


def _named(context: Context) -> Reading:
    named = context.previous
    return dated(named, anchor=named.first) if named else vague("DATE", "PAST_REF")


READERS = {reader.__name__: reader for reader in (reference, recent_units, units_beyond, current, then, that_time)}
