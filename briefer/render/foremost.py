"""Which findings a section of the standard brief shows when it has more than a reader has time for.

All of them, with their tables, then stand in an annex. The rules are counts, dates and what analysts did: the machine
does not say what matters. `words.toml` tells each rule to the reader; nothing here is told only in code.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from briefer.model import ActorEntry, Brief, PositionEntry, RiskEntry, SectionName, TimelineEntry
from briefer.render.calendar import bounds, instant_of
from briefer.render.groups import by_speaker

SHOWN: dict[SectionName, int] = {"timeline": 12, "actors": 10, "positions": 14, "risks": 8}
"""So many findings a section shows when it does not show all."""
WHOLE: dict[SectionName, int] = {"timeline": 18, "actors": 15, "positions": 20, "risks": 12}
"""With at most so many a section shows all, and there is no annex."""
RELATIONS = 12
"""With more relations, the list of them stands in the annex of the actors."""
OF_A_DAY, OF_A_SPEAKER = 2, 2
"""At most so many entries of one date, and so many positions of one speaker."""
CLAUSE = 4
"""Words that say something by themselves; fewer are most often a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What a section prints of its findings."""

    entries: tuple[Any, ...]
    of: int
    "How many findings have a line of their own, here or in the annex."
    annexed: bool
    "All of them stand in an annex."


def listed(brief: Brief, section: SectionName) -> tuple[Any, ...]:
    """The findings of a section that have a line of their own, in the order of the brief."""
    entries: tuple[Any, ...] = getattr(brief, section)
    return tuple(one for one in entries if getattr(one, "prominent", True))


def annexed(brief: Brief) -> tuple[SectionName, ...]:
    """Sections of the brief, in its order, that show a part; none in a template that shows all or has no room."""
    if brief.template != "standard":
        return ()
    many = {name for name, most in WHOLE.items() if len(listed(brief, name)) > most}
    many |= {"actors"} if len(brief.relations) > RELATIONS else set()
    return tuple(name for name in dict.fromkeys(brief.sections) if name in many)


def part(brief: Brief, section: SectionName) -> Part:
    """What the section prints: all of its findings, or the foremost of them in the same order."""
    every = listed(brief, section)
    if section not in annexed(brief):
        return Part(entries=every, of=len(every), annexed=False)
    kept = {one.id for one in _RULES[section](brief)[: SHOWN[section]]}
    return Part(entries=tuple(one for one in every if one.id in kept), of=len(every), annexed=True)


def whole(brief: Brief, section: SectionName) -> Part:
    """All findings, as the annex prints them, or the section where there is none."""
    every = listed(brief, section)
    return Part(entries=every, of=len(every), annexed=False)


def _judged(one: TimelineEntry | ActorEntry | PositionEntry | RiskEntry) -> bool:
    """Whether an analyst accepted, changed or noted it."""
    return one.review.state == "accepted" or bool(one.review.edited or one.review.note)


def _once(entries: Iterable[Any]) -> list[Any]:
    return list({one.id: one for one in entries}.values())


def _timeline(brief: Brief) -> list[TimelineEntry]:
    """What analysts judged; then in turn what is due next after the cut-off and what most origins tell of before it."""
    every = [one for one in listed(brief, "timeline") if bounds(one.when)]
    cutoff = instant_of(brief.front.cutoff)
    ahead = sorted((one for one in every if _begins(one) > cutoff), key=_begins)
    told = _origins(brief, [one for one in every if _begins(one) <= cutoff and one.kind != "scheduled"])
    latest = sorted(told, key=_day, reverse=True)
    behind = sorted(latest, key=lambda one: -told[one])
    turns = zip_longest(_few_a_day(ahead), _few_a_day(behind))
    return _once([*filter(_judged, every), *(one for pair in turns for one in pair if one)])


def _begins(one: TimelineEntry) -> datetime:
    return (bounds(one.when) or (datetime.max.replace(tzinfo=UTC),))[0]


def _day(one: TimelineEntry) -> str:
    return (one.when.first or one.when.last or "")[:10]


def _origins(brief: Brief, entries: Sequence[TimelineEntry]) -> dict[TimelineEntry, int]:
    """For each entry, how many independent origins tell of an event of its class on its day; unclassed ones count 0."""
    origin = {source.number: source.origin for source in brief.sources}
    found: dict[tuple[str, str | None], set[str]] = {}
    for one in entries:
        found.setdefault((_day(one), one.event_class), set()).add(origin[one.sentence.source])
    return {one: 0 if one.event_class in {None, "other"} else len(found[_day(one), one.event_class]) for one in entries}


def _few_a_day(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """At most two of one day, and of these no two of one class or in the same words: sources tell the same again."""
    met: Counter[object] = Counter()
    kept = []
    for one in entries:
        day, same, words = _day(one), (_day(one), one.event_class, one.kind), one.sentence.text
        if met[day] < OF_A_DAY and not met[same] and not met[words]:
            kept.append(one)
            met.update((day, same, words))
    return kept


def _actors(brief: Brief) -> list[ActorEntry]:
    """What analysts judged; then those who take a stance, by how many sources name them, then how often."""
    taken = {one.actor for one in brief.positions if one.prominent}
    every = listed(brief, "actors")
    ranked = sorted(every, key=lambda one: (one.id not in taken, -len(one.sources), -one.mentions))
    return _once([*filter(_judged, every), *ranked])


def _positions(brief: Brief) -> list[PositionEntry]:
    """What analysts judged; then two of each speaker, those who take most positions first."""
    groups = sorted((group.positions for group in by_speaker(brief)), key=lambda found: -len(found))
    foremost = (one for found in groups for one in sorted(found, key=_telling)[:OF_A_SPEAKER])
    return _once([*filter(_judged, listed(brief, "positions")), *foremost])


def _telling(one: PositionEntry) -> tuple[bool, bool, bool, int]:
    """Quoted words before reported ones, clauses before names, then those on somebody, then in reading order."""
    words = sum(len(piece.text.split()) for piece in one.content)
    return one.mode == "indirect", words < CLAUSE, one.target is None, one.sentence.source


def _risks(brief: Brief) -> list[RiskEntry]:
    """Those rated, those judged, then those that begin chains, then the others as they come."""
    every = listed(brief, "risks")
    heads = {chain.risks[0] for chain in sorted(brief.chains, key=lambda chain: -len(chain.risks))}
    return _once(
        [
            *(one for one in every if one.likelihood or one.impact),
            *filter(_judged, every),
            *(one for one in every if one.id in heads),
            *every,
        ]
    )


_RULES: dict[SectionName, Callable[[Brief], list[Any]]] = {
    "timeline": _timeline,
    "actors": _actors,
    "positions": _positions,
    "risks": _risks,
}
