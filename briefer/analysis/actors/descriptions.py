"""Which described actor a description means: one met before, the named one beside it, or a new one.

A wrong merge is worse than a missed one: whatever may mean two actors means neither and stays one of its own.
"""

from collections.abc import Mapping

from briefer.analysis.actors.antecedents import Antecedents, Asked
from briefer.analysis.actors.candidates import Mention
from briefer.analysis.actors.clusters import PEOPLE, Cluster, Clusters
from briefer.analysis.actors.keys import slug, word_id, word_ids
from briefer.analysis.actors.labels import ACL, APPOS, COMPOUND, CONJ, POBJ, POSS, PREP, PROPN, RELCL
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.owners import referent
from briefer.analysis.actors.reading import INDEFINITE, OWNERS, Reading
from briefer.analysis.actors.words import Noun

_DEFINITE = word_ids("the this that these those")
_ORDINALS = word_ids("second third fourth fifth")
_WHERE = word_ids("in from at near inside outside along for across of with")
_OF = word_id("of")
_QUANTIFIERS = word_ids("any no none every each most many few all both either neither")
_CROWD = frozenset({"people", "population", "public"})
_COLLECTIVE = frozenset({"government body", "armed group", "media", "alliance", "party", "organisation"})
_SINGLE = frozenset({"office", "person"})


