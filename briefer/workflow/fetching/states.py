"""How a source stands: when it may be asked, and what an answer or a failure makes of that."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefer.config import Source
from briefer.errors import FetchError
from briefer.ingest.fetch.checking import Checked, Validators
from briefer.library import SourceState
from briefer.network import Wait, shown

_EARLY = timedelta(minutes=1)
"An hourly schedule is not to find an hourly source not yet due for want of seconds."
_FRESH_AT_MOST = timedelta(days=1)
"However long a server calls its answer good: news must not stop for a slip in its settings."
_BACK_OFF_AT_MOST = timedelta(days=1)
_WAIT_AT_MOST = timedelta(days=7)
_SPREAD = 0.25
"Share of a back-off by which chance makes it longer, so that not all who failed come back at once."
_DOUBLINGS = 16


def place_of(source: Source) -> str:
    return (source.path if source.kind == "folder" else source.url) or ""


def state_of(source: Source, known: SourceState | None) -> SourceState:
    """How it stands; one whose place was changed in briefer.toml begins anew, though paused where it was."""
    place = place_of(source)
    if known is not None and known.place == place:
        return known
    return SourceState(name=source.name, place=place, paused=known.paused if known else False)


def is_due(source: Source, state: SourceState, now: datetime) -> bool:
    """Whether it may be asked by itself; a folder is looked at each time."""
    if source.kind == "folder" or state.next is None:
        return True
    return datetime.fromisoformat(state.next) <= now + _EARLY


def after_answer(
    source: Source, state: SourceState, checked: Checked | None, now: datetime, *, wait: Wait | None = None
) -> SourceState:
    """`checked`: None of a folder; `wait`: what a server of its pages asks for."""
    at = stamp(now)
    fresh = min(checked.fresh, _FRESH_AT_MOST) if checked else timedelta()
    until = max(now + max(source.interval, fresh), _end_of(wait, now))
    validators = checked.validators if checked else Validators()
    return replace(
        state,
        moved=(checked and checked.moved) or state.moved,
        etag=validators.etag,
        modified=validators.modified,
        checked=at,
        fetched=at,
        next=None if source.kind == "folder" else stamp(until),
        error=None,
        ended=None,
        failures=0,
    )


def to_ask_whole(state: SourceState) -> SourceState:
    """Without what a server could answer "nothing has changed" to."""
    return replace(state, etag=None, modified=None)


def after_failure(source: Source, state: SourceState, error: Exception, now: datetime, chance: float) -> SourceState:
    """Twice the interval after the second failure in a row, four times after the third; as the server asks, if longer.

    `chance` is a number from 0 to 1. What the server calls gone for good ends the source.
    """
    failures = state.failures + 1
    doubled = source.interval * 2 ** min(failures - 1, _DOUBLINGS)
    back_off = min(doubled, max(source.interval, _BACK_OFF_AT_MOST)) * (1 + _SPREAD * chance)
    until = now + back_off
    ended = None
    if isinstance(error, FetchError):
        if error.gone:
            ended = (
                f"{shown(state.moved or state.place)}: the server says that it is gone for good (HTTP 410), and it is "
                f"asked no more; remove it, give it another address, or `briefer sources resume {source.name}`"
            )
        until = max(until, _end_of(error.wait, now))
    return replace(
        state,
        # Where it moved may be wrong by now: after two failures in a row its own address is asked again.
        moved=state.moved if failures == 1 else None,
        checked=stamp(now),
        next=None if source.kind == "folder" else stamp(until),
        error=str(error),
        ended=ended,
        failures=failures,
    )


def _end_of(wait: Wait | None, now: datetime) -> datetime:
    """`now`, where nobody asks for a wait."""
    asked = now + wait if isinstance(wait, timedelta) else wait
    return min(asked, now + _WAIT_AT_MOST) if asked else now


def stamp(moment: datetime) -> str:
    """As the library writes instants of sources: UTC, seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
