"""Mentions before identity: which stretches of the text name or describe an actor, and what each one shows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefer.analysis.actors.datelines import Datelines
from briefer.analysis.actors.keys import word_id, word_ids
from briefer.analysis.actors.labels import (
    ADJ,
    AMOD,
    APPOS,
    COMPOUND,
    CONJ,
    DET,
    DOBJ,
    NMOD,
    NNPS,
    NNS,
    NORP,
    NOUN,
    NPADVMOD,
    NSUBJ,
    NSUBJPASS,
    NUM,
    ORG,
    POBJ,
    POSS,
    PREP,
    PRON,
    PROPN,
    PUNCT,
)
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.phrases import phrase_end, phrase_start
from briefer.analysis.actors.roles import acts
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.titles import titled_start
from briefer.analysis.actors.words import Noun, Words

_NOMINAL = frozenset({NOUN, PROPN})
_COUNTING = frozenset({ADJ, NUM, DET, PRON, NOUN})
_INNER = frozenset({AMOD, COMPOUND, NMOD, NPADVMOD})
_SUBSTANTIVE = frozenset({NSUBJ, NSUBJPASS, POBJ, DOBJ, CONJ})
_PLURAL = frozenset({NNS, NNPS})
_ARTICLES = word_ids("the a an")
_OF = word_id("of")
_ONE = word_id("one")
_THE = word_id("the")
_PLACES = word_ids("in at near inside outside around across throughout into")


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


def find_mentions(table: Table, names: list[Name], words: Words, lines: Datelines) -> list[Mention]:
    """All mentions by position; one may lie in another, none crosses another or stands in a dateline."""
    found = _Finder(table, names, words).find()
    if not lines.tokens:
        return found
    return [trimmed for m in found if (trimmed := _after(table, m, lines)) is not None]


def _after(table: Table, mention: Mention, lines: Datelines) -> Mention | None:
    """The mention without the dateline that the parse joined to it; None: it stands in one."""
    start = mention.start
    while start < mention.end and any(i in lines.tokens for i in range(start, mention.end)):
        start += 1
    if start == mention.start:
        return mention
    while start < mention.end and table.pos[start] == PUNCT:
        start += 1
    return replace(mention, start=start) if start <= mention.head < mention.end else None


def root_of(table: Table, start: int, end: int) -> int:
    """The last token whose head lies outside."""
    for i in range(end - 1, start - 1, -1):
        if not start <= table.head[i] < end or table.head[i] == i:
            return i
    return end - 1


class _Finder:
    def __init__(self, table: Table, names: list[Name], words: Words) -> None:
        self.table = table
        self.words = words
        self.names = names
        self.at: Mapping[int, Name] = {i: name for name in names for i in range(name.start, name.end)}

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
        return list(_uncrossed(sorted(unique.values(), key=lambda m: (m.start, -m.end))))

    def _person(self, name: Name) -> Mention:
        start = titled_start(self.table, self.words, self.at, name)
        return Mention(start=start, end=name.end, head=root_of(self.table, name.start, name.end), name=name)

    def _descriptions(self) -> Iterator[Mention]:
        table, words = self.table, self.words
        counted: set[int] = set()
        for i, lower in enumerate(table.lower):
            if lower in words.partitives and table.pos[i] in _COUNTING and (mention := self._partitive(i, counted)):
                yield mention
            elif lower in words.nouns and i not in counted and table.pos[i] in _NOMINAL:
                found = self._description(i, words.nouns[lower])
                if found is not None:
                    yield found

    def _description(self, i: int, noun: Noun) -> Mention | None:
        table, words = self.table, self.words
        name = self.at.get(i)
        if name is not None and name.form is not None:
            return None
        lower = table.lower[i]
        if table.dep[i] in _INNER:
            leans = lower in words.leaning and name is None and words.nouns.get(table.lower[table.head[i]]) is None
            return Mention(start=i, end=i + 1, head=i, noun=noun) if leans and table.dep[i] == COMPOUND else None
        start, end = self._whole(phrase_start(table, i), phrase_end(table, i, words))
        idle = start == i and end == i + 1 and self._predicated(i, noun)
        return (
            None if idle or self._vague(i, start, end) else Mention(start=start, end=end, head=i, noun=noun, name=name)
        )

    def _vague(self, i: int, start: int, end: int) -> bool:
        """Whether the noun at `i` tells of an actor only with a name or a mark, which the phrase lacks."""
        lower, words = self.table.lower[i], self.words
        if lower in words.wavering and not self._marked(i, start):
            return True
        if lower in words.named_only and not self._has_name(start, i + 1):
            return True
        return lower in words.generic and end == i + 1 and not self._has_name(start, end)

    def _marked(self, i: int, start: int) -> bool:
        """Whether a station, channel or bank is one of those that act: "a television station", "the central bank"."""
        return any(self.table.lower[k] in self.words.broadcast for k in range(start, i)) or self.at.get(i) is not None

    def _predicated(self, i: int, noun: Noun) -> bool:
        """Whether a bare singular names a post and nobody in it: "elected president"."""
        single = not noun.plural and noun.kind in ("office", "person") and self.table.pos[i] == NOUN
        return single and self.table.dep[i] not in (NSUBJ, NSUBJPASS, APPOS, CONJ)

    def _has_name(self, start: int, end: int) -> bool:
        return any(k in self.at for k in range(start, end))

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """Widened so that no name is cut."""
        if start in self.at and self.at[start].start < start:
            start = self.at[start].start
        if end - 1 in self.at and self.at[end - 1].end > end:
            end = self.at[end - 1].end
        return start, end

    def _partitive(self, i: int, counted: set[int]) -> Mention | None:
        """Many of his comrades; one of its commanders. What is counted is no mention by itself."""
        table, words = self.table, self.words
        for child in table.right[i]:
            if table.lower[child] != _OF or child != i + 1:
                continue
            for inner in table.right[child]:
                noun = words.nouns.get(table.lower[inner])
                if noun is not None and table.dep[inner] == POBJ and inner not in self.at:
                    counted.add(inner)
                    one = Noun(singular=noun.singular, plural=table.lower[i] != _ONE, kind=noun.kind)
                    start, end = self._whole(phrase_start(table, i), phrase_end(table, i, words))
                    return Mention(start=start, end=end, head=i, noun=one)
        return None

    def _named(self, name: Name, outer: Mapping[int, Mention], covered: set[int]) -> Mention | None:
        """A registered or otherwise named actor, unless a wider mention absorbs it or it is only a place."""
        table = self.table
        root = root_of(table, name.start, name.end)
        around = outer.get(root)
        use = name.form.use if name.form else "name"
        if use in ("adjective", "people") or (name.form is None and name.label == NORP):
            return self._people(name, root, around)
        state = name.form is not None and name.form.entry.kind == "state"
        if around is not None and root != around.head:
            nested = table.dep[root] in (POSS, POBJ) and not state and root not in covered
            if name.form is None and name.end - name.start == 1 and around.noun and around.noun.kind == "office":
                # "State" in "Secretary of State" is a part of the office.
                nested = nested and table.dep[root] == POSS
            return self._mention(name, root) if nested else None
        if state and not acts(table, self.words, root, seat=use == "seat"):
            return None
        if name.form is None and (name.label != ORG or self._located(root)):
            return None
        return self._mention(name, root)

    def _mention(self, name: Name, root: int) -> Mention:
        table = self.table
        start = name.start
        determined = table.dep[root] not in _INNER or table.lower[name.start - 1] == _THE
        if start and determined and table.lower[start - 1] in _ARTICLES and table.adjoins(start):
            start -= 1
        return Mention(start=start, end=name.end, head=root, name=name)

    def _located(self, root: int) -> bool:
        head = self.table.head[root]
        return self.table.dep[root] == POBJ and self.table.dep[head] == PREP and self.table.lower[head] in _PLACES

    def _people(self, name: Name, root: int, around: Mention | None) -> Mention | None:
        """A population where the word stands as a noun: "Iraqis", "the French"; else it is a modifier."""
        table = self.table
        if around is not None or table.dep[root] in _INNER or table.pos[root] not in _NOMINAL:
            return None
        if table.tag[root] not in _PLURAL and (name.form is None or name.form.use == "adjective"):
            before = table.lower[name.start - 1] if name.start else 0
            if name.form is None or before != _THE or table.dep[root] not in _SUBSTANTIVE:
                return None
        start = min(phrase_start(table, root), name.start)
        return Mention(start=start, end=name.end, head=root, name=name, population=True)


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
