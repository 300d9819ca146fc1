"""When something is due, told back in words."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cron_descriptor import Options, get_description


def words_of(crons: Sequence[str]) -> str:
    """`At 06:00, Monday through Friday`: in English whatever the machine speaks."""
    options = Options()
    options.use_24hour_time_format = True
    options.locale_code = "en_US"
    told = [get_description(cron, options) for cron in crons]
    return "; ".join([told[0], *(one[:1].lower() + one[1:] for one in told[1:])])


def moment_of(instant: datetime, zone: ZoneInfo) -> str:
    """`Fri 2026-03-27 06:00 CET (UTC+01:00)`."""
    there = instant.astimezone(zone)
    offset = there.strftime("%z")
    seconds = there.strftime(":%S") if there.second else ""
    return f"{there:%a %Y-%m-%d %H:%M}{seconds} {there:%Z} (UTC{offset[:3]}:{offset[3:5]})"
