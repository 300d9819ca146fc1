"""Actors that only the article knows: states shown by their bodies and adjectives, and agencies of datelines.

A name is taken for a state where the text calls it one ("Marla, a small kingdom"), where an adjective made of it marks
those who serve a state ("Marla ... a Marlan envoy"), or where it is a place and has what only states have ("in Marla,
Marla's parliament"); never where the text knows a person by it.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping

from briefer.analysis.actors.datelines import Datelines
from briefer.analysis.actors.keys import key_of, slug, word_id, word_ids
from briefer.analysis.actors.labels import (
    ADJ,
    AMOD,
    APPOS,
    COMPOUND,
    NN,
    NNP,
    NNPS,
    NOUN,
    PERSON,
    POBJ,
    POSS,
    PROPN,
    PUNCT,
)
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.register import Entry, Form, Use
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

_ENDINGS = ("n", "an", "ian", "i", "ese", "ish", "ic")
_SHORTEST = 4
_WORDS = frozenset({ADJ, NOUN})
_MINISTRY = word_ids("ministry minister")
_FIRST = word_ids("prime first chief deputy junior senior former new")
"""Before a minister these name no business; a first minister may be a region's."""
_VOWELS = ("a", "e", "i", "o", "u", "y", "ia")
_INSIDE = 1
"""spaCy's ENT_IOB code for a token that continues an entity."""
_NEAR = 3
"""Words from an adjective to what it marks."""
_IN = word_ids("in into within across inside")
_OF, _FOR = word_id("of"), word_id("for")
_PREFIXES = word_ids("north south east west new northern southern eastern western")


class _Evidence:
    """Counts, for each capitalised word of a text, of what shows a state."""

    def __init__(self, table: Table, words: Words, free: Callable[[int], bool]) -> None:
        self.table = table
        self.words = words
        self.bodies: Counter[str] = Counter()
        self.served: Counter[str] = Counter()
        "Where the word marks a body or those who serve one."
        self.called: set[str] = set()
        "Words that the text calls a state, or that own what tells as much."
        self.located: set[str] = set()
        self.persons: set[str] = set()
        self.spelt: dict[str, str] = {}
        self.at: dict[str, list[int]] = {}
        for i, upper in enumerate(table.upper):
            if upper and (table.pos[i] == PROPN or (table.head[i] > i and table.pos[i] in _WORDS)) and free(i):
                self._note(i)

    def _note(self, i: int) -> None:
        table = self.table
        word = table.word(i)
        if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
            return
        key = key_of(word)
        self.spelt.setdefault(key, word)
        self.at.setdefault(key, []).append(i)
        # "Joreth Kellan, Velderra's minister" is two names that the language model may take for one.
        inside = table.entity[i] == PERSON and table.iob[i] == _INSIDE and table.pos[i - 1] != PUNCT
        if i and (inside or self._title(i - 1) or (_goes_on(table, i - 1) and table.head[i - 1] == i)):
            self.persons.add(key)
        if self._stately(i):
            self.bodies[key] += 1
        if self._marks(i, self.words.served):
            self.served[key] += 1
        called = any(table.dep[k] == APPOS and table.lower[k] in self.words.realms for k in table.right[i])
        if called or self._ministers(i):
            self.called.add(key)
        head = table.head[i]
        if table.dep[i] == POBJ and table.lower[head] in _IN:
            self.located.add(key)

    def _title(self, i: int) -> bool:
        lower = self.table.lower[i]
        return self.table.capital(i) and lower in self.words.titles and lower not in _PREFIXES

    def _marks(self, i: int, nouns: frozenset[int]) -> bool:
        head = self.table.head[i]
        return i < head <= i + _NEAR and self.table.lower[head] in nouns

    def _stately(self, i: int) -> bool:
        """Whether the word owns, marks or stands in the "of" phrase of what only states have."""
        table, words = self.table, self.words
        head = table.head[i]
        if table.dep[i] == POBJ and table.lower[head] == _OF:
            return table.lower[table.head[head]] in words.stately
        return self._marks(i, words.stately)

    def _ministers(self, i: int) -> bool:
        """Whether a ministry or minister with its business is the word's own: "Marla's minister of water"."""
        table, head = self.table, self.table.head[i]
        if table.dep[i] != POSS or table.lower[head] not in _MINISTRY:
            return False
        if any(table.lower[k] in (_OF, _FOR) for k in table.right[head] if k == head + 1):
            return True
        return any(
            i < k and table.dep[k] in (AMOD, COMPOUND) and table.lower[k] not in _FIRST for k in table.left[head]
        )

    def derived(self) -> dict[str, list[str]]:
        """The adjectives of each word, among the words of the text: `marlan` of `marla`."""
        found: dict[str, list[str]] = {}
        for word in self.spelt:
            for ending in _ENDINGS:
                if not word.endswith(ending):
                    continue
                stem = word.removesuffix(ending)
                for base in (stem, *(stem + vowel for vowel in (_VOWELS if len(ending) > 1 else ()))):
                    if base in self.spelt and len(base) >= _SHORTEST and word not in found.setdefault(base, []):
                        found[base].append(word)
        return {base: words for base, words in found.items() if words}


