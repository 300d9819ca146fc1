"""What a server answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from briefer.cleaning import one_line

Wait = timedelta | datetime
"For so long, or until then, in UTC."

_WORDS = 100
_LONGEST = 9
"Digits of the seconds that a server may ask to wait: thirty years."


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """An answer whose body is not read yet."""

    status: int
    headers: Mapping[str, str]
    "By their names in lower case; several of one name stand in one value, with commas."
    address: str
    "What was asked, after all redirects; without user, password and fragment."
    source: str
    "How errors about it begin: the address that was given, as it may be shown, and where it led."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer, of whatever status."""

    status: int
    headers: Mapping[str, str]
    "As in `Head`."
    address: str
    "As in `Head`."
    source: str
    "As in `Head`."
    body: bytes | None
    "Decompressed; None: `Policy.judge` did not want it."
    moved: str | None = None
    "Where the address has moved for good (301, 308), as far as such redirects led without another; None: it has not."


def asked_to_wait(said: str) -> Wait | None:
    """What a Retry-After says: seconds, or an HTTP date; None: nothing that can be read."""
    said = said.strip()
    if said.isascii() and said.isdecimal() and len(said) <= _LONGEST:
        return timedelta(seconds=int(said))
    try:
        until = parsedate_to_datetime(said)
        return until.astimezone(UTC) if until.tzinfo else until.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def seconds_to_wait(said: str, now: datetime) -> float | None:
    """The same as seconds from `now`, 0 where the time is over; None: nothing that can be read."""
    wait = asked_to_wait(said)
    if wait is None:
        return None
    return max(0.0, (wait if isinstance(wait, timedelta) else wait - now).total_seconds())


def told(words: str) -> str:
    """A server's words as a message may hold them."""
    return one_line(words)[:_WORDS]
