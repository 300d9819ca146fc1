"""Who does what to whom in the parse: subjects, objects and owners of verbs and nouns, as mentions of actors."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from briefer.analysis.actors.candidates import root_of
from briefer.analysis.actors.keys import word_id, word_ids
from briefer.analysis.actors.labels import (
    ACL,
    AGENT,
    AUX,
    AUX_OF,
    CCOMP,
    COMPOUND,
    CONJ,
    CSUBJ,
    DATIVE,
    DOBJ,
    NEG,
    NMOD,
    NNPS,
    NNS,
    NOUN,
    NSUBJ,
    NSUBJPASS,
    PCOMP,
    POBJ,
    POSS,
    PREP,
    PRON,
    RELCL,
    VERB,
    XCOMP,
)
from briefer.analysis.actors.table import Table
from briefer.model import Actor, ActorKind, Position, Span

_SUBJECTS = frozenset({NSUBJ, NSUBJPASS})
_RELATIVE = word_ids("who which that whom")
_BY = word_id("by")
_I = word_id("i")
_DENIALS = word_ids("denied deny denies denying refused refuse refuses declined ruled")
_NEGATIONS = word_ids("no not never without neither nor n't")
_PASSIVE_TAGS = frozenset({word_id("VBN")})
_PEOPLE = frozenset({"person", "office", "population"})
_THEIR = word_ids("its their")
_ITS = word_id("its")
_SIDES = word_ids("side sides behalf name favour favor defence defense help terms lines shoulder")
"""Who owns these is not the one to whom it is done: "fight on their side"."""
_DOING = word_ids("of by")
_MAKING = word_ids("claim carry conduct launch stage perpetrate lead make commit execute mount")
"""What a doer does with an attack or a visit: "an attack claimed by"."""
_TO = word_id("to")
_AMID = word_ids("in with amid")
_EFFORT = 6
"""Words from "their" to the verb."""
_SENDING = word_ids("send deploy dispatch help urge order tell ask push train")
_EMBEDDED = frozenset({XCOMP, PCOMP})
_TOPICS = word_ids("after following into about over since despite during before regarding concerning until amid")
"""What stands after these is a matter or a time, and not what the subject does."""
_PLURAL = frozenset({NNS, NNPS})
_NEAR = 12
"""Words back to which "its" may reach."""
_UP = 5
"""Steps from a noun up to the verb whose subject is taken for the noun's."""


