"""Time zones by name."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import process

from briefer.errors import QueryError

_LINK = Path("/etc/localtime")
_FOLDER = "zoneinfo/"
_CLOSE = 75
"Of 100: a name that is less like what was given was not meant."


def zone_of(name: str) -> ZoneInfo:
    """Raises QueryError, with a name that looks like it."""
    if name in available_timezones():
        return ZoneInfo(name)
    close = process.extractOne(name, sorted(available_timezones()), score_cutoff=_CLOSE)
    hint = f"did you mean {close[0]}? " if close else ""
    raise QueryError(f"zone {name}: unknown; {hint}give an IANA name, as Europe/Berlin")


def machine_zone() -> str:
    """The name of this machine's zone; UTC where it has none that is known by name."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(_LINK.resolve()).partition(_FOLDER)[2] if _LINK.is_symlink() else ""
    for name in (named, linked):
        if name in available_timezones():
            return name
    return "UTC"
