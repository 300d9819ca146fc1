"""The same event in several articles is one event with several sources.

Two entries are one event when all of this holds, and stay two otherwise:

- they stand in different articles, and both tell of an event that has happened or is due (not of a saying), with a date
  of a day or less that begins on the same day, and neither is denied where the other is not;
- their classes are the same, or one of them is `other`, which says no more than that there was an act;
- they share an actor, or one of them names none;
- their sentences share enough words beside the names of actors, dates and places of words that every report has: three
  stems, two where an actor is shared too, and in both cases a third of the shorter sentence's;
- what both give a time of day for is not an hour or more apart;
- no analyst has said anything of the later one, which then stands by itself.

The first of them in the order of the sources stays, with its words; the others stand beside it with theirs. Whose
articles share an origin tell of it once: `origins` counts groups.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from briefer.brief.reading import Reading
from briefer.brief.words import content_stems
from briefer.model import UNREVIEWED, Telling, TimelineEntry

_STEMS, _STEMS_WITH_ACTOR, _PART = 3, 2, 1 / 3
_DAYS = {"day", "part", "minute"}
_HOUR = 3600.0
_EMPTY = content_stems(
    "said say told according report reported monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december morning evening night noon midnight week month "
    "year day days people one two three four five six seven eight nine ten last next"
)
"Words of time, number and telling, which reports of any two events share."


def merged(entries: Sequence[TimelineEntry], readings: Sequence[Reading]) -> tuple[TimelineEntry, ...]:
    """The entries in their order, each that tells of an earlier one's event taken into that one."""
    origin = {reading.number: reading.origin for reading in readings}
    words = {entry.key: _words(entry) for entry in entries}
    days: dict[str, list[int]] = {}
    kept: list[TimelineEntry] = []
    for entry in entries:
        day = (entry.when.first or "")[:10]
        home = next((n for n in days.get(day, []) if same_event(kept[n], entry, words)), None)
        if home is None:
            days.setdefault(day, []).append(len(kept))
            kept.append(entry)
        else:
            kept[home] = replace(kept[home], told=(*kept[home].told, _telling(entry)))
    return tuple(replace(entry, origins=_origins(entry, origin)) for entry in kept)


def _telling(entry: TimelineEntry) -> Telling:
    return Telling(
        key=entry.key,
        sentence=entry.sentence,
        status=entry.status,
        asserted_by=entry.asserted_by,
        also=entry.also,
    )


def _origins(entry: TimelineEntry, origin: Mapping[int, str]) -> int:
    tellers = (entry.sentence.source, *(one.sentence.source for one in entry.told))
    return len({origin[number] for number in tellers})


def same_event(one: TimelineEntry, other: TimelineEntry, words: Mapping[str, frozenset[str]]) -> bool:
    """As the module says. `words`: content words of each entry's sentence by its key."""
    return (
        _comparable(one, other)
        and _classes(one, other)
        and _actors(one, other)
        and _together(one, other)
        and _alike(one, other, words)
    )


def _comparable(one: TimelineEntry, other: TimelineEntry) -> bool:
    articles = {one.sentence.article, *(telling.sentence.article for telling in one.told)}
    return (
        other.sentence.article not in articles
        and one.prominent
        and other.prominent
        and other.review == UNREVIEWED
        and one.review.state != "rejected"
        and one.kind == other.kind != "said"
        and one.when.precision in _DAYS
        and other.when.precision in _DAYS
        and (one.status == "denied") == (other.status == "denied")
    )


def _classes(one: TimelineEntry, other: TimelineEntry) -> bool:
    return one.event_class == other.event_class or "other" in (one.event_class, other.event_class)


def _actors(one: TimelineEntry, other: TimelineEntry) -> bool:
    return not one.actors or not other.actors or bool(set(one.actors) & set(other.actors))


def _together(one: TimelineEntry, other: TimelineEntry) -> bool:
    """Whether the times of day, where both give one to the minute, are less than an hour apart."""
    if one.when.precision != "minute" or other.when.precision != "minute":
        return True
    first, second = (datetime.fromisoformat(entry.when.first or "") for entry in (one, other))
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return abs((first - second).total_seconds()) < _HOUR


def _alike(one: TimelineEntry, other: TimelineEntry, words: Mapping[str, frozenset[str]]) -> bool:
    names = content_stems(" ".join((*one.actors, *other.actors)))
    mine, theirs = words[one.key] - names, words[other.key] - names
    shared = len(mine & theirs)
    needed = _STEMS_WITH_ACTOR if set(one.actors) & set(other.actors) else _STEMS
    return shared >= needed and shared >= _PART * min(len(mine), len(theirs))


def _words(entry: TimelineEntry) -> frozenset[str]:
    return content_stems(entry.sentence.text) - _EMPTY
