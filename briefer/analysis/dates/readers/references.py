"""Past, present and future without a measure."""

import re
from collections.abc import Mapping

from briefer.analysis.dates.readers.durations import length, vague_value
from briefer.analysis.dates.readings import Context, Reading, vague

Groups = Mapping[str, str]


def reference(groups: Groups, _context: Context) -> Reading | None:
    name = next(name for name in ("past", "present", "future") if name in groups)
    return vague("DATE", f"{name.upper()}_REF")


def current(_groups: Groups, context: Context) -> Reading | None:
    """Refused as part of a compound ("current-account") and as a noun (an electric current)."""
    return None if not re.match(r"\s+[a-z]", context.after) else vague("DATE", "PRESENT_REF")


def recent_units(groups: Groups, _context: Context) -> Reading | None:
    """Such as "in recent weeks" lies in the past; the coming ones are a length."""
    if groups["which"] in ("recent", "past", "last", "previous"):
        return vague("DATE", "PAST_REF")
    return (
        vague("DATE", "FUTURE_REF")
        if groups["which"] == "coming"
        else length(vague_value(groups["unit"]), groups["unit"])
    )


READERS = {reader.__name__: reader for reader in (reference, current, recent_units)}
