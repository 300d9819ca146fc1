"""Mentions before identity: which stretches of the text name or describe an actor, and what each one shows of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefer.analysis.actors.keys import word_id
from briefer.analysis.actors.labels import (
    AGENT,
    AMOD,
    COMPOUND,
    CONJ,
    DATIVE,
    DET,
    DOBJ,
    NMOD,
    NORP,
    NOUN,
    NPADVMOD,
    NSUBJ,
    NSUBJPASS,
    NUM,
    ORG,
    POBJ,
    POSS,
    PRON,
    PROPN,
)
from briefer.analysis.actors.names import Name
from briefer.analysis.actors.phrases import phrase_end, phrase_start, role_head
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Noun, Words

_NOMINAL = frozenset({NOUN, PROPN})
_INNER = frozenset({AMOD, COMPOUND, NMOD, NPADVMOD})
_THE = frozenset({word_id("the"), word_id("a"), word_id("an")})
_OF = word_id("of")
_JOINTS = frozenset({word_id("of"), word_id("for"), word_id("to"), word_id("the"), word_id("and")})
_STOP = word_id(".")
_ACTING_PREPOSITIONS = frozenset(
    word_id(w) for w in ("against", "with", "between", "by", "among", "for", "of", "alongside", "versus", "to", "like")
)
_TELLING = frozenset(
    word_id(w)
    for w in [
        "gave",
        "given",
        "give",
        "tell",
        "told",
        "said",
        "say",
        "provide",
        "provided",
        "sold",
        "sell",
        "sent",
        "supply",
        "supplied",
        "appealed",
        "belongs",
        "threat",
        "threats",
        "support",
        "aid",
        "message",
        "messages",
        "warning",
        "letter",
        "loyal",
        "close",
        "linked",
        "opposed",
        "ties",
        "allied",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Tokens `start` up to `end`, exclusive, headed by token `head`."""

    start: int
    end: int
    head: int
    name: Name | None = None
    "None: a description."
    noun: Noun | None = None
    "The describing noun; None: a bare name."
    population: bool = False
    "True: the name of a population (Iraqis)."


def find_mentions(table: Table, names: list[Name], words: Words) -> list[Mention]:
    """All mentions by position; one may lie in another, none crosses another."""
    return _Finder(table, names, words).find()


