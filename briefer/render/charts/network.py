"""Who stands in which relation to whom, as the sources state it: at most thirty actors, the rest counted."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from briefer.model import ActorEntry, Brief, RelationEntry, RelationKind

MOST = 30
"Actors in one picture; more cannot be read."
MUTUAL: frozenset[RelationKind] = frozenset(("allied-with", "fighting", "in-contact-with", "same-as"))
"""Kinds that hold both ways, so that their lines have no direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A relation between two actors, stated once or more."""

    kind: RelationKind
    source: str
    "Actor id."
    target: str
    sources: tuple[int, ...]
    "Numbers of the sources that state it."
    claimed: bool
    "No outlet states it in its own voice: only somebody it names."

    @property
    def mutual(self) -> bool:
        return self.kind in MUTUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    actors: tuple[ActorEntry, ...]
    "By degree, then mentions."
    edges: tuple[Edge, ...]
    left_out: tuple[ActorEntry, ...]
    "In a relation, but not drawn."
    relations_left_out: int
    "Relations (each kind between two actors once) not drawn."


def _edges(relations: Collection[RelationEntry], known: Collection[str]) -> list[Edge]:
    """Each kind between two actors once, in order of first appearance; of listed actors only, none with itself."""
    stated: dict[tuple[RelationKind, str, str], list[RelationEntry]] = {}
    for one in relations:
        if one.source != one.target and one.source in known and one.target in known:
            ends = (one.source, one.target)
            if one.kind in MUTUAL:
                ends = min(ends), max(ends)
            stated.setdefault((one.kind, *ends), []).append(one)
    return [
        Edge(
            kind=kind,
            source=source,
            target=target,
            sources=tuple(sorted({one.sentence.source for one in found})),
            claimed=all(one.asserted_by for one in found),
        )
        for (kind, source, target), found in stated.items()
    ]


def network(brief: Brief, most: int = MOST) -> Network | None:
    """The actors with most relations, at most `most`, and all relations between them; None: no relation is stated."""
    actors = {actor.id: actor for actor in brief.actors}
    edges = _edges(brief.relations, actors.keys())
    degree = Counter(end for edge in edges for end in (edge.source, edge.target))
    ranked = sorted(degree, key=lambda ident: (-degree[ident], -actors[ident].mentions, actors[ident].name, ident))
    chosen = set(ranked[:most])
    drawn = [edge for edge in edges if {edge.source, edge.target} <= chosen]
    linked = {end for edge in drawn for end in (edge.source, edge.target)}
    if not drawn:
        return None
    return Network(
        actors=tuple(actors[ident] for ident in ranked if ident in linked),
        edges=tuple(drawn),
        left_out=tuple(actors[ident] for ident in ranked if ident not in linked),
        relations_left_out=len(edges) - len(drawn),
    )