class Clauses:
    """The mentions of one document by their head tokens, and the ways between them."""

    def __init__(self, table: Table, spans: Iterable[tuple[Span, Actor]], positions: Iterable[Position] = ()) -> None:
        self.table = table
        self.extent: dict[int, tuple[int, int]] = {}
        self.actor: dict[int, str] = {}
        self.kind: dict[int, ActorKind] = {}
        self.anonymous: dict[int, bool] = {}
        first = {offset: i for i, offset in enumerate(table.idx)}
        last = {offset: i for i, offset in enumerate(table.end)}
        for span, actor in spans:
            if span.start in first and span.end in last:
                start, end = first[span.start], last[span.end] + 1
                head = root_of(table, start, end)
                if head not in self.extent or end - start > self.extent[head][1] - self.extent[head][0]:
                    self.extent[head] = start, end
                    self.actor[head], self.kind[head] = actor.id, actor.kind
                    self.anonymous[head] = actor.anonymous
        self._speakers = self._spoken(positions)

    def _spoken(self, positions: Iterable[Position]) -> dict[int, int]:
        """Each "I" in someone's statement, with the head of the speaker's mention, for whom it stands."""
        table = self.table
        heads = {self.span(head): head for head in self.extent}
        spoken: dict[int, int] = {}
        for position in positions:
            head = heads.get(position.source[0]) if len(position.source) == 1 else None
            if head is None or self.kind[head] not in ("person", "office"):
                continue
            for content in position.content:
                for i in range(bisect_left(table.idx, content.start), bisect_left(table.idx, content.end)):
                    if table.lower[i] == _I:
                        spoken[i] = head
        for i, head in spoken.items():
            self.extent[i] = self.extent[head]
            self.actor[i], self.kind[i], self.anonymous[i] = self.actor[head], self.kind[head], self.anonymous[head]
        return spoken

    def place(self, head: int) -> Span:
        """Where the actor stands in the sentence: the mention, or the "I" that means it."""
        if head in self._speakers:
            return Span(self.table.idx[head], self.table.end[head])
        return self.span(head)

    def alike(self, one: int, other: int) -> bool:
        """Whether two mentions may be one: both single or many, both people or bodies, and not two named ones."""
        if self.actor[one] == self.actor[other]:
            return True
        tag = self.table.tag
        if not (self.anonymous[one] or self.anonymous[other]):
            return False
        if (self.kind[one] in _PEOPLE) != (self.kind[other] in _PEOPLE):
            return False
        return (tag[one] in _PLURAL) == (tag[other] in _PLURAL)

    def span(self, head: int) -> Span:
        start, end = self.extent[head]
        return Span(self.table.idx[start], self.table.end[end - 1])

    def owners(self, noun: int) -> list[int]:
        """Mentions that own or mark the noun; "its" and "their" stand for the last one before, of one or of many."""
        table = self.table
        found = [k for k in table.left[noun] if table.dep[k] in (POSS, COMPOUND, NMOD) and k in self.extent]
        found += [k for by in table.right[noun] if table.lower[by] == _BY for k in table.right[by] if k in self.extent]
        for made in table.right[noun]:
            if table.dep[made] == ACL and table.tag[made] in _PASSIVE_TAGS and table.lemma[made] in _MAKING:
                found += [
                    k for by in table.right[made] if table.dep[by] == AGENT for k in table.right[by] if k in self.extent
                ]
        if not found and (pronoun := next((k for k in table.left[noun] if table.lower[k] in _THEIR), None)):
            many = table.lower[pronoun] != _ITS
            for k in range(pronoun - 1, max(pronoun - _NEAR, -1), -1):
                if k in self.extent and (table.tag[k] in _PLURAL) == many:
                    return [k]
        return found

    def governing(self, i: int) -> list[int]:
        """Who the words at `i` are about: the nearest mention, owner of a noun, or subject of a verb above them."""
        table, embedded = self.table, False
        for _ in range(_UP):
            dep = table.dep[i]
            if table.head[i] == i or dep == CSUBJ or (dep == PREP and table.lower[i] in _TOPICS):
                break
            # "was quoted as warning", "is said to back": the passive's subject does what is embedded.
            embedded = dep in _EMBEDDED or (embedded and dep == PREP)
            i = table.head[i]
            if table.pos[i] in (VERB, AUX):
                if self.negated(i) or table.lower[i] in _DENIALS:
                    break
                if any(table.dep[k] in _SUBJECTS for k in table.left[i]):
                    return list(self.own_subjects(i)) or (self.passive(i) if embedded else [])
            elif dep in (ACL, RELCL) and i in self.extent:
                return [i]
            elif table.pos[i] == NOUN and (owners := self.owners(i)):
                return owners
        return []

    def passive(self, verb: int) -> list[int]:
        """The subject of a passive, with its conjuncts."""
        return list(self._suffering(verb))

    def _suffering(self, verb: int) -> Iterator[int]:
        for child in self.table.left[verb]:
            if self.table.dep[child] == NSUBJPASS:
                yield from self.conjuncts(child)

    def denied(self, noun: int) -> bool:
        """Whether the verb next above the noun is negated or a denial."""
        table, i = self.table, noun
        for _ in range(_UP):
            if any(table.lower[k] in _NEGATIONS for k in table.left[i]):
                return True
            if table.head[i] == i:
                break
            i = table.head[i]
            if table.pos[i] in (VERB, AUX):
                return table.lower[i] in _DENIALS or self.negated(i)
        return False

    def own_subjects(self, verb: int) -> Iterator[int]:
        """The verb's subject with its conjuncts, or the agent of a passive."""
        table = self.table
        for child in table.left[verb]:
            if table.dep[child] in (NSUBJ, COMPOUND):
                # A verb that the parser took for a noun has its subject as a compound.
                yield from self.conjuncts(table.head[verb] if table.lower[child] in _RELATIVE else child)
        for child in table.right[verb]:
            if table.dep[child] == AGENT or (table.dep[child] == PREP and table.lower[child] == _BY):
                for inner in table.right[child]:
                    yield from self.conjuncts(inner)

    def subjects(self, verb: int) -> list[int]:
        """Mentions that do it: its own subjects, the noun it modifies, or whoever governs it."""
        table = self.table
        if near := self._striving(verb) or self._sent(verb):
            return near
        own = list(self.own_subjects(verb))
        if own or any(table.dep[k] in _SUBJECTS for k in table.left[verb]):
            return own
        if table.dep[verb] in (ACL, RELCL):
            if table.tag[verb] in _PASSIVE_TAGS:
                return []
            if table.head[verb] in self.extent:
                return list(self.conjuncts(table.head[verb]))
            return self.owners(table.head[verb]) or self.governing(table.head[verb])
        return self.governing(verb)

    def _striving(self, verb: int) -> list[int]:
        """Who is named just before "in their efforts to ...": they do it, whatever the parse joins it to."""
        table = self.table
        to = next((k for k in table.left[verb] if table.lower[k] == _TO and table.dep[k] == AUX_OF), None)
        if to is None:
            return []
        owner = next((k for k in range(to - 2, max(to - _EFFORT, 0), -1) if table.lower[k] in _THEIR), 0)
        if owner < 1 or table.lower[owner - 1] not in _AMID:
            return []
        return [head for head, (_, end) in self.extent.items() if end == owner - 1][:1]

    def _sent(self, verb: int) -> list[int]:
        """Whom someone sent or helped to do it: "sent two battalions to support the army"."""
        table, above = self.table, self.table.head[verb]
        to = any(table.lower[k] == _TO and table.dep[k] == AUX_OF for k in table.left[verb])
        if not to or table.lemma[above] not in _SENDING or table.pos[above] != VERB or above > verb:
            return []
        return [j for k in table.right[above] if table.dep[k] == DOBJ and k < verb for j in self.conjuncts(k)]

    def objects(self, verb: int, prepositions: frozenset[int]) -> Iterator[int]:
        """Mentions that it is done to: objects, the subject of a passive, and what its prepositions reach."""
        table = self.table
        for child in table.left[verb]:
            if table.dep[child] == NSUBJPASS:
                yield from self.conjuncts(table.head[verb] if table.lower[child] in _RELATIVE else child)
        for child in table.right[verb]:
            if table.dep[child] in (DOBJ, DATIVE) and table.pos[child] != PRON:
                yield from self.reached(child)
        if table.dep[verb] == ACL and table.tag[verb] in _PASSIVE_TAGS:
            yield from self.conjuncts(table.head[verb])
        yield from self.following(verb, prepositions)

    def following(self, i: int, prepositions: frozenset[int]) -> Iterator[int]:
        """What stands after the word and one of the prepositions."""
        table = self.table
        for child in table.right[i]:
            if table.dep[child] in (PREP, DATIVE) and table.lower[child] in prepositions:
                for inner in table.right[child]:
                    if table.dep[inner] == POBJ:
                        yield from self.reached(inner)

    def reached(self, i: int) -> list[int]:
        """The mention headed here with its conjuncts; else those that own, mark or do the thing named here."""
        table = self.table
        marks = (POSS, COMPOUND, NMOD)
        found = list(self.conjuncts(i))
        if table.lower[i] in _SIDES:
            return found
        found = found or [k for k in table.left[i] if table.dep[k] in marks and k in self.extent]
        if not found:
            of = (child for child in table.right[i] if table.lower[child] in _DOING)
            found = [k for child in of for k in table.right[child] if k in self.extent and table.dep[k] == POBJ]
        return found

    def conjuncts(self, i: int) -> Iterator[int]:
        """The mention headed here and those joined to it by "and"."""
        if i in self.extent:
            yield i
        for child in self.table.right[i]:
            if self.table.dep[child] == CONJ:
                yield from self.conjuncts(child)

    def negated(self, verb: int) -> bool:
        """Whether the verb, or the one that governs it, is denied."""
        table = self.table
        for k in (*table.left[verb], *table.right[verb]):
            if table.dep[k] == NEG or (table.lower[k] in _NEGATIONS and k < verb):
                return True
        above = table.head[verb]
        if table.dep[verb] == CCOMP and table.lower[above] in _DENIALS:
            return True
        return (
            table.dep[verb] == XCOMP
            and above != verb
            and (table.lower[above] in _DENIALS or any(table.dep[k] == NEG for k in table.left[above]))
        )
