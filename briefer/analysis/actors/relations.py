"""Relations between actors, read from verbs, nouns, appositions and possessors."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from briefer.analysis.actors.clauses import Clauses
from briefer.analysis.actors.keys import word_id, word_ids
from briefer.analysis.actors.labels import (
    ACL,
    AMOD,
    APPOS,
    ATTR,
    CCOMP,
    DOBJ,
    NOUN,
    NSUBJPASS,
    POBJ,
    POSS,
    PREP,
    VERB,
)
from briefer.analysis.actors.words import Words
from briefer.analysis.lexicon import load
from briefer.model import RelationKind

_BE = word_id("be")
_OPEN = word_id("(")
_ALSO = word_ids(", also better known as the called or formerly")
_ALSO_END = word_ids("as the called")
_INDEFINITE = word_ids("a an one another some many not")
_NOT = word_id("not")
_BOTH = 2
_AGAINST = word_id("against")
_ALONGSIDE = word_id("alongside")
_TO_WHOM = word_ids("to with")
_TAKEN_FROM = word_ids("from of")
_BETWEEN = word_ids("between")
_FROM_ONE = word_id("from")
_FROM_WHOM = frozenset({_FROM_ONE})
_AS = word_id("as")
_COMMA = word_id(",")
_SPEAKING = frozenset({"person", "office", "media", "company"})
_ONE = word_id("one")
_THE = word_id("the")
_OWN = word_ids("its their his her our my your")
_FROM = word_ids("from at within")
_BODIES = frozenset({"government body", "armed group", "party", "alliance", "organisation", "company", "media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words that show one kind of relation, as hashes of lemmas."""

    verbs: dict[int, RelationKind]
    nouns: dict[int, RelationKind]
    prepositions: dict[RelationKind, frozenset[int]]
    leading: frozenset[str]
    listing: frozenset[int]
    mutual: frozenset[int]
    press: frozenset[int]
    adjectives: dict[int, RelationKind]
    taking: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation found: `source` and `target` are head tokens of mentions."""

    kind: RelationKind
    source: int
    target: int


@cache
def cues() -> Cues:
    """The lists of `relations.toml`, read once."""
    table = load("briefer.analysis.actors", "relations.toml")
    kinds = [cast("RelationKind", kind) for kind in get_args(RelationKind) if kind in table]
    return Cues(
        verbs={word: kind for kind in kinds for word in word_ids(table[kind]["verbs"])},
        nouns={word: kind for kind in kinds for word in word_ids(table[kind]["nouns"])},
        prepositions={kind: word_ids(table[kind]["prepositions"]) for kind in kinds},
        leading=frozenset(table["roles"]["leading"].split()),
        listing=word_ids(table["roles"]["listing"]),
        mutual=word_ids(table["roles"]["mutual"]),
        press=word_ids(table["roles"]["press"]),
        adjectives={w: k for k in kinds if k in table["adjectives"] for w in word_ids(table["adjectives"][k])},
        taking=word_ids(table["taking"]["verbs"]),
    )


class Finder:
    """Ties of one document."""

    def __init__(self, clauses: Clauses, words: Words) -> None:
        self.clauses = clauses
        self.table = clauses.table
        self.extent = clauses.extent
        self.words = words
        self.cues = cues()
        self.prepositions = self.cues.listing | _FROM | {_AGAINST, _ALONGSIDE}

    def find(self) -> Iterator[Tie]:
        """All ties, the more certain families first."""
        for tie in self._all():
            if self._told(tie):
                yield tie

    def _told(self, tie: Tie) -> bool:
        """Whether the tie says something of two actors.

        Who talks to an outlet is in no contact; what is "its" own is told of nobody else; one lies not in the other.
        """
        kinds = self.clauses.kind
        if tie.kind == "in-contact-with" and (self._press(tie.source) or self._press(tie.target)):
            return False
        if tie.kind in ("same-as", "belongs-to"):
            return True
        start, end = self.extent[tie.source]
        within = start <= tie.target < end and kinds[tie.target] == "person"
        first = self.table.lower[self.extent[tie.target][0]]
        return not within and (first not in _OWN or not self.clauses.anonymous[tie.target])

    def _press(self, head: int) -> bool:
        return self.clauses.kind[head] == "media" or self.table.lower[head] in self.cues.press

    def _all(self) -> Iterator[Tie]:
        yield from self._same()
        yield from self._possessed()
        yield from self._from()
        table, verbs, nouns = self.table, self.cues.verbs, self.cues.nouns
        for i, lemma in enumerate(table.lemma):
            if table.lower[i] in self.cues.adjectives and table.right[i]:
                yield from self._by_adjective(i, self.cues.adjectives[table.lower[i]])
            if lemma in self.cues.taking and table.pos[i] == VERB:
                yield from self._taken(i)
            if lemma in verbs and table.pos[i] == VERB:
                yield from self._by_verb(i, verbs[lemma])
            elif lemma in nouns and table.pos[i] == NOUN:
                yield from self._by_noun(i, nouns[lemma])
            elif lemma in self.prepositions and table.dep[i] == PREP:
                yield from self._by_preposition(i)

    def _from(self) -> Iterator[Tie]:
        """Reads "experts from the agency" where the parse ties the agency to the verb."""
        table = self.table
        starts = {start: head for head, (start, _) in reversed(self.extent.items())}
        for head, (_, end) in self.extent.items():
            inner = starts.get(end + 1)
            if inner is None or end >= len(table.lower) or table.lower[end] != _FROM_ONE:
                continue
            people = self.clauses.kind[head] in ("person", "office", "population")
            if people and self.clauses.anonymous[head] and self.clauses.kind[inner] in _BODIES:
                yield Tie(kind="belongs-to", source=head, target=inner)

    def _same(self) -> Iterator[Tie]:
        """Appositions, acronyms in brackets, "also known as", and who someone is said to be."""
        table, alike = self.table, self.clauses.alike
        starts = {start: head for head, (start, _) in reversed(self.extent.items())}
        shortest: dict[int, int] = {}
        for head, (start, end) in self.extent.items():
            above = table.head[head]
            vague = table.lower[start] in _INDEFINITE or table.lower[start - 1] == _NOT
            if table.dep[head] == APPOS and above not in self.extent:
                above = self._office(above, start)
            if table.dep[head] == APPOS and above in self.extent and above != head and not vague:
                if alike(above, head) and table.lower[self.extent[above][0]] != _ONE:
                    yield Tie(kind="same-as", source=above, target=head)
            elif self._is(head) and not vague:
                subjects = self.clauses.subjects(above)
                yield from (Tie(kind="same-as", source=s, target=head) for s in subjects if alike(s, head))
            if (holder := starts.get(end + 1)) is not None and self._holds(head, holder):
                yield Tie(kind="same-as", source=head, target=holder)
            if end not in shortest or start > self.extent[shortest[end]][0]:
                shortest[end] = head
        for end, head in shortest.items():
            after = self._alias(end)
            if after in starts and starts[after] != head and alike(head, starts[after]):
                yield Tie(kind="same-as", source=head, target=starts[after])

    def _office(self, inside: int, before: int) -> int:
        """The office whose phrase holds the token and ends just before: "the health minister of Oman, Ali Hassan"."""
        for head, (start, end) in self.extent.items():
            if start <= inside < end <= before <= end + 1 and self.clauses.kind[head] == "office":
                return head
        return inside

    def _holds(self, office: int, holder: int) -> bool:
        """Whether commas set a name off behind a post: "as Minister for Trade, Mrs Marsh", "the envoy, Dr Hale,"."""
        table, kinds = self.table, self.clauses.kind
        start, end = self.extent[office]
        after = self.extent[holder][1]
        if table.lower[end] != _COMMA or kinds[holder] != "person" or self.clauses.anonymous[holder]:
            return False
        single = kinds[office] == "office" and self.clauses.anonymous[office] and self.clauses.alike(office, holder)
        if not single or after >= len(table.lower):
            return False
        if table.lower[start - 1] == _AS:
            return True
        return table.lower[start] == _THE and table.lower[after] == _COMMA and after - end > _BOTH

    def _is(self, head: int) -> bool:
        """Whether a subject is said to be what is mentioned here."""
        table, above = self.table, self.table.head[head]
        known = not self.clauses.anonymous[head] or table.lower[self.extent[head][0]] == _THE
        return known and table.dep[head] == ATTR and table.lemma[above] == _BE and not self.clauses.negated(above)

    def _alias(self, end: int) -> int:
        """Where another name would begin after `(` or `also known as`; -1: neither stands here."""
        lower = self.table.lower
        if end + 1 < len(lower) and lower[end] == _OPEN:
            end += 1
            if lower[end] not in _ALSO:
                return end
        while end < len(lower) and lower[end] in _ALSO:
            end += 1
        return end if lower[end - 1] in _ALSO_END else -1

    def _possessed(self) -> Iterator[Tie]:
        """A commander of X is in charge of X; one who stands beside "spokesman of X" belongs to it.

        What a description of its own belongs to is its actor's affiliation, and no relation.
        """
        table = self.table
        for head, (start, end) in self.extent.items():
            noun = self.words.nouns.get(table.lower[head])
            leads = noun is not None and not noun.plural and noun.singular in self.cues.leading
            apposed = table.dep[head] == APPOS and table.head[head] in self.extent
            if not (leads or apposed):
                continue
            for inner in range(start, end):
                if inner != head and inner in self.extent and self._owns(inner, head):
                    beside = apposed and self.clauses.alike(table.head[head], head)
                    if leads or beside:
                        source = table.head[head] if beside else head
                        yield Tie(kind="in-charge-of" if leads else "belongs-to", source=source, target=inner)

    def _owns(self, inner: int, head: int) -> bool:
        table = self.table
        if table.dep[inner] == POBJ and table.dep[table.head[inner]] == PREP:
            return table.head[table.head[inner]] == head
        return table.dep[inner] == POSS and table.head[inner] == head

    def _by_verb(self, verb: int, kind: RelationKind) -> Iterator[Tie]:
        if self.clauses.negated(verb):
            return
        objects = list(self.clauses.objects(verb, self.cues.prepositions[kind]))
        if not objects and self.table.lemma[verb] in self.cues.mutual:
            sides = list(self.clauses.own_subjects(verb))
            # More than two, or "agreed that", may each have done it by themselves.
            together = len(sides) == _BOTH and not any(self.table.dep[k] == CCOMP for k in self.table.right[verb])
            yield from self._mutual(kind, sides) if together else ()
        for source in self._sources(verb, kind) if objects else ():
            for target in objects:
                if self.table.lemma[verb] in self.cues.listing:
                    yield Tie(kind=kind, source=target, target=source)
                else:
                    yield Tie(kind=kind, source=source, target=target)

    def _by_adjective(self, word: int, kind: RelationKind) -> Iterator[Tie]:
        """Reads "forces loyal to the president" and "the group is linked to Hamas"."""
        table = self.table
        targets = list(self.clauses.following(word, _TO_WHOM))
        above = table.head[word]
        if not targets or self.clauses.denied(word) or self.clauses.negated(above):
            return
        beside = table.dep[word] in (ACL, AMOD) and above in self.extent
        sources = [above] if beside else list(self.clauses.own_subjects(above)) or self.clauses.passive(word)
        yield from (Tie(kind=kind, source=source, target=target) for source in sources for target in targets)

    def _taken(self, verb: int) -> Iterator[Tie]:
        """Whoever retakes a town from an armed group, or rids it of one, fights the group."""
        if self.clauses.negated(verb):
            return
        places = (verb, *(k for k in self.table.right[verb] if self.table.dep[k] == DOBJ))
        reached = (k for place in places for k in self.clauses.following(place, _TAKEN_FROM))
        targets = [k for k in reached if self.clauses.kind[k] == "armed group"]
        for source in self._sources(verb, "fighting") if targets else ():
            yield from (Tie(kind="fighting", source=source, target=target) for target in targets)

    def _by_preposition(self, preposition: int) -> Iterator[Tie]:
        """Reads "partners including Jordan" and "experts from the agency": the part belongs to the whole."""
        table = self.table
        lower, left = table.lower[preposition], table.head[preposition]
        if lower == _AGAINST:
            yield from self._against(preposition)
        elif lower == _ALONGSIDE:
            targets = [t for k in table.right[preposition] for t in self.clauses.conjuncts(k)]
            for source in self.clauses.governing(preposition) if targets else ():
                yield from (Tie(kind="allied-with", source=source, target=target) for target in targets)
        elif left in self.extent and lower in self.cues.listing:
            for inner in table.right[preposition]:
                yield from (Tie(kind="belongs-to", source=k, target=left) for k in self.clauses.conjuncts(inner))
        elif left in self.extent and lower in _FROM:
            for inner in table.right[preposition]:
                if inner in self.extent and self.clauses.kind[inner] in _BODIES:
                    yield Tie(kind="belongs-to", source=left, target=inner)

    @staticmethod
    def _mutual(kind: RelationKind, sides: list[int]) -> Iterator[Tie]:
        """Both of "A and B met"; each pair once."""
        for k, source in enumerate(sides):
            yield from (Tie(kind=kind, source=source, target=target) for target in sides[k + 1 :])

    def _sources(self, verb: int, kind: RelationKind) -> list[int]:
        """Who does it; of a belonging told in the passive, who is assigned.

        A minister who only speaks of defeating a group, above the verb, fights nobody.
        """
        if kind == "belongs-to":
            for child in self.table.left[verb]:
                if self.table.dep[child] == NSUBJPASS:
                    return list(self.clauses.conjuncts(child))
        own = set(self.clauses.own_subjects(verb))
        return [k for k in self.clauses.subjects(verb) if k in own or self._takes_part(kind, k)]

    def _against(self, preposition: int) -> Iterator[Tie]:
        """Whatever is done against someone: fighting where arms are on either side, else opposition."""
        targets = [t for k in self.table.right[preposition] for t in self.clauses.reached(k)]
        for source in self.clauses.governing(preposition) if targets else ():
            for target in targets:
                if not self._takes_part("fighting", source):
                    continue
                armed = "armed group" in (self.clauses.kind[source], self.clauses.kind[target])
                yield Tie(kind="fighting" if armed else "opposes", source=source, target=target)

    def _by_noun(self, noun: int, kind: RelationKind) -> Iterator[Tie]:
        if self.clauses.denied(noun):
            return
        if len(between := list(self.clauses.following(noun, _BETWEEN))) > 1:
            yield from self._mutual(kind, between)
            return
        if kind == "supports" and (givers := list(self.clauses.following(noun, _FROM_WHOM))):
            takers = self.clauses.governing(noun)
            yield from (Tie(kind=kind, source=giver, target=taker) for giver in givers for taker in takers)
            return
        targets = list(self.clauses.following(noun, self.cues.prepositions[kind]))
        if not targets:
            return
        owners = self.clauses.owners(noun)
        for source in owners or self.clauses.governing(noun):
            if owners or self._takes_part(kind, source):
                yield from (Tie(kind=kind, source=source, target=target) for target in targets)

    def _takes_part(self, kind: RelationKind, source: int) -> bool:
        """Whether the subject above a noun does what the noun says: a minister who speaks of a fight fights nobody."""
        return kind != "fighting" or self.clauses.kind[source] not in _SPEAKING
