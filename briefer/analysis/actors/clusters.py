"""Actors in the making: mentions gathered under one id."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from briefer.model import Actor, ActorKind, Span

PEOPLE = "-people"
"""What an id of a state's population ends with."""


@dataclass(slots=True)
class Cluster:
    """What is known so far of one actor."""

    id: str
    name: str
    kind: ActorKind
    affiliation: str | None = None
    anonymous: bool = False
    registered: bool = False
    traits: frozenset[str] = frozenset()
    "Modifiers of a description."
    titles: list[frozenset[str]] = field(default_factory=list)
    "Words of each title and apposition by which the text calls a person."
    owned: bool = False
    "True: a pronoun owns it whose meaning is not known."
    forms: dict[str, None] = field(default_factory=dict)
    "Forms used, in order."
    spans: list[Span] = field(default_factory=list)

    def actor(self, names: Mapping[str, str]) -> Actor:
        """`names`: readable names by id, of all that may be an affiliation."""
        affiliation = self.affiliation if self.affiliation != self.id else None
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            aliases=tuple(form for form in self.forms if form != self.name),
            affiliation=affiliation,
            affiliation_name=affiliation and names.get(affiliation),
            anonymous=self.anonymous,
            registered=self.registered,
            mentions=tuple(sorted(set(self.spans))),
        )


class Clusters:
    """All clusters of a document, in the order in which they were made, with ids that are never given twice."""

    def __init__(self, reserved: Container[str] = ()) -> None:
        """`reserved`: ids that mean registered actors, given to no other."""
        self._reserved = reserved
        self.all: list[Cluster] = []
        self._by_id: dict[str, Cluster] = {}
        self._given: dict[str, int] = {}

    def get(self, identity: str) -> Cluster | None:
        return self._by_id.get(identity)

    def add(self, cluster: Cluster) -> Cluster:
        self.all.append(cluster)
        self._by_id[cluster.id] = cluster
        return cluster

    def _taken(self, identity: str) -> bool:
        return identity in self._by_id or identity in self._reserved

    def fresh(self, base: str) -> str:
        """The id itself, or with the next free number from 2."""
        identity = base
        while self._taken(identity):
            self._given[base] = self._given.get(base, 1) + 1
            identity = f"{base}-{self._given[base]}"
        return identity

    def numbered(self, base: str) -> str:
        """The id with the next free number from 1: `ministry-official-1`."""
        identity = base
        while identity == base or self._taken(identity):
            self._given[base] = self._given.get(base, 0) + 1
            identity = f"{base}-{self._given[base]}"
        return identity

    def actors(self, names: Mapping[str, str]) -> tuple[Actor, ...]:
        """By first mention. `names`: names by id of the registered, which need not be in the text."""
        every = {**names, **{cluster.id: cluster.name for cluster in self.all}}
        return tuple(sorted((cluster.actor(every) for cluster in self.all), key=lambda a: (a.mentions[0], a.id)))
