"""Dates of feeds: as the feed states them, with their zone where it has one."""

from email.utils import parsedate_to_datetime
from time import struct_time

from briefer.ingest.published import read_stamp
from briefer.model import Published

_FIRST_YEAR = 1600
_OFFSET = len("+00:00")


def stamp_of(words: str, parsed: struct_time | None = None) -> Published | None:
    """When an entry appeared; None: its words are no date.

    ISO 8601 and RFC 2822 as they stand, RFC 822 with its names of zones and without any. `parsed` is what a more
    generous reader makes of other words, in UTC: of that the day alone is taken, and is not sure.
    """
    found = read_stamp(words, how="feed") or _rfc_822(words)
    if found is None and parsed is not None and parsed.tm_year >= _FIRST_YEAR:
        day = f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
        return Published(value=day, precision="day", how="feed", sure=False)
    return found


def _rfc_822(words: str) -> Published | None:
    """With an offset where the words have one: a zone that they do not state is nobody's guess."""
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, OverflowError):
        return None
    if moment.year < _FIRST_YEAR:
        return None
    value = moment.isoformat(timespec="seconds")
    zone = value[-_OFFSET:] if moment.tzinfo else None
    return Published(value=value, precision="second", how="feed", zone=zone)
