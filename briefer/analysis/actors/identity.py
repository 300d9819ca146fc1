"""From mentions to actors: which mentions mean the same one, and which must be kept apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefer.analysis.actors.candidates import Mention
from briefer.analysis.actors.keys import key_of, slug, word_id, word_ids
from briefer.analysis.actors.labels import APPOS, CONJ, DET, NOUN, NUM, PRON
from briefer.analysis.actors.names import Name
from briefer.analysis.actors.register import Entry
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words
from briefer.model import Actor, ActorKind, Span

_DEFINITE = frozenset(word_id(w) for w in ("the", "this", "that", "these", "those"))
_INDEFINITE = frozenset(word_id(w) for w in ("a", "an", "one", "another", "some", "several"))
_OWNERS = frozenset(word_id(w) for w in ("his", "her", "its", "their", "our", "my", "your"))
_ITS = word_id("its")
_CASE = word_ids("'s ’s ' ’")
_PEOPLE = frozenset({"people", "population", "public"})
_INSTITUTIONS = frozenset({"government body", "armed group", "media", "alliance", "party", "organisation"})


@dataclass(slots=True)
class _Cluster:
    """An actor in the making."""

    id: str
    name: str
    kind: ActorKind
    affiliation: str | None = None
    anonymous: bool = False
    registered: bool = False
    noun: str | None = None
    plural: bool = False
    traits: frozenset[str] = frozenset()
    "Modifiers of a description; words of a person's titles."
    words: tuple[str, ...] = ()
    "Normalised words of a name."
    forms: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)


def to_actors(table: Table, mentions: list[Mention], names: list[Name], words: Words) -> tuple[Actor, ...]:
    """Actors by their first mention."""
    grouping = _Grouping(table, names, mentions, words)
    for mention in mentions:
        if not grouping.describes(mention):
            grouping.add(mention)
    for mention in mentions:
        if grouping.describes(mention):
            grouping.add(mention)
    return tuple(sorted(map(_actor, grouping.clusters), key=lambda a: (a.mentions[0], a.id)))


class _Grouping:
    def __init__(self, table: Table, names: list[Name], mentions: list[Mention], words: Words) -> None:
        self.table = table
        self.words = words
        self._heads = {m.head: m for m in mentions if not self.describes(m)}
        self._bearer: dict[int, _Cluster] = {}
        "Clusters of named actors by the heads of their mentions."
        self.at = {i: name for name in names for i in range(name.start, name.end)}
        self.clusters: list[_Cluster] = []
        self._by_id: dict[str, _Cluster] = {}
        self._by_words: dict[tuple[str, ...], _Cluster] = {}
        self._described: dict[tuple[str, bool], list[_Cluster]] = {}
        self._numbers: dict[str, int] = {}

    @staticmethod
    def describes(mention: Mention) -> bool:
        return mention.name is None

    def add(self, mention: Mention) -> None:
        cluster = self._cluster(mention)
        if not self.describes(mention):
            self._bearer[mention.head] = cluster
        span = Span(self.table.idx[mention.start], self.table.end[mention.end - 1])
        cluster.spans.append(span)
        cluster.forms.setdefault(self._form(mention))

    def _cluster(self, mention: Mention) -> _Cluster:
        name = mention.name
        if mention.population and name is not None:
            return self._population(name)
        if name is not None and name.form is not None and mention.noun is None:
            return self._registered(name.form.entry)
        if name is not None and name.person:
            return self._person(mention, name)
        if name is not None:
            return self._named(mention, name)
        return self._description(mention)

    def _new(self, cluster: _Cluster) -> _Cluster:
        self.clusters.append(cluster)
        self._by_id[cluster.id] = cluster
        return cluster

    def _registered(self, entry: Entry) -> _Cluster:
        known = self._by_id.get(entry.id)
        return known or self._new(
            _Cluster(id=entry.id, name=entry.name, kind=entry.kind, affiliation=entry.affiliation, registered=True)
        )

    def _population(self, name: Name) -> _Cluster:
        if name.form is None:
            text = self.table.quote(name.start, name.end)
            identity, owner, registered = slug(text), None, False
        else:
            entry = name.form.entry
            identity, owner, registered = f"{entry.id}-people", entry.id, True
            text = entry.people[0] if entry.people else entry.name
        known = self._by_id.get(identity)
        return known or self._new(
            _Cluster(id=identity, name=text, kind="population", affiliation=owner, registered=registered)
        )

    def _person(self, mention: Mention, name: Name) -> _Cluster:
        words = name.full
        known = self._by_words.get(words)
        titles = self._title_words(mention, name)
        if known is not None:
            known.traits |= titles
            known.affiliation = known.affiliation or self._affiliation(mention, name)
            return known
        cluster = self._new(
            _Cluster(
                id=self._fresh("-".join(words) or "person"),
                name=self.table.quote(name.start, name.end),
                kind="person",
                affiliation=self._affiliation(mention, name),
                traits=titles,
                words=words,
            )
        )
        self._by_words[words] = cluster
        return cluster

    def _named(self, mention: Mention, name: Name) -> _Cluster:
        words = name.full
        known = self._by_words.get(words)
        if known is not None:
            return known
        text = self.table.quote(name.start, name.end)
        kind: ActorKind = mention.noun.kind if mention.noun else "organisation"
        cluster = self._new(
            _Cluster(
                id=self._fresh(slug(text)),
                name=text,
                kind="organisation" if kind in ("office", "person", "population") else kind,
                affiliation=self._affiliation(mention, name),
                words=words,
            )
        )
        self._by_words[words] = cluster
        return cluster

    def _description(self, mention: Mention) -> _Cluster:
        noun = mention.noun
        assert noun is not None
        table = self.table
        first = table.lower[mention.start]
        owner = self._affiliation(mention, None)
        traits = frozenset(self._modifiers(mention))
        if first in _OWNERS:
            traits |= {table.word(mention.start).casefold()}
        if noun.singular in _PEOPLE and owner is not None and owner in self._states(mention):
            return self._people_of(mention, owner)
        known = self._described.setdefault((noun.singular, noun.plural), [])
        institution = noun.kind in _INSTITUTIONS
        fresh = first in _INDEFINITE or any(
            table.lower[i] in self.words.others for i in range(mention.start, mention.end)
        )
        if (bearer := self._apposed(mention)) is not None:
            return bearer
        if not fresh:
            owned = mention.start in self.at and table.lower[self.at[mention.start].end] in _CASE
            definite = first in _DEFINITE or institution or owned
            found = self._antecedent(known, traits, owner, definite=definite)
            if found is None and not noun.plural and (first in _DEFINITE or first == _ITS) and noun.kind == "office":
                found = self._holder(mention, (traits | {noun.singular}) - {"its"}, owner)
            if found is not None:
                return found
        named = owner is not None and not fresh and noun.singular in self.words.institutions and noun.kind != "office"
        base = f"{owner}-{slug(' '.join([*self._modifiers(mention), noun.singular]))}" if named else self._base(mention)
        cluster = self._new(
            _Cluster(
                id=self._fresh(base) if named else self._numbered(base),
                name=self._form(mention),
                kind="government body" if named and noun.singular in self.words.arms else noun.kind,
                affiliation=owner,
                anonymous=not named,
                noun=noun.singular,
                plural=noun.plural,
                traits=traits,
            )
        )
        known.append(cluster)
        return cluster

    def _people_of(self, mention: Mention, owner: str) -> _Cluster:
        identity = f"{owner}-people"
        known = self._by_id.get(identity)
        return known or self._new(
            _Cluster(id=identity, name=self._form(mention), kind="population", affiliation=owner, registered=True)
        )

    def _states(self, mention: Mention) -> set[str]:
        inside = (self.at.get(i) for i in range(mention.start, mention.end))
        return {n.form.entry.id for n in inside if n and n.form and n.form.entry.kind == "state"}

    def _antecedent(
        self, known: list[_Cluster], traits: frozenset[str], owner: str | None, *, definite: bool
    ) -> _Cluster | None:
        """The last described one that this may mean: its owner the same, its modifiers at least these."""
        for cluster in reversed(known):
            if definite:
                if traits <= cluster.traits and owner in (None, cluster.affiliation):
                    return cluster
            elif traits == cluster.traits and owner == cluster.affiliation:
                return cluster
        return None

    def _apposed(self, mention: Mention) -> _Cluster | None:
        """The named one whom the description stands beside: "Ali Hassan, spokesman for the ministry"."""
        table, noun = self.table, mention.noun
        if noun is None or noun.plural:
            return None
        beside = [table.head[mention.head]] if table.dep[mention.head] == APPOS else []
        beside += [i for i in table.right[mention.head] if table.dep[i] == APPOS]
        for i in beside:
            cluster = self._bearer.get(i)
            alone = not any(table.dep[k] in (CONJ, APPOS) and k not in (i, mention.head) for k in table.right[i])
            if cluster is None or not alone:
                continue
            if (cluster.kind == "person") == (noun.kind in ("office", "person")):
                cluster.traits |= frozenset(self._modifiers(mention)) | {noun.singular}
                cluster.affiliation = cluster.affiliation or self._affiliation(mention, self._heads[i].name)
                return cluster
        return None

    def _holder(self, mention: Mention, titles: frozenset[str], owner: str | None) -> _Cluster | None:
        """The person named before with this title."""
        start = self.table.idx[mention.start]
        held = [
            cluster
            for cluster in self.clusters
            if cluster.kind == "person" and titles <= cluster.traits and owner in (None, cluster.affiliation)
        ]
        before = [(max(s for s in c.spans if s.start < start), c) for c in held if c.spans[0].start < start]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def _affiliation(self, mention: Mention, own: Name | None) -> str | None:
        """The actor named inside the phrase, other than itself; a state only where none is nearer.

        "Iranian-backed" ties a group to its backer, which is not what it belongs to.
        """
        found: str | None = None
        for i in range(mention.start, mention.end):
            name = self.at.get(i)
            if name is None or name is own or self._backs(name.end):
                continue
            if name.form is not None:
                if found is None or name.form.entry.kind != "state":
                    found = name.form.entry.id
            elif (cluster := self._by_words.get(name.full)) is not None:
                found = cluster.id
        return found

    def _backs(self, after: int) -> bool:
        """Whether the token is the hyphen of "-backed" or "-led"."""
        return self.table.word(after) in ("-", "–") if after < len(self.table.lower) else False

    def _modifiers(self, mention: Mention) -> Iterator[str]:
        """Normalised words of the phrase but its head, names, determiners and owners."""
        table = self.table
        for i in range(mention.start, mention.end):
            lower = table.lower[i]
            if i == mention.head or lower in self.words.weightless or lower in _INDEFINITE or lower in _OWNERS:
                continue
            noun = self.words.nouns.get(lower)
            if i in self.at or (noun and mention.noun and noun.singular == mention.noun.singular):
                continue
            key = key_of(table.word(i))
            if key and key not in ("of", "s", "and", "for"):
                yield key

    def _title_words(self, mention: Mention, name: Name) -> frozenset[str]:
        return frozenset(
            key for i in range(mention.start, name.start) if (key := key_of(self.table.word(i))) and i not in self.at
        )

    def _form(self, mention: Mention) -> str:
        table, name = self.table, mention.name
        if name is not None:
            return " ".join(table.quote(name.start, name.end).split())
        text = " ".join(table.quote(mention.start, mention.end).split())
        plain = table.pos[mention.start] in (DET, NOUN, PRON, NUM) and mention.start not in self.at
        return text[:1].lower() + text[1:] if plain else text

    def _base(self, mention: Mention) -> str:
        """Slug of a description without determiners: `ministry-official`."""
        table = self.table
        keep = [
            table.word(i)
            for i in range(mention.start, mention.end)
            if table.lower[i] not in self.words.weightless and table.lower[i] not in _INDEFINITE
        ]
        return slug(" ".join(keep[:6]))

    def _fresh(self, identity: str) -> str:
        while identity in self._by_id:
            self._numbers[identity] = self._numbers.get(identity, 1) + 1
            identity = f"{identity}-{self._numbers[identity]}"
        return identity

    def _numbered(self, base: str) -> str:
        self._numbers[base] = self._numbers.get(base, 0) + 1
        return self._fresh(f"{base}-{self._numbers[base]}")


def _actor(cluster: _Cluster) -> Actor:
    return Actor(
        id=cluster.id,
        name=cluster.name,
        kind=cluster.kind,
        aliases=tuple(form for form in cluster.forms if form != cluster.name),
        affiliation=cluster.affiliation if cluster.affiliation != cluster.id else None,
        anonymous=cluster.anonymous,
        registered=cluster.registered,
        mentions=tuple(sorted(set(cluster.spans))),
    )
