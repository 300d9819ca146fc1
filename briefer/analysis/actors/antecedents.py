"""Whom a description may mean among those met before it."""

from dataclasses import dataclass

from briefer.analysis.actors.clusters import Cluster, Clusters
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Noun
from briefer.analysis.lexicon import load

_WINDOW = 60
"""Words within which the last one met is meant, if no other that fits is met there too."""
_MARKING = frozenset(load("briefer.analysis.actors", "words.toml")["modifiers"]["marking"].split())
"""Words of an office that make it another office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one description says of whom it means."""

    noun: Noun
    traits: frozenset[str]
    "Its modifiers, as normal forms."
    words: tuple[str, ...]
    "The same in their order."
    owner: str | None
    "Id of the actor that owns it; None: none, or unclear."
    owned: bool
    "True: a pronoun owns it whose meaning is unclear."
    definite: bool
    body: bool
    "True: one body of many members, such as an army."
    restricted: bool
    "True: what follows it says which one is meant."
    token: int
    "Its first token."


class Antecedents:
    """The described actors of one document so far, and the persons whom it names; made once all names are known."""

    def __init__(self, table: Table, clusters: Clusters) -> None:
        self.table = table
        self._persons = [cluster for cluster in clusters.all if cluster.kind == "person"]
        self._known: dict[tuple[str, bool], list[Cluster]] = {}

    def add(self, noun: Noun, cluster: Cluster) -> None:
        self._known.setdefault((noun.singular, noun.plural), []).append(cluster)

    def find(self, asked: Asked) -> Cluster | None:
        """The one met before that the description means; None: none, or more than one may be meant."""
        if asked.owned or asked.restricted:
            return None
        known = self._known.get((asked.noun.singular, asked.noun.plural), [])
        if asked.noun.plural or not asked.definite:
            return _group(known, asked)
        if asked.body:
            return _body(known, asked)
        return self._single([*(c for c in known if _fits(c, asked)), *self._holders(asked)], asked)

    def _holders(self, asked: Asked) -> list[Cluster]:
        """Persons named before the description with this title."""
        if asked.noun.kind != "office":
            return []
        start = self.table.idx[asked.token]
        title = asked.traits | {asked.noun.singular}
        return [
            cluster
            for cluster in self._persons
            if asked.owner in (None, cluster.affiliation)
            and any(_says(words, title) for words in cluster.titles)
            and any(span.start < start for span in cluster.spans)
        ]

    def _single(self, candidates: list[Cluster], asked: Asked) -> Cluster | None:
        """The only candidate, or the only one met in the last words; two named holders leave it open."""
        if len(candidates) < 2:  # noqa: PLR2004 - one or none
            return candidates[0] if candidates else None
        if sum(c.kind == "person" and not c.anonymous for c in candidates) > 1:
            return None
        idx = self.table.idx
        first, last = idx[max(asked.token - _WINDOW, 0)], idx[asked.token]
        near = [c for c in candidates if any(first <= span.start < last for span in c.spans)]
        return near[0] if len(near) == 1 else None


def _says(words: frozenset[str], title: frozenset[str]) -> bool:
    return title <= words and not (words - title) & _MARKING


def _fits(cluster: Cluster, asked: Asked) -> bool:
    """Whether the description may mean it: it may leave out modifiers and the owner, but none that marks an office."""
    same = asked.owner in (None, cluster.affiliation)
    return same and asked.traits <= cluster.traits and not (cluster.traits - asked.traits) & _MARKING


def _exact(cluster: Cluster, asked: Asked) -> bool:
    return asked.traits == cluster.traits and asked.owner == cluster.affiliation


def _group(known: list[Cluster], asked: Asked) -> Cluster | None:
    """Of many: the only ones met under this noun, of this owner where there is one."""
    same = known if asked.owner is None else [c for c in known if c.affiliation == asked.owner]
    exact = [c for c in same if _exact(c, asked) and not c.owned]
    if asked.owner is not None and len(exact) == 1:
        return exact[0]
    if len(same) != 1 or same[0].owned:
        return None
    return same[0] if exact or (asked.definite and _fits(same[0], asked)) else None


def _body(known: list[Cluster], asked: Asked) -> Cluster | None:
    """An army, a government: the only one met that fits."""
    fitting = [c for c in known if _fits(c, asked) and not c.owned]
    exact = [c for c in fitting if _exact(c, asked)] if asked.owner is not None else []
    found = exact or fitting
    return found[0] if len(found) == 1 else None
