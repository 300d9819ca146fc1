"""Relations between actors, read from verbs, nouns, appositions and possessors."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from briefer.analysis.actors.candidates import root_of
from briefer.analysis.actors.keys import word_id, word_ids
from briefer.analysis.actors.labels import (
    ACL,
    AGENT,
    APPOS,
    ATTR,
    AUX,
    COMPOUND,
    CONJ,
    DATIVE,
    DOBJ,
    NEG,
    NMOD,
    NOUN,
    NSUBJ,
    NSUBJPASS,
    POBJ,
    POSS,
    PREP,
    PRON,
    RELCL,
    VERB,
    XCOMP,
)
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words
from briefer.analysis.lexicon import load
from briefer.model import Actor, ActorKind, RelationKind, Span

_SUBJECTS = frozenset({NSUBJ, NSUBJPASS})
_RELATIVE = word_ids("who which that whom")
_BE = word_id("be")
_BY = word_id("by")
_AS = word_id("as")
_OPEN = word_id("(")
_ALSO = word_ids(", also better known as the called or formerly")
_ALSO_END = word_ids("as the called")
_INDEFINITE = word_ids("a an one another some many")
_NEGATIONS = word_ids("no not never without denied deny denies refused refuse refuses")
_PASSIVE_TAGS = frozenset({word_id("VBN")})
_AGAINST = word_id("against")
_BETWEEN = word_ids("between")
_FROM = word_ids("from at within")
_THEIR = word_ids("its their")
_BODIES = frozenset({"government body", "armed group", "party", "alliance", "organisation", "company", "media"})
_NEAR = 12
"""Words back to which "its" may reach."""
_UP = 5
"""Steps from a noun up to the verb whose subject is taken for the noun's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words that show one kind of relation, as hashes of lemmas."""

    verbs: dict[int, RelationKind]
    nouns: dict[int, RelationKind]
    prepositions: dict[RelationKind, frozenset[int]]
    leading: frozenset[str]
    listing: frozenset[int]
    mutual: frozenset[int]


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
    )


