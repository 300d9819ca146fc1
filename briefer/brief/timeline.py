"""The timeline: every dated sentence once a date, with the event the analysis found in it, and who else tells of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from briefer.brief.actors import Cast
from briefer.brief.copies import Copies
from briefer.brief.positions import Statements
from briefer.brief.reading import Reading
from briefer.brief.reviews import Reviews
from briefer.brief.same_events import merged
from briefer.brief.times import when_of
from briefer.model import (
    DateRef,
    EntryKind,
    Event,
    EventStatus,
    Position,
    PositionEntry,
    Span,
    TimelineEntry,
    When,
)

_TOO_COARSE = {"decade", "century"}
_COARSE = {"year", "vague"}


def timeline_entries(
    readings: Sequence[Reading], everyone: Cast, said: Statements, reviews: Reviews, as_of: date, *, rejected: bool
) -> tuple[TimelineEntry, ...]:
    """By first day, then in reading order; prominent ones have the lower numbers.

    Dates that could not be resolved are gaps, not entries.
    """
    copies = Copies()
    entries: list[TimelineEntry] = []
    for reading in readings:
        for index, found in enumerate(reading.analysis.dates):
            if _placed(found):
                entry = _entry(reading, index, everyone, said, reviews=reviews, as_of=as_of)
                listed = copies.listed(reading, found.value, [entry.sentence.text], entry.key) == entry.key
                if listed and (rejected or entry.review.state != "rejected"):
                    entries.append(entry)
    whole = (replace(entry, also=copies.also(entry.key)) for entry in entries)
    ordered = sorted(
        merged(tuple(whole), readings),
        key=lambda e: (e.when.first or "", e.when.last or "", e.sentence.source, e.sentence.start),
    )
    numbered = sorted(ordered, key=lambda e: not e.prominent)
    ids = {entry.key: f"T{n}" for n, entry in enumerate(numbered, start=1)}
    return tuple(replace(entry, id=ids[entry.key]) for entry in ordered)


def _placed(found: DateRef) -> bool:
    return found.first is not None and found.kind in ("DATE", "TIME") and found.precision not in _TOO_COARSE


def _entry(
    reading: Reading, index: int, everyone: Cast, said: Statements, *, reviews: Reviews, as_of: date
) -> TimelineEntry:
    found = reading.analysis.dates[index]
    key = reading.key("time", found.span.start)
    judged = reviews.of("time", key)
    events = [event for event in reading.analysis.events if event.date == index]
    sayings = [
        (position, entry)
        for number, position in enumerate(reading.analysis.positions)
        if position.said == index and (entry := said.of(reading, number))
    ]
    asserter = _asserter(reading, found.span, events, said)
    when = judged.when("when", None) or when_of(reading, found)
    kind = judged.get("kind", _kind(when, events, sayings=bool(sayings), as_of=as_of))
    event_class = judged.get("event_class", events[0].event_class if events else None)
    return TimelineEntry(
        id="",
        key=key,
        when=replace(when, words=reading.evidence(found.span)),
        kind=kind,
        sentence=reading.sentence([found.span]),
        actors=tuple(dict.fromkeys(_actors(reading, events, sayings, everyone))),
        event_class=event_class,
        status=judged.get("status", _status(events, asserter)),
        asserted_by=said.speaker(reading, asserter),
        prominent=(event_class is not None or kind == "scheduled") and when.precision not in _COARSE,
        review=judged.review,
    )


def _asserter(reading: Reading, date_span: Span, events: Sequence[Event], said: Statements) -> int | None:
    """The position in whose content the event, or else the date, stands; one that was rejected asserts nothing."""
    if events:
        return events[0].asserted_by if said.of(reading, events[0].asserted_by) else None
    holding = [
        (sum(s.end - s.start for s in position.content), index)
        for index, position in enumerate(reading.analysis.positions)
        if any(s.start <= date_span.start and date_span.end <= s.end for s in position.content)
        and said.of(reading, index)
    ]
    return min(holding)[1] if holding else None


def _status(events: Sequence[Event], asserter: int | None) -> EventStatus:
    """What nobody is left to claim, the article reports."""
    if not events:
        return "claimed" if asserter is not None else "reported"
    claimed_by_nobody = events[0].status == "claimed" and events[0].asserted_by is not None and asserter is None
    return "reported" if claimed_by_nobody else events[0].status


def _kind(when: When, events: Sequence[Event], *, sayings: bool, as_of: date) -> EntryKind:
    ahead = date.fromisoformat((when.first or "")[:10]) > as_of
    if ahead or any(event.status == "scheduled" for event in events):
        return "scheduled"
    return "said" if sayings and not events else "happened"


def _actors(
    reading: Reading, events: Sequence[Event], sayings: Sequence[tuple[Position, PositionEntry]], everyone: Cast
) -> Iterator[str]:
    """Names of those who act or speak."""
    for event in events:
        yield from everyone.names(reading, (*event.doers, *event.targets))
    for position, entry in sayings:
        edited = "speaker" in entry.review.edited
        name = entry.speaker if edited else everyone.name(reading, position.speaker.actor)
        if name:
            yield name