def learned(
    table: Table, words: Words, lines: Datelines, known: Container[int], taught: Container[str]
) -> Iterator[Name]:
    """Names of states and agencies that the register lacks, by position.

    `known`: tokens that the register took; `taught`: ids of the register, never given again.
    """

    def free(i: int) -> bool:
        return i not in known and i not in lines.tokens

    forms: dict[str, Form] = {}
    evidence = _Evidence(table, words, free)
    adjectives = evidence.derived()
    for key in dict.fromkeys((*adjectives, *evidence.bodies, *sorted(evidence.called))):
        forms.update(_state(evidence, key, adjectives, taught))
    forms.update(_seats(evidence, forms))
    for key, form in forms.items():
        for i in evidence.at[key]:
            if not _longer(table, i) or form.use == "adjective":
                yield Name(start=i, end=i + 1, form=form, label=table.entity[i])
    yield from _agencies(table, lines, known, taught)


def _state(
    evidence: _Evidence, key: str, derived: Mapping[str, list[str]], taught: Container[str]
) -> Iterator[tuple[str, Form]]:
    adjectives = derived.get(key, [])
    people = [f"{a}s" for a in adjectives if f"{a}s" in evidence.spelt]
    served = any(evidence.bodies[a] or evidence.served[a] for a in adjectives)
    sure = served or key in evidence.called or (key in evidence.located and evidence.bodies[key])
    if not sure or key in evidence.persons or slug(key) in taught or key in evidence.words.lands:
        return
    if not _stands(evidence, key) or any(key in words for words in derived.values()):
        return
    entry = Entry(
        id=slug(evidence.spelt[key]),
        name=evidence.spelt[key],
        kind="state",
        learned=True,
        people=tuple(evidence.spelt[p] for p in people),
    )
    uses: list[tuple[str, Use]] = [(key, "name")]
    uses += [(a, "adjective") for a in adjectives] + [(p, "people") for p in people]
    for form, use in uses:
        yield form, Form(entry=entry, text=evidence.spelt[form], use=use, literal=False)


def _stands(evidence: _Evidence, key: str) -> bool:
    """Whether the name stands by itself somewhere."""
    table = evidence.table
    return any(table.tag[i] in (NN, NNP, NNPS) and not _longer(table, i) for i in evidence.at[key])


def _seats(evidence: _Evidence, states: Mapping[str, Form]) -> Iterator[tuple[str, Form]]:
    """Capitals that the text names as such beside the name: "Tarn, the Marlan capital"."""
    table, words = evidence.table, evidence.words
    for key, places in evidence.at.items():
        for i in places if key not in states and key not in evidence.persons else ():
            for k in table.right[i]:
                if table.dep[k] != APPOS or table.lower[k] not in words.capitals:
                    continue
                owners = [states[o] for j in table.left[k] if (o := key_of(table.word(j))) in states]
                if len(owners) == 1:
                    yield key, Form(entry=owners[0].entry, text=table.word(i), use="seat", literal=False)


def _longer(table: Table, i: int) -> bool:
    """Whether the word is a part of a longer name: "Marla Water Authority", "Lower Marla"."""
    before = i > 0 and table.adjoins(i) and _goes_on(table, i - 1) and table.head[i - 1] == i
    after = i + 1 < len(table.pos) and table.adjoins(i + 1) and _goes_on(table, i + 1) and table.head[i] > i
    return before or after


def _goes_on(table: Table, i: int) -> bool:
    return table.pos[i] == PROPN and table.capital(i)


def _agencies(table: Table, lines: Datelines, known: Container[int], taught: Container[str]) -> Iterator[Name]:
    """The outlets of datelines, wherever the text names them."""
    for start, end in lines.agencies:
        wanted = table.orth[start:end]
        if not wanted or any(i in known for i in range(start, end)):
            continue
        name = table.quote(start, end)
        if slug(name) in taught:
            continue
        entry = Entry(id=slug(name), name=name, kind="media", learned=True)
        form = Form(entry=entry, text=name, use="name", literal=True)
        for i, orth in enumerate(table.orth):
            if orth == wanted[0] and table.orth[i : i + len(wanted)] == wanted:
                yield Name(start=i, end=i + len(wanted), form=form, label=table.entity[i])
