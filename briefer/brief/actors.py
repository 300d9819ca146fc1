"""The actors of all sources together."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from briefer.brief.identities import is_split_off, key_of
from briefer.brief.reading import Reading
from briefer.brief.reviews import Judged, Reviews
from briefer.model import Actor, ActorEntry, ActorKind, RelationEntry

Asserter = Callable[[Reading, int | None], str | None]
"""The speaker of the position with that index in the reading's analysis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One actor of the brief with all its appearances."""

    id: str
    "`A1` is the one most widely named."
    key: str
    judged: Judged
    seen: tuple[tuple[Reading, Actor], ...]

    @property
    def name(self) -> str:
        return self.seen[0][1].name

    @property
    def kind(self) -> ActorKind:
        """What most of its articles take it for; of as many, what the first does."""
        kinds = Counter({reading.article.id: actor.kind for reading, actor in self.seen}.values())
        return kinds.most_common(1)[0][0]

    @property
    def sources(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(reading.number for reading, _ in self.seen))

    @property
    def mentions(self) -> int:
        return sum(len(actor.mentions) for _, actor in self.seen)


class Cast:
    """Which actor of the brief an actor of a source is. Named ones meet under one id; unnamed ones never do."""

    def __init__(self, members: Sequence[Member], rejected: Sequence[Member] = ()) -> None:
        self.members = tuple(members)
        self._of = {(r.number, actor.id): member for member in members for r, actor in member.seen}
        self._none = {(r.number, actor.id) for member in rejected for r, actor in member.seen}

    def id(self, reading: Reading, actor: str | None) -> str | None:
        member = self._of.get((reading.number, actor)) if actor else None
        return member.id if member else None

    def called(self, name: str | None) -> str | None:
        """Id of the one actor of that name; None: there is none, or more than one."""
        wanted = (name or "").casefold()
        found = [member.id for member in self.members if member.name.casefold() == wanted]
        return found[0] if len(found) == 1 else None

    def name(self, reading: Reading, actor: str | None) -> str | None:
        """None: there is no actor, or the analyst rejected it."""
        if actor is None or (reading.number, actor) in self._none:
            return None
        member = self._of.get((reading.number, actor))
        return member.name if member else actor

    def belonging(self) -> dict[str, frozenset[str]]:
        """Name of each actor -> that name and those of whom it is said to belong to, one step up."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for member in self.members:
            found[member.name] |= {member.name, *(a.affiliation_name for _, a in member.seen if a.affiliation_name)}
        return {name: frozenset(names) for name, names in found.items()}

    def names(self, reading: Reading, actors: Sequence[str]) -> tuple[str, ...]:
        """Each once, in the order given."""
        return tuple(dict.fromkeys(name for actor in actors if (name := self.name(reading, actor))))


def cast(readings: Sequence[Reading], reviews: Reviews, *, rejected: bool) -> Cast:
    """Everyone, the most widely named first; those that the analyst rejected only where `rejected` says so."""
    met: defaultdict[str, list[tuple[Reading, Actor]]] = defaultdict(list)
    for reading in readings:
        for actor in reading.analysis.actors:
            # Two sources' "a commander" are two people for all we know.
            met[key_of(reading.article.id, actor)].append((reading, actor))
    everyone = [Member(id="", key=key, judged=reviews.of("actor", key), seen=tuple(seen)) for key, seen in met.items()]
    members = sorted((m for m in everyone if rejected or not m.judged.rejected), key=_rank)
    numbered = [replace(member, id=f"A{n}") for n, member in enumerate(members, start=1)]
    return Cast(numbered, [m for m in everyone if m.judged.rejected and not rejected])


def _rank(member: Member) -> tuple[bool, int, int, str, str]:
    reading, actor = member.seen[0]
    identity = f"{actor.id}@{reading.number}" if actor.anonymous else actor.id
    return (actor.anonymous, -len(member.sources), -member.mentions, member.name.casefold(), identity)


def actor_entries(everyone: Cast, speaking: Mapping[str, list[str]]) -> tuple[ActorEntry, ...]:
    """Those who take a position, named ones met more than once, and those that the analyst split off another.

    `speaking` gives position ids by actor id.
    """
    return tuple(
        _entry(member, speaking.get(member.id, []))
        for member in everyone.members
        if member.id in speaking
        or (member.mentions > 1 and not member.seen[0][1].anonymous)
        or is_split_off(member.key)
    )


def _entry(member: Member, positions: list[str]) -> ActorEntry:
    reading, actor = member.seen[0]
    names = dict.fromkeys(name for _, a in member.seen for name in (a.name, *a.aliases))
    affiliations = [a.affiliation_name for _, a in member.seen if a.affiliation_name]
    return ActorEntry(
        id=member.id,
        key=member.key,
        name=member.name,
        kind=member.kind,
        aliases=tuple(name for name in names if name != member.name),
        affiliation=affiliations[0] if affiliations else None,
        anonymous=actor.anonymous,
        registered=any(a.registered for _, a in member.seen),
        mentions=member.mentions,
        first=reading.evidence(min(actor.mentions)),
        sentence=reading.sentence([min(actor.mentions)]),
        sources=member.sources,
        positions=tuple(positions),
        prominent=not actor.anonymous,
        review=member.judged.review,
    )


def relation_entries(
    readings: Sequence[Reading], everyone: Cast, listed: Collection[str], asserted_by: Asserter
) -> tuple[RelationEntry, ...]:
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
                        asserted_by=asserted_by(reading, relation.asserted_by),
                    )
                )
    return tuple(entries)
