"""Dates of feeds: as the feed states them, with their zone where it has one."""

from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz
from time import struct_time

from briefer.ingest.published import read_stamp
from briefer.model import Published

_FIRST_YEAR = 1600
_PLAIN = "{}-{}-{} {}:{}:{}"


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
    taken = parsedate_tz(words)
    if taken is None or taken[0] < _FIRST_YEAR:
        return None
    offset = taken[9]
    try:
        zone = None if offset is None else timezone(timedelta(seconds=offset))
        moment = datetime.strptime(_PLAIN.format(*taken), "%Y-%m-%d %H:%M:%S").replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None
    return Published(
        value=moment.isoformat(timespec="seconds"),
        precision="second",
        how="feed",
        zone=None if zone is None else moment.isoformat()[-6:],
    )
