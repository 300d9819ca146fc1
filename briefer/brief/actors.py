"""The actors of all sources together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.brief.reading import Reading
from briefer.model import Actor, ActorEntry, RelationEntry, Span


@dataclass(frozen=True, slots=True)
class Cast:
    """Which actor of the brief an actor of a source is. Named ones meet under one id; unnamed ones never do."""

    _ids: Mapping[tuple[int, str], str]
    _names: Mapping[str, str]

    def id(self, reading: Reading, actor: str | None) -> str | None:
        return None if actor is None else self._ids.get((reading.number, actor))

    def name(self, reading: Reading, actor: str) -> str:
        return self._names.get(self.id(reading, actor) or "", actor)

    def names(self, reading: Reading, actors: Sequence[str]) -> tuple[str, ...]:
        """Each once, in the order given."""
        return tuple(dict.fromkeys(self.name(reading, actor) for actor in actors))


def cast(readings: Sequence[Reading]) -> Cast:
    ids: dict[tuple[int, str], str] = {}
    names: dict[str, str] = {}
    for reading in readings:
        for actor in reading.analysis.actors:
            # Two sources' "a commander" are two people for all we know.
            shared = f"{actor.id}@{reading.number}" if actor.anonymous else actor.id
            ids[reading.number, actor.id] = shared
            names.setdefault(shared, actor.name)
    return Cast(ids, names)


def actor_entries(
    readings: Sequence[Reading], everyone: Cast, speaking: Mapping[str, list[str]]
) -> tuple[ActorEntry, ...]:
    """Most widely named first. Unnamed actors are listed where they take a position; `speaking` gives position ids."""
    met: defaultdict[str, list[tuple[Reading, Actor]]] = defaultdict(list)
    for reading in readings:
        for actor in reading.analysis.actors:
            identity = everyone.id(reading, actor.id)
            if identity and actor.mentions and (not actor.anonymous or identity in speaking):
                met[identity].append((reading, actor))
    entries = [_entry(identity, found, everyone, speaking.get(identity, [])) for identity, found in met.items()]
    return tuple(sorted(entries, key=lambda e: (-len(e.sources), -e.mentions, e.name.casefold(), e.id)))


def _entry(identity: str, found: list[tuple[Reading, Actor]], everyone: Cast, positions: list[str]) -> ActorEntry:
    reading, actor = found[0]
    names = dict.fromkeys(name for _, a in found for name in (a.name, *a.aliases))
    affiliations = [everyone.name(r, a.affiliation) for r, a in found if a.affiliation]
    return ActorEntry(
        id=identity,
        name=actor.name,
        kind=actor.kind,
        aliases=tuple(name for name in names if name != actor.name),
        affiliation=affiliations[0] if affiliations else None,
        anonymous=actor.anonymous,
        registered=any(a.registered for _, a in found),
        mentions=sum(len(a.mentions) for _, a in found),
        first=reading.evidence(min(actor.mentions)),
        sources=tuple(dict.fromkeys(r.number for r, _ in found)),
        positions=tuple(positions),
    )


def relation_entries(readings: Sequence[Reading], everyone: Cast) -> tuple[RelationEntry, ...]:
    """Relations both of whose ends are known actors; those of an actor to itself are aliases, not relations."""
    entries: list[RelationEntry] = []
    for reading in readings:
        at = {span: actor.id for actor in reading.analysis.actors for span in actor.mentions}
        for relation in reading.analysis.relations:
            source = everyone.id(reading, _actor_at(at, relation.source))
            target = everyone.id(reading, _actor_at(at, relation.target))
            if source and target and source != target:
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


def _actor_at(at: Mapping[Span, str], mention: Span) -> str | None:
    return at.get(mention)


def speaker_name(reading: Reading, position: int | None) -> str | None:
    """Who asserts what stands in that position; an unsaid speaker is called so. None: the article itself."""
    if position is None:
        return None
    return reading.analysis.positions[position].speaker.name or "a source left unsaid"
