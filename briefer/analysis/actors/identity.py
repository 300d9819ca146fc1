"""From mentions to actors: which mentions mean the same one, and which must be kept apart."""

from briefer.analysis.actors.candidates import Mention
from briefer.analysis.actors.clusters import Cluster, Clusters
from briefer.analysis.actors.descriptions import Descriptions
from briefer.analysis.actors.keys import slug
from briefer.analysis.actors.names import Name
from briefer.analysis.actors.reading import Reading
from briefer.analysis.actors.register import Entry
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words
from briefer.model import Actor, ActorKind, Span


def to_actors(table: Table, mentions: list[Mention], names: list[Name], words: Words) -> tuple[Actor, ...]:
    """Actors by their first mention. Names come first, so that descriptions find their bearers and owners."""
    reading, clusters = Reading(table, names, words), Clusters()
    naming = _Naming(reading, clusters)
    bearers: dict[int, tuple[Cluster, Name]] = {}
    for mention in mentions:
        if mention.name is not None:
            cluster = naming.cluster(mention, mention.name)
            bearers[mention.head] = cluster, mention.name
            _put(reading, cluster, mention)
    descriptions = Descriptions(reading, clusters, bearers)
    for mention in mentions:
        if mention.name is None and mention.noun is not None:
            _put(reading, descriptions.cluster(mention, mention.noun), mention)
    return clusters.actors()


def _put(reading: Reading, cluster: Cluster, mention: Mention) -> None:
    table = reading.table
    cluster.spans.append(Span(table.idx[mention.start], table.end[mention.end - 1]))
    cluster.forms.setdefault(reading.form(mention))


class _Naming:
    """Resolves mentions that carry a name."""

    def __init__(self, reading: Reading, clusters: Clusters) -> None:
        self.reading = reading
        self.clusters = clusters

    def cluster(self, mention: Mention, name: Name) -> Cluster:
        if mention.population:
            return self._population(name)
        if name.form is not None and mention.noun is None:
            return self._registered(name.form.entry)
        if name.person:
            return self._person(mention, name)
        return self._discovered(mention, name)

    def _registered(self, entry: Entry) -> Cluster:
        return self.clusters.get(entry.id) or self.clusters.add(
            Cluster(id=entry.id, name=entry.name, kind=entry.kind, affiliation=entry.affiliation, registered=True)
        )

    def _population(self, name: Name) -> Cluster:
        if name.form is not None:
            entry = name.form.entry
            identity, owner = f"{entry.id}-people", entry.id
            text = entry.people[0] if entry.people else entry.name
        else:
            text = self.reading.table.quote(name.start, name.end)
            identity, owner = slug(text), None
        return self.clusters.get(identity) or self.clusters.add(
            Cluster(id=identity, name=text, kind="population", affiliation=owner, registered=owner is not None)
        )

    def _person(self, mention: Mention, name: Name) -> Cluster:
        titles, affiliation = self.reading.titles(mention, name), self.reading.affiliation(mention, name)
        known = self.reading.by_words.get(name.full)
        if known is not None:
            known.traits |= titles
            known.affiliation = known.affiliation or affiliation
            known.name = max(known.name, self.reading.form(mention), key=lambda form: len(form.split()))
            return known
        return self._keep(
            name,
            Cluster(
                id=self.clusters.fresh("-".join(name.full) or "person"),
                name=self.reading.form(mention),
                kind="person",
                affiliation=affiliation,
                traits=titles,
            ),
        )

    def _discovered(self, mention: Mention, name: Name) -> Cluster:
        known = self.reading.by_words.get(name.full)
        if known is not None:
            return known
        text = self.reading.form(mention)
        kind: ActorKind = mention.noun.kind if mention.noun else "organisation"
        return self._keep(
            name,
            Cluster(
                id=self.clusters.fresh(slug(text)),
                name=text,
                kind="organisation" if kind in ("office", "person", "population") else kind,
                affiliation=self.reading.affiliation(mention, name),
            ),
        )

    def _keep(self, name: Name, cluster: Cluster) -> Cluster:
        self.reading.by_words[name.full] = cluster
        return self.clusters.add(cluster)