class Finder:
    """Ties of one document. `spans` are the mentions, each with its actor."""

    def __init__(self, table: Table, spans: Iterable[tuple[Span, Actor]], words: Words) -> None:
        self.table = table
        self.words = words
        self.cues = cues()
        self.extent: dict[int, tuple[int, int]] = {}
        self.actor: dict[int, str] = {}
        self.kind: dict[int, ActorKind] = {}
        first = {offset: i for i, offset in enumerate(table.idx)}
        last = {offset: i for i, offset in enumerate(table.end)}
        for span, actor in spans:
            if span.start in first and span.end in last:
                start, end = first[span.start], last[span.end] + 1
                head = root_of(table, start, end)
                if head not in self.extent or end - start > self.extent[head][1] - self.extent[head][0]:
                    self.extent[head] = start, end
                    self.actor[head], self.kind[head] = actor.id, actor.kind

    def span(self, head: int) -> Span:
        start, end = self.extent[head]
        return Span(self.table.idx[start], self.table.end[end - 1])

    def find(self) -> Iterator[Tie]:
        """All ties, the more certain families first."""
        yield from self._same()
        yield from self._possessed()
        for i, lemma in enumerate(self.table.lemma):
            if self.table.pos[i] == VERB and (kind := self.cues.verbs.get(lemma)):
                yield from self._by_verb(i, kind)
            elif self.table.pos[i] == NOUN and (kind := self.cues.nouns.get(lemma)):
                yield from self._by_noun(i, kind)
            elif self.table.dep[i] == PREP:
                yield from self._by_preposition(i)

    def _same(self) -> Iterator[Tie]:
        """Appositions, acronyms in brackets, "also known as", and who someone is said to be."""
        table = self.table
        starts = {start: head for head, (start, _) in reversed(self.extent.items())}
        for head, (start, end) in self.extent.items():
            above = table.head[head]
            vague = table.lower[start] in _INDEFINITE
            if table.dep[head] == APPOS and above in self.extent and above != head and not vague:
                yield Tie(kind="same-as", source=above, target=head)
            elif table.dep[head] == ATTR and table.lemma[above] == _BE and not vague:
                if not self._negated(above):
                    yield from (Tie(kind="same-as", source=s, target=head) for s in self._subjects(above))
            after = self._alias(end)
            if after in starts and starts[after] != head:
                yield Tie(kind="same-as", source=head, target=starts[after])

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
                    source = table.head[head] if apposed else head
                    yield Tie(kind="in-charge-of" if leads else "belongs-to", source=source, target=inner)

    def _owns(self, inner: int, head: int) -> bool:
        table = self.table
        if table.dep[inner] == POBJ and table.dep[table.head[inner]] == PREP:
            return table.head[table.head[inner]] == head
        return table.dep[inner] == POSS and table.head[inner] == head

    def _by_verb(self, verb: int, kind: RelationKind) -> Iterator[Tie]:
        if self._negated(verb):
            return
        objects = list(self._objects(verb, kind))
        if not objects and self.table.lemma[verb] in self.cues.mutual:
            yield from self._mutual(kind, list(self._own_subjects(verb)))
        for source in self._sources(verb, kind) if objects else ():
            for target in objects:
                if self.table.lemma[verb] in self.cues.listing:
                    yield Tie(kind=kind, source=target, target=source)
                else:
                    yield Tie(kind=kind, source=source, target=target)

    def _by_preposition(self, preposition: int) -> Iterator[Tie]:
        """ "partners including Jordan", "experts from the agency": the part belongs to the whole."""
        table = self.table
        lower, left = table.lower[preposition], table.head[preposition]
        if lower == _AGAINST:
            yield from self._against(preposition)
        elif left in self.extent and lower in self.cues.listing:
            for inner in table.right[preposition]:
                yield from (Tie(kind="belongs-to", source=k, target=left) for k in self._conjuncts(inner))
        elif left in self.extent and lower in _FROM:
            for inner in table.right[preposition]:
                if inner in self.extent and self.kind[inner] in _BODIES:
                    yield Tie(kind="belongs-to", source=left, target=inner)

    @staticmethod
    def _mutual(kind: RelationKind, sides: list[int]) -> Iterator[Tie]:
        """Both of "A and B met"; each pair once."""
        for k, source in enumerate(sides):
            yield from (Tie(kind=kind, source=source, target=target) for target in sides[k + 1 :])

    def _sources(self, verb: int, kind: RelationKind) -> list[int]:
        """Who does it; of a belonging told in the passive, who is assigned."""
        if kind == "belongs-to":
            for child in self.table.left[verb]:
                if self.table.dep[child] == NSUBJPASS:
                    return list(self._conjuncts(child))
        return self._subjects(verb)

    def _against(self, preposition: int) -> Iterator[Tie]:
        """Whatever is done against someone: fighting where arms are on either side, else opposition."""
        targets = [t for k in self.table.right[preposition] for t in self._reached(k)]
        for source in self._governing(preposition) if targets else ():
            for target in targets:
                armed = "armed group" in (self.kind[source], self.kind[target])
                yield Tie(kind="fighting" if armed else "opposes", source=source, target=target)

    def _by_noun(self, noun: int, kind: RelationKind) -> Iterator[Tie]:
        if len(between := list(self._following(noun, _BETWEEN))) > 1:
            yield from self._mutual(kind, between)
            return
        targets = list(self._following(noun, self.cues.prepositions[kind]))
        if not targets:
            return
        for source in self._owners(noun) or self._governing(noun):
            for target in targets:
                yield Tie(kind=kind, source=source, target=target)

    def _owners(self, noun: int) -> list[int]:
        """Mentions that own or mark the noun; "its" and "their" stand for the mention last before."""
        table = self.table
        found = [k for k in table.left[noun] if table.dep[k] in (POSS, COMPOUND, NMOD) and k in self.extent]
        if not found and (pronoun := next((k for k in table.left[noun] if table.lower[k] in _THEIR), None)):
            for k in range(pronoun - 1, max(pronoun - _NEAR, -1), -1):
                if k in self.extent:
                    return [k]
        return found

    def _governing(self, i: int) -> list[int]:
        """Who the words at `i` are about: the nearest mention, owner of a noun, or subject of a verb above them."""
        table = self.table
        for _ in range(_UP):
            if table.head[i] == i:
                break
            clause = table.dep[i] in (ACL, RELCL)
            i = table.head[i]
            if table.pos[i] in (VERB, AUX):
                if self._negated(i):
                    break
                if subjects := list(self._own_subjects(i)):
                    return subjects
            elif clause and i in self.extent:
                return [i]
            elif table.pos[i] == NOUN and (owners := self._owners(i)):
                return owners
        return []

    def _own_subjects(self, verb: int) -> Iterator[int]:
        """The verb's subject with its conjuncts, or the agent of a passive."""
        table = self.table
        for child in table.left[verb]:
            if table.dep[child] == NSUBJ:
                yield from self._conjuncts(table.head[verb] if table.lower[child] in _RELATIVE else child)
        for child in table.right[verb]:
            if table.dep[child] == AGENT or (table.dep[child] == PREP and table.lower[child] == _BY):
                for inner in table.right[child]:
                    yield from self._conjuncts(inner)

    def _subjects(self, verb: int) -> list[int]:
        """Mentions that do it: its own subjects, the noun it modifies, or whoever governs it."""
        table = self.table
        own = list(self._own_subjects(verb))
        if own or any(table.dep[k] in _SUBJECTS for k in table.left[verb]):
            return own
        if table.dep[verb] in (ACL, RELCL):
            if table.tag[verb] in _PASSIVE_TAGS:
                return []
            if table.head[verb] in self.extent:
                return list(self._conjuncts(table.head[verb]))
            return self._owners(table.head[verb]) or self._governing(table.head[verb])
        return self._governing(verb)

    def _objects(self, verb: int, kind: RelationKind) -> Iterator[int]:
        table = self.table
        for child in table.left[verb]:
            if table.dep[child] == NSUBJPASS:
                yield from self._conjuncts(table.head[verb] if table.lower[child] in _RELATIVE else child)
        for child in table.right[verb]:
            if table.dep[child] in (DOBJ, DATIVE) and table.pos[child] != PRON:
                yield from self._reached(child)
            elif table.dep[child] == NSUBJ or (table.dep[child] == word_id("ccomp")):
                yield from (
                    k for k in table.left[child] if table.dep[k] == NSUBJ and kind == "supports" and k in self.extent
                )
        if table.dep[verb] == ACL and table.tag[verb] in _PASSIVE_TAGS:
            yield from self._conjuncts(table.head[verb])
        yield from self._following(verb, self.cues.prepositions[kind])

    def _following(self, i: int, prepositions: frozenset[int]) -> Iterator[int]:
        table = self.table
        for child in table.right[i]:
            if table.dep[child] in (PREP, DATIVE) and table.lower[child] in prepositions:
                for inner in table.right[child]:
                    if table.dep[inner] == POBJ:
                        yield from self._reached(inner)

    def _reached(self, i: int) -> Iterator[int]:
        """The mention headed here with its conjuncts; else the one that owns or marks the thing named here."""
        found = list(self._conjuncts(i))
        if found:
            yield from found
            return
        for child in self.table.left[i]:
            if self.table.dep[child] in (POSS, COMPOUND, NMOD) and child in self.extent:
                yield child

    def _conjuncts(self, i: int) -> Iterator[int]:
        if i in self.extent:
            yield i
        for child in self.table.right[i]:
            if self.table.dep[child] == CONJ:
                yield from self._conjuncts(child)

    def _negated(self, verb: int) -> bool:
        """Whether the verb, or the one that governs it, is denied."""
        table = self.table
        for k in (*table.left[verb], *table.right[verb]):
            if table.dep[k] == NEG or (table.lower[k] in _NEGATIONS and k < verb):
                return True
        above = table.head[verb]
        return (
            table.dep[verb] == XCOMP
            and above != verb
            and (table.lower[above] in _NEGATIONS or any(table.dep[k] == NEG for k in table.left[above]))
        )
