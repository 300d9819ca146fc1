"""From mentions to actors: which mentions mean the same one, and which must be kept apart."""

from collections import ChainMap
from collections.abc import Mapping

from briefer.analysis.actors.candidates import Mention
from briefer.analysis.actors.clusters import PEOPLE, Cluster, Clusters
from briefer.analysis.actors.descriptions import Descriptions
from briefer.analysis.actors.keys import slug
from briefer.analysis.actors.name import Name, NameWords
from briefer.analysis.actors.reading import Reading
from briefer.analysis.actors.register import Entry
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words
from briefer.model import Actor, ActorKind, Span


def to_actors(
    table: Table, mentions: list[Mention], names: list[Name], words: Words, known: Mapping[str, Entry]
) -> tuple[Actor, ...]:
    """Actors by their first mention. Names come first, so that descriptions find their bearers and owners.

    `known`: the register, by id.
    """
    entries = ChainMap({n.form.entry.id: n.form.entry for n in names if n.form is not None}, dict(known))
    reading, clusters = Reading(table, names, words), Clusters(_Reserved(entries))
    naming = _Naming(reading, clusters)
    bearers: dict[int, tuple[Cluster, Name]] = {}
    for mention in mentions:
        if mention.name is not None:
            cluster = naming.cluster(mention, mention.name)
            bearers[mention.head] = cluster, mention.name
            _put(reading, cluster, mention)
    described = {m.head: m for m in mentions if m.name is None and m.noun is not None}
    descriptions = Descriptions(reading, clusters, bearers, described)
    for mention in mentions:
        if mention.name is None and mention.noun is not None:
            _put(reading, descriptions.cluster(mention, mention.noun), mention)
    owners = {c.affiliation for c in clusters.all if c.affiliation is not None}
    return clusters.actors({identity: entries[identity].name for identity in owners if identity in entries})


class _Reserved:
    """Ids that mean registered or learned actors and their populations."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and (
            identity in self._entries or (identity.endswith(PEOPLE) and identity.removesuffix(PEOPLE) in self._entries)
        )


def _put(reading: Reading, cluster: Cluster, mention: Mention) -> None:
    table = reading.table
    cluster.spans.append(Span(table.idx[mention.start], table.end[mention.end - 1]))
    cluster.forms.setdefault(reading.form(mention))


class _Naming:
    """Resolves mentions that carry a name."""

    def __init__(self, reading: Reading, clusters: Clusters) -> None:
        self.reading = reading
        self.clusters = clusters
        self.populations: dict[NameWords, Cluster] = {}

    def cluster(self, mention: Mention, name: Name) -> Cluster:
        if name.form is not None and name.form.entry.kind == "population":
            return self._registered(name.form.entry)
        if mention.population:
            return self._population(name)
        if name.form is not None and mention.noun is None:
            return self._registered(name.form.entry)
        if name.person:
            return self._person(mention, name)
        return self._discovered(mention, name)

    def _registered(self, entry: Entry) -> Cluster:
        return self.clusters.get(entry.id) or self.clusters.add(
            Cluster(
                id=entry.id,
                name=entry.name,
                kind=entry.kind,
                affiliation=entry.affiliation,
                registered=not entry.learned,
            )
        )

    def _population(self, name: Name) -> Cluster:
        if name.form is None:
            text = self.reading.table.quote(name.start, name.end)
            known = self.populations.get(name.full)
            if known is None:
                known = self.clusters.add(Cluster(id=self.clusters.fresh(slug(text)), name=text, kind="population"))
                self.populations[name.full] = known
            return known
        entry = name.form.entry
        identity = entry.id + PEOPLE
        return self.clusters.get(identity) or self.clusters.add(
            Cluster(
                id=identity,
                name=entry.people[0] if entry.people else entry.name,
                kind="population",
                affiliation=entry.id,
                registered=not entry.learned,
            )
        )

    def _person(self, mention: Mention, name: Name) -> Cluster:
        titles, affiliation = self.reading.titles(mention, name), self.reading.affiliation(mention, name)
        known = self.reading.by_words.get(name.full)
        if known is not None:
            known.titles.append(titles)
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
                titles=[titles],
            ),
        )

    def _discovered(self, mention: Mention, name: Name) -> Cluster:
        known = self.reading.by_words.get(name.full)
        if known is not None:
            return known
        text = self.reading.form(mention)
        kind = self._kind(mention, name)
        # "The Front" of which the text gives no full name, or two, is described and not named: known in this text only.
        first, lists = self.reading.table.lower[name.start], self.reading.words
        short = name.end - name.start == 1 and first in lists.heading and first not in lists.mastheads
        return self._keep(
            name,
            Cluster(
                id=self.clusters.numbered(slug(text)) if short else self.clusters.fresh(slug(text)),
                anonymous=short,
                name=text,
                kind="organisation" if kind in ("office", "person", "population", "state") else kind,
                affiliation=self.reading.affiliation(mention, name),
            ),
        )

    def _kind(self, mention: Mention, name: Name) -> ActorKind:
        """By the noun that heads the mention, or with which the name ends: "Harbour Police", "The Marl Gazette"."""
        if mention.noun is not None:
            return mention.noun.kind
        table, words = self.reading.table, self.reading.words
        last = table.lower[name.end - 1]
        if last in words.mastheads:
            return "media"
        noun = words.nouns.get(last) if name.end - name.start > 1 else None
        return noun.kind if noun is not None else "organisation"

    def _keep(self, name: Name, cluster: Cluster) -> Cluster:
        self.reading.by_words[name.full] = cluster
        return self.clusters.add(cluster)
