"""The timeline: every dated sentence once a date, with the event the analysis found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from briefer.brief.actors import Cast, speaker_name
from briefer.brief.copies import Copies
from briefer.brief.reading import Reading
from briefer.brief.times import when_of
from briefer.model import DateRef, Event, Position, Span, TimelineEntry

_TOO_COARSE = {"decade", "century"}
_COARSE = {"year", "vague"}


def timeline_entries(readings: Sequence[Reading], everyone: Cast, as_of: date) -> tuple[TimelineEntry, ...]:
    """By first day, then in reading order; prominent ones have the lower numbers.

    Dates that could not be resolved are gaps, not entries.
    """
    copies = Copies()
    entries: list[TimelineEntry] = []
    for reading in readings:
        for index, found in enumerate(reading.analysis.dates):
            if _placed(found):
                entry = _entry(reading, index, everyone, as_of)
                if copies.listed(reading, found.value, [entry.sentence.text], entry.key) == entry.key:
                    entries.append(entry)
    ordered = sorted(
        entries, key=lambda e: (e.when.first or "", e.when.last or "", e.sentence.source, e.sentence.start)
    )
    numbered = sorted(ordered, key=lambda e: not e.prominent)
    ids = {entry.key: f"T{n}" for n, entry in enumerate(numbered, start=1)}
    return tuple(replace(entry, id=ids[entry.key], also=copies.also(entry.key)) for entry in ordered)


def _placed(found: DateRef) -> bool:
    return found.first is not None and found.kind in ("DATE", "TIME") and found.precision not in _TOO_COARSE


def _entry(reading: Reading, index: int, everyone: Cast, as_of: date) -> TimelineEntry:
    found = reading.analysis.dates[index]
    events = [event for event in reading.analysis.events if event.date == index]
    sayings = [position for position in reading.analysis.positions if position.said == index]
    asserter = _asserter(reading, found.span, events)
    kind = _kind(found, events, sayings, as_of)
    return TimelineEntry(
        id="",
        key=reading.key("time", found.span.start),
        when=when_of(reading, found),
        kind=kind,
        sentence=reading.sentence([found.span]),
        actors=everyone.names(reading, list(_actors(events, sayings))),
        event_class=events[0].event_class if events else None,
        status=events[0].status if events else "claimed" if asserter is not None else "reported",
        asserted_by=speaker_name(reading, asserter),
        prominent=(bool(events) or kind == "scheduled") and found.precision not in _COARSE,
    )


def _asserter(reading: Reading, date_span: Span, events: Sequence[Event]) -> int | None:
    """The position in whose content the event, or else the date, stands."""
    if events:
        return events[0].asserted_by
    holding = [
        (sum(s.end - s.start for s in position.content), index)
        for index, position in enumerate(reading.analysis.positions)
        if any(s.start <= date_span.start and date_span.end <= s.end for s in position.content)
    ]
    return min(holding)[1] if holding else None


def _kind(
    found: DateRef, events: Sequence[Event], sayings: Sequence[Position], as_of: date
) -> Literal["happened", "said", "scheduled"]:
    ahead = date.fromisoformat((found.first or "")[:10]) > as_of
    if ahead or any(event.status == "scheduled" for event in events):
        return "scheduled"
    return "said" if sayings and not events else "happened"


def _actors(events: Sequence[Event], sayings: Sequence[Position]) -> Iterator[str]:
    for event in events:
        yield from (*event.doers, *event.targets)
    for saying in sayings:
        if saying.speaker.actor:
            yield saying.speaker.actor
