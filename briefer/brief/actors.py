"""The actors of all sources together."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.brief.reading import Reading
from briefer.model import Actor, ActorEntry, RelationEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One actor of the brief with all its appearances."""

    id: str
    "`A1` is the one most widely named."
    seen: tuple[tuple[Reading, Actor], ...]

    @property
    def name(self) -> str:
        return self.seen[0][1].name

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(reading.number for reading, _ in self.seen))

    @property
    def mentions(self) -> int:
        return sum(len(actor.mentions) for _, actor in self.seen)


class Cast:
    """Which actor of the brief an actor of a source is. Named ones meet under one id; unnamed ones never do."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self._of = {(r.number, actor.id): member for member in members for r, actor in member.seen}

    def id(self, reading: Reading, actor: str | None) -> str | None:
        member = self._of.get((reading.number, actor)) if actor else None
        return member.id if member else None

    def name(self, reading: Reading, actor: str) -> str:
        member = self._of.get((reading.number, actor))
        return member.name if member else actor

    def names(self, reading: Reading, actors: Sequence[str]) -> tuple[str, ...]:
        """Each once, in the order given."""
        return tuple(dict.fromkeys(self.name(reading, actor) for actor in actors))


def cast(readings: Sequence[Reading]) -> Cast:
    """Everyone, the most widely named first."""
    met: defaultdict[str, list[tuple[Reading, Actor]]] = defaultdict(list)
    for reading in readings:
        for actor in reading.analysis.actors:
            # Two sources' "a commander" are two people for all we know.
            met[f"{actor.id}@{reading.number}" if actor.anonymous else actor.id].append((reading, actor))
    members = [Member(id=identity, seen=tuple(seen)) for identity, seen in met.items()]
    members.sort(key=lambda m: (m.seen[0][1].anonymous, -len(m.sources), -m.mentions, m.name.casefold(), m.id))
    return Cast([replace(member, id=f"A{n}") for n, member in enumerate(members, start=1)])


def actor_entries(everyone: Cast, speaking: Mapping[str, list[str]]) -> tuple[ActorEntry, ...]:
    """Those who take a position, and named ones met more than once; `speaking` gives position ids by actor id."""
    return tuple(
        _entry(member, speaking.get(member.id, []))
        for member in everyone.members
        if member.id in speaking or (member.mentions > 1 and not member.seen[0][1].anonymous)
    )


def _entry(member: Member, positions: list[str]) -> ActorEntry:
    reading, actor = member.seen[0]
    names = dict.fromkeys(name for _, a in member.seen for name in (a.name, *a.aliases))
    affiliations = [a.affiliation_name for _, a in member.seen if a.affiliation_name]
    return ActorEntry(
        id=member.id,
        name=member.name,
        kind=actor.kind,
        aliases=tuple(name for name in names if name != member.name),
        affiliation=affiliations[0] if affiliations else None,
        anonymous=actor.anonymous,
        registered=any(a.registered for _, a in member.seen),
        mentions=member.mentions,
        first=reading.evidence(min(actor.mentions)),
        sources=member.sources,
        positions=tuple(positions),
        prominent=not actor.anonymous,
    )


def relation_entries(readings: Sequence[Reading], everyone: Cast, listed: Collection[str]) -> tuple[RelationEntry, ...]:
    """Relations both of whose ends are `listed`; those of an actor to itself are aliases, not relations."""
    entries: list[RelationEntry] = []
    for reading in readings:
        at = {span: actor.id for actor in reading.analysis.actors for span in actor.mentions}
        for relation in reading.analysis.relations:
            source = everyone.id(reading, at.get(relation.source)) or ""
            target = everyone.id(reading, at.get(relation.target)) or ""
            if source in listed and target in listed and source != target:
                entries.append(
                    RelationEntry(
                        kind=relation.kind,
                        source=source,
                        target=target,
                        sentence=reading.evidence(relation.sentence),
                        asserted_by=speaker_name(reading, relation.asserted_by),
                    )
                )
    return tuple(entries)


def speaker_name(reading: Reading, position: int | None) -> str | None:
    """Who asserts what stands in that position; an unsaid speaker is called so. None: the article itself."""
    if position is None:
        return None
    return reading.analysis.positions[position].speaker.name or "a source left unsaid"