class Descriptions:
    """Resolves the descriptions of one document, in the order of the text, after all names are known."""

    def __init__(
        self,
        reading: Reading,
        clusters: Clusters,
        bearers: Mapping[int, tuple[Cluster, Name]],
        described: Mapping[int, Mention],
    ) -> None:
        self.reading = reading
        self.clusters = clusters
        self.bearers = bearers
        "Clusters of named actors, and their names, by the heads of their mentions."
        self._described = described
        "Mentions without a name by their heads."
        self._found: dict[int, Cluster] = {}
        self._antecedents = Antecedents(reading.table, clusters)

    def cluster(self, mention: Mention, noun: Noun) -> Cluster:
        """The actor of a mention by its head; whoever owns it is found first."""
        found = self._found.get(mention.head)
        if found is None:
            found = self._found[mention.head] = self._resolved(mention, noun)
        return found

    def _resolved(self, mention: Mention, noun: Noun) -> Cluster:
        owner = self.reading.affiliation(mention, None)
        if noun.singular in _CROWD and owner is not None and owner in self.reading.states(mention):
            return self._people(mention, owner)
        if (bearer := self._apposed(mention, noun)) is not None:
            return bearer
        pronoun = self._pronoun(mention)
        if owner is None and pronoun is not None:
            owner = referent(self.reading.table, pronoun, self.bearers)
        elif owner is None and (possessor := self._possessor(mention)) is not None:
            owner = possessor.id
        asked = self._asked(mention, noun, owner, owned=pronoun is not None and owner is None)
        found = None if self._fresh(mention, noun) else self._antecedents.find(asked)
        if found is not None:
            return found
        cluster = self._new(mention, noun, asked)
        if not self._leans(mention):
            self._antecedents.add(noun, cluster)
        return cluster

    def _leans(self, mention: Mention) -> bool:
        """Whether it only marks another noun, as in "government umbrella": nothing refers back to that."""
        return self.reading.table.dep[mention.head] == COMPOUND

    def _possessor(self, mention: Mention) -> Cluster | None:
        """The described one that owns the head: "the ministry's spokesman", "a spokesman of the ministry"."""
        table = self.reading.table
        owners = [k for k in table.left[mention.head] if table.dep[k] == POSS]
        for child in table.right[mention.head]:
            if table.lower[child] == _OF and child < mention.end:
                owners += [k for k in table.right[child] if table.dep[k] == POBJ]
        for k in owners:
            inner = self._described.get(k)
            if inner is not None and inner.noun is not None and inner.end <= mention.end and inner.head != mention.head:
                return self.cluster(inner, inner.noun)
        return None

    def _possessed(self, mention: Mention) -> bool:
        """Whether a possessor makes it definite."""
        table = self.reading.table
        return any(table.dep[k] == POSS and k >= mention.start for k in table.left[mention.head])

    def _asked(self, mention: Mention, noun: Noun, owner: str | None, *, owned: bool) -> Asked:
        table = self.reading.table
        body = noun.kind in _COLLECTIVE and not noun.plural
        traits = tuple(self.reading.modifiers(mention))
        return Asked(
            noun=noun,
            traits=frozenset(traits),
            words=traits,
            owner=owner,
            owned=owned,
            definite=table.lower[mention.start] in _DEFINITE or body or self._possessed(mention),
            body=body,
            restricted=not (body and owner is not None) and self._restricted(mention),
            token=mention.start,
        )

    def _fresh(self, mention: Mention, noun: Noun) -> bool:
        """Whether the words say that it is one not met before: "a", "another", "two"; "the second" was met."""
        table, others = self.reading.table, self.reading.words.others
        if table.lower[mention.start] in INDEFINITE or table.lower[mention.start] in _QUANTIFIERS:
            return True
        met = table.lower[mention.start] in _DEFINITE and not noun.plural
        inside = (table.lower[i] for i in range(mention.start, mention.end))
        return any(lower in others and not (met and lower in _ORDINALS) for lower in inside)

    def _restricted(self, mention: Mention) -> bool:
        """Whether what follows says which ones are meant: "the officers in Tarn", "officials who fled"."""
        table = self.reading.table
        return any(
            table.left_edge(child) == mention.end
            and (table.dep[child] in (RELCL, ACL) or (table.dep[child] == PREP and table.lower[child] in _WHERE))
            for child in table.right[mention.head]
        )

    def _pronoun(self, mention: Mention) -> int | None:
        lower = self.reading.table.lower
        return next((i for i in range(mention.start, mention.end) if lower[i] in OWNERS), None)

    def _new(self, mention: Mention, noun: Noun, asked: Asked) -> Cluster:
        """A body of a known state or group is named by that: `iraq-government`; all else stays anonymous."""
        reading, owner = self.reading, asked.owner
        plain = not self._fresh(mention, noun) and not asked.restricted
        owned = self.clusters.get(owner or "")
        plain = plain and (owned is None or not owned.anonymous)
        named = owner is not None and plain and noun.singular in reading.words.institutions
        parts = [owner or "", *asked.words, noun.singular]
        proper = not named and self._proper(mention, noun)
        if named or proper:
            identity = self.clusters.fresh(slug(" ".join(parts)) if named else reading.base(mention))
        else:
            identity = self.clusters.numbered(reading.base(mention))
        return self.clusters.add(
            Cluster(
                id=identity,
                name=reading.proper(mention) if proper else reading.form(mention),
                kind="government body" if named and noun.singular in reading.words.arms else noun.kind,
                affiliation=owner,
                anonymous=not named and not proper,
                traits=asked.traits,
                owned=asked.owned,
            )
        )

    def _proper(self, mention: Mention, noun: Noun) -> bool:
        """Whether it is a name that the language model missed: "the Reed Brigades"."""
        table = self.reading.table
        words = [i for i in range(mention.start, mention.head + 1) if table.pos[i] == PROPN and table.capital(i)]
        own = [i for i in words if i not in self.reading.at]
        return noun.kind in _COLLECTIVE and mention.head in own and len(own) > 1 and mention.end == mention.head + 1

    def _people(self, mention: Mention, state: str) -> Cluster:
        """The Iraqis, whom "the Iraqi people" means."""
        identity = state + PEOPLE
        return self.clusters.get(identity) or self.clusters.add(
            Cluster(
                id=identity,
                name=self.reading.form(mention),
                kind="population",
                affiliation=state,
                registered=not self.reading.learns(mention),
            )
        )

    def _apposed(self, mention: Mention, noun: Noun) -> Cluster | None:
        """The only named one whom the description stands beside: "Ali Hassan, spokesman for the ministry"."""
        if noun.plural:
            return None
        table = self.reading.table
        beside = [table.head[mention.head]] if table.dep[mention.head] == APPOS else []
        beside += [i for i in table.right[mention.head] if table.dep[i] == APPOS]
        fitting = [i for i in beside if i in self.bearers and self._may_stand(i, mention.head, noun)]
        if len(fitting) != 1:
            return None
        cluster, name = self.bearers[fitting[0]]
        cluster.titles.append(frozenset(self.reading.modifiers(mention)) | {noun.singular})
        cluster.affiliation = cluster.affiliation or self.reading.affiliation(mention, name)
        if cluster.kind == "organisation" and not cluster.registered:
            cluster.kind = noun.kind
        return cluster

    def _may_stand(self, i: int, head: int, noun: Noun) -> bool:
        """Whether the named one headed at `i` is of the noun's kind, and no member of a list."""
        table = self.reading.table
        listed = any(table.dep[k] in (CONJ, APPOS) and k not in (i, head) for k in table.right[i])
        return not listed and (self.bearers[i][0].kind == "person") == (noun.kind in _SINGLE)
