"""Times of the day in words."""

import re
from dataclasses import dataclass

from briefer.schedule.refusing import refuse

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?(?:\s*(?:o'clock|h|hrs?|hours))?"
)
_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*(?:at\s+)?")
_SPAN = re.compile(
    r"(?:between|from)\s+(?P<first>\S+(?:\s*[ap]m)?)\s+(?:and|to|until|till)\s+(?P<last>\S+(?:\s*[ap]m)?)"
)
_HALF_DAY, _DAY, _HOUR = 12, 24, 60


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int


def clocks_of(words: str, text: str) -> list[Clock]:
    """`6, 12:30 and 6pm`. Raises QueryError; `words`: the whole of what was given."""
    parts = [part for part in _AND.split(text.strip()) if part]
    if not parts:
        raise refuse(words, "it does not say at what time")
    return [_clock(words, part) for part in parts]


def _clock(words: str, text: str) -> Clock:
    if text in _NAMED:
        return Clock(*_NAMED[text])
    found = _CLOCK.fullmatch(text)
    if not found:
        raise refuse(words, f"“{text}” is no time of the day")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if half := found["half"]:
        if not 1 <= hour <= _HALF_DAY:
            raise refuse(words, f"“{text}” is no time of the day")
        hour = hour % _HALF_DAY + (_HALF_DAY if half.startswith("p") else 0)
    if hour >= _DAY or minute >= _HOUR:
        raise refuse(words, f"“{text}” is no time of the day; hours go from 0 to 23")
    return Clock(hour, minute)


def hour_span(words: str, text: str) -> tuple[str, str | None]:
    """What `between 8 and 18` leaves of the text, and the hours as cron has them; None: it does not stand there."""
    found = _SPAN.search(text)
    if not found:
        return text, None
    first, last = _clock(words, found["first"]), _clock(words, found["last"])
    if first.minute or last.minute or first.hour >= last.hour:
        raise refuse(words, "give the span as two full hours of one day, the earlier first")
    rest = (text[: found.start()] + text[found.end() :]).strip()
    return rest, f"{first.hour}-{last.hour}"