class _Finder:
    def __init__(self, table: Table, names: list[Name], words: Words) -> None:
        self.table = table
        self.words = words
        self.names = names
        self.at: dict[int, Name] = {i: name for name in names for i in range(name.start, name.end)}

    def find(self) -> list[Mention]:
        persons = [self._person(name) for name in self.names if name.person]
        covered = {i for m in persons for i in range(m.start, m.end)}
        described = [m for m in self._descriptions() if m.head not in covered]
        outer: dict[int, Mention] = {}
        for mention in [*described, *persons]:
            for i in range(mention.start, mention.end):
                if i not in outer or mention.end - mention.start > outer[i].end - outer[i].start:
                    outer[i] = mention
        named = [m for name in self.names if not name.person and (m := self._named(name, outer, covered))]
        unique = {(m.start, m.end): m for m in [*described, *persons, *named]}
        kept = sorted(unique.values(), key=lambda m: (m.start, -m.end))
        return list(_uncrossed(kept))

    def root(self, name: Name) -> int:
        heads = self.table.head
        for i in range(name.end - 1, name.start - 1, -1):
            if not name.start <= heads[i] < name.end or heads[i] == i:
                return i
        return name.end - 1

    def _person(self, name: Name) -> Mention:
        start = self._titled_start(name)
        return Mention(start=start, end=name.end, head=self.root(name), name=name)

    def _titled_start(self, name: Name) -> int:
        """Back over titles, ranks, and the state or body they are of: "Iraqi Foreign Minister"."""
        table, words = self.table, self.words
        start = i = name.start
        while i > 0 and table.idx[i] - table.end[i - 1] <= 1:
            i -= 1
            lower = table.lower[i]
            if lower in words.titles or (lower in words.nouns and words.nouns[lower].kind in ("office", "person")):
                start = i
            elif lower == _STOP or (i in self.at and start < name.start):
                continue
            elif start < name.start and table.pos[i] == PROPN and table.dep[i] == COMPOUND:
                start = i
            elif table.capital(i) or lower in _JOINTS:
                joined = self._joined_title(i)
                if joined is None:
                    break
                start = i = joined
            else:
                break
        if start < name.start:
            before = self.at.get(start - 1)
            while before and before.end == start and not before.person and table.lower[start] not in _THE:
                start = before.start
                before = self.at.get(start - 1)
            if start and table.lower[start - 1] in _THE:
                start -= 1
        return start

    def _joined_title(self, i: int) -> int | None:
        """Start of "Secretary of State" or "Minister for the Middle East", whose last token is `i`."""
        table = self.table
        for k in range(i, max(i - 8, -1), -1):
            if table.lower[k] in self.words.joined and table.capital(k) and k < i and table.lower[k + 1] in _JOINTS:
                return k
            if not (table.capital(k) or table.lower[k] in _JOINTS):
                return None
        return None

    def _descriptions(self) -> Iterator[Mention]:
        table, words = self.table, self.words
        for i, lower in enumerate(table.lower):
            pos = table.pos[i]
            if pos in _NOMINAL:
                noun = words.nouns.get(lower)
                if noun is None or table.dep[i] in _INNER:
                    continue
                name = self.at.get(i)
                if name is not None and name.form is not None:
                    continue
                mention = self._description(i, noun, name)
                if mention is not None:
                    yield mention
            elif pos in (NUM, DET, PRON) and lower in words.partitives:
                yield from self._partitive(i)

    def _description(self, i: int, noun: Noun, name: Name | None) -> Mention | None:
        table, words = self.table, self.words
        start, end = phrase_start(table, i), phrase_end(table, i, words)
        if name is not None:
            start, end = min(start, name.start), max(end, name.end)
        owned = any(k in self.at for k in range(start, end)) or end > i + 1
        if table.lower[i] in words.generic and not owned:
            return None
        if start < i and table.dep[start] == POSS and table.left[start] == [] and start in self.at:
            pass
        return Mention(start=start, end=end, head=i, noun=noun, name=name)

    def _partitive(self, i: int) -> Iterator[Mention]:
        """Many of his comrades; one of its commanders."""
        table, words = self.table, self.words
        for child in table.right[i]:
            if table.lower[child] == _OF and child == i + 1:
                for inner in table.right[child]:
                    noun = words.nouns.get(table.lower[inner])
                    if noun is not None and table.dep[inner] == POBJ:
                        one = Noun(singular=noun.singular, plural=table.lower[i] != _ONE, kind=noun.kind)
                        end = phrase_end(table, inner, words)
                        yield Mention(start=phrase_start(table, i), end=end, head=i, noun=one)

    def _named(self, name: Name, outer: dict[int, Mention], covered: set[int]) -> Mention | None:
        table, words = self.table, self.words
        root = self.root(name)
        around = outer.get(root)
        if name.form is not None and name.form.use in ("adjective", "people"):
            return self._people(name, root, around)
        if name.form is None and name.label not in (ORG, NORP):
            return None
        if name.label == NORP and name.form is None:
            return self._people(name, root, around)
        state = name.form is not None and name.form.entry.kind == "state"
        if around is not None and root != around.head:
            nested = table.dep[root] in (POSS, POBJ) and not state and root not in covered
            return Mention(start=self._determined(name), end=name.end, head=root, name=name) if nested else None
        if state and not self._acts(name, root):
            return None
        head = table.head[root]
        if table.dep[root] in (COMPOUND, NMOD) and words.nouns.get(table.lower[head]) is None and name.form is None:
            if table.pos[head] not in _NOMINAL:
                return None
        if table.dep[root] in (COMPOUND, NMOD, NPADVMOD, AMOD):
            return Mention(start=name.start, end=name.end, head=root, name=name)
        return Mention(start=self._determined(name), end=name.end, head=root, name=name)

    def _determined(self, name: Name) -> int:
        start = name.start
        if start and self.table.lower[start - 1] in _THE and self.table.idx[start] - self.table.end[start - 1] <= 1:
            return start - 1
        return start

    def _people(self, name: Name, root: int, around: Mention | None) -> Mention | None:
        table = self.table
        if around is not None or table.dep[root] in _INNER or table.pos[root] not in _NOMINAL:
            return None
        if name.form is not None and name.form.use == "adjective" and table.tag[root] not in _PLURAL:
            before = table.lower[name.start - 1] if name.start else 0
            if before != _DEFINITE or table.dep[root] not in (NSUBJ, NSUBJPASS, POBJ, DOBJ, CONJ):
                return None
        if name.form is None and table.tag[root] not in _PLURAL:
            return None
        return Mention(start=phrase_start(table, root), end=name.end, head=root, name=name, population=True)

    def _acts(self, name: Name, root: int) -> bool:
        """Whether a state is an actor here, and no place."""
        table, words = self.table, self.words
        first = role_head(table, root)
        dep, head = table.dep[first], table.head[first]
        if name.form is not None and name.form.use == "seat":
            return dep in (NSUBJ, NSUBJPASS) and table.lower[head] in words.speech
        if dep in (NSUBJ, NSUBJPASS, AGENT):
            return True
        if dep in (POSS, COMPOUND):
            return table.lower[head] not in words.happenings and table.pos[head] == NOUN
        if dep == DOBJ:
            return table.lower[head] not in words.reaching
        if dep == POBJ:
            lower, governor = table.lower[head], table.head[head]
            if lower not in _ACTING_PREPOSITIONS:
                return False
            if lower == _TO:
                return table.lower[governor] in _TELLING or table.dep[head] == DATIVE
            if lower == _OF:
                return table.lower[governor] not in words.happenings
            return True
        return dep == DATIVE


_ONE = word_id("one")
_TO = word_id("to")
_DEFINITE = word_id("the")
_PLURAL = frozenset({word_id("NNS"), word_id("NNPS")})


def _uncrossed(mentions: list[Mention]) -> Iterator[Mention]:
    """Without those that begin in one mention and end beyond it."""
    open_ends: list[int] = []
    for mention in mentions:
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        if open_ends and mention.end > open_ends[-1]:
            continue
        open_ends.append(mention.end)
        yield mention
