"""Which described actor a description means: one met before, the named one beside it, or a new one."""

from collections.abc import Mapping

from briefer.analysis.actors.candidates import Mention
from briefer.analysis.actors.clusters import Cluster, Clusters
from briefer.analysis.actors.keys import slug, word_id, word_ids
from briefer.analysis.actors.labels import APPOS, CONJ
from briefer.analysis.actors.names import Name
from briefer.analysis.actors.reading import INDEFINITE, OWNERS, Reading
from briefer.analysis.actors.words import Noun

_DEFINITE = word_ids("the this that these those")
_ITS = word_id("its")
_PEOPLE = frozenset({"people", "population", "public"})
_COLLECTIVE = frozenset({"government body", "armed group", "media", "alliance", "party", "organisation"})
_SINGLE = frozenset({"office", "person"})


class Descriptions:
    """Resolves the descriptions of one document, in the order of the text, after all names are known."""

    def __init__(self, reading: Reading, clusters: Clusters, bearers: Mapping[int, tuple[Cluster, Name]]) -> None:
        self.reading = reading
        self.clusters = clusters
        self.bearers = bearers
        "Clusters of named actors, and their names, by the heads of their mentions."
        self._known: dict[tuple[str, bool], list[Cluster]] = {}

    def cluster(self, mention: Mention, noun: Noun) -> Cluster:
        owner = self.reading.affiliation(mention, None)
        if noun.singular in _PEOPLE and owner is not None and owner in self.reading.states(mention):
            return self._people(mention, owner)
        if (bearer := self._apposed(mention, noun)) is not None:
            return bearer
        table, words = self.reading.table, self.reading.words
        inside = range(mention.start, mention.end)
        fresh = table.lower[mention.start] in INDEFINITE or any(table.lower[i] in words.others for i in inside)
        traits = self._traits(mention)
        if not fresh and (found := self._earlier(mention, noun, traits, owner)) is not None:
            return found
        cluster = self._new(mention, noun, traits, owner, fresh=fresh)
        self._known.setdefault((noun.singular, noun.plural), []).append(cluster)
        return cluster

    def _traits(self, mention: Mention) -> frozenset[str]:
        """Modifiers, and the pronoun that owns it: "its forces" are not "our forces"."""
        table = self.reading.table
        own = table.word(mention.start).casefold() if table.lower[mention.start] in OWNERS else None
        return frozenset(self.reading.modifiers(mention)) | ({own} if own else set())

    def _new(self, mention: Mention, noun: Noun, traits: frozenset[str], owner: str | None, *, fresh: bool) -> Cluster:
        """A body of a known state or group is named by that: `iraq-government`; all else stays anonymous."""
        reading = self.reading
        named = owner is not None and not fresh and noun.singular in reading.words.institutions
        parts = [owner or "", *reading.modifiers(mention), noun.singular]
        identity = (
            self.clusters.fresh(slug(" ".join(parts))) if named else self.clusters.numbered(reading.base(mention))
        )
        return self.clusters.add(
            Cluster(
                id=identity,
                name=reading.form(mention),
                kind="government body" if named and noun.singular in reading.words.arms else noun.kind,
                affiliation=owner,
                anonymous=not named,
                traits=traits,
            )
        )

    def _people(self, mention: Mention, state: str) -> Cluster:
        """The Iraqis, whom "the Iraqi people" means."""
        identity = f"{state}-people"
        return self.clusters.get(identity) or self.clusters.add(
            Cluster(id=identity, name=self.reading.form(mention), kind="population", affiliation=state, registered=True)
        )

    def _earlier(self, mention: Mention, noun: Noun, traits: frozenset[str], owner: str | None) -> Cluster | None:
        first = self.reading.table.lower[mention.start]
        body = noun.kind in _COLLECTIVE and not noun.plural
        definite = first in _DEFINITE or body or self.reading.owned(mention)
        known = self._known.get((noun.singular, noun.plural), [])
        found = _antecedent(known, traits, owner, definite=definite)
        if found is None and not noun.plural and noun.kind == "office" and (first in _DEFINITE or first == _ITS):
            found = self._holder(mention, (traits | {noun.singular}) - {"its"}, owner)
        return found

    def _apposed(self, mention: Mention, noun: Noun) -> Cluster | None:
        """The named one whom the description stands beside: "Ali Hassan, spokesman for the ministry"."""
        if noun.plural:
            return None
        table = self.reading.table
        beside = [table.head[mention.head]] if table.dep[mention.head] == APPOS else []
        beside += [i for i in table.right[mention.head] if table.dep[i] == APPOS]
        for i in beside:
            if i not in self.bearers:
                continue
            cluster, name = self.bearers[i]
            listed = any(table.dep[k] in (CONJ, APPOS) and k not in (i, mention.head) for k in table.right[i])
            if not listed and (cluster.kind == "person") == (noun.kind in _SINGLE):
                cluster.traits |= frozenset(self.reading.modifiers(mention)) | {noun.singular}
                cluster.affiliation = cluster.affiliation or self.reading.affiliation(mention, name)
                return cluster
        return None

    def _holder(self, mention: Mention, titles: frozenset[str], owner: str | None) -> Cluster | None:
        """The person last named before with this title."""
        start = self.reading.table.idx[mention.start]
        before = [
            (max(span for span in cluster.spans if span.start < start), cluster)
            for cluster in self.clusters.all
            if cluster.kind == "person"
            and cluster.spans[0].start < start
            and titles <= cluster.traits
            and owner in (None, cluster.affiliation)
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None


def _antecedent(known: list[Cluster], traits: frozenset[str], owner: str | None, *, definite: bool) -> Cluster | None:
    """The last described one that this may mean.

    A definite description may leave out modifiers and the owner; a bare one means the same only word for word.
    """
    for cluster in reversed(known):
        if definite and traits <= cluster.traits and owner in (None, cluster.affiliation):
            return cluster
        if not definite and traits == cluster.traits and owner == cluster.affiliation:
            return cluster
    return None
