"""Names in a text: known ones by the register, others from the language model's entities, repaired."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefer.analysis.actors.datelines import Datelines
from briefer.analysis.actors.keys import key_of, word_id, word_ids
from briefer.analysis.actors.labels import (
    ADP,
    AUX,
    COMPOUND,
    NORP,
    NOUN,
    NSUBJ,
    ORG,
    PERSON,
    POBJ,
    PROPN,
    PUNCT,
    SPACE,
    VERB,
    WORK,
)
from briefer.analysis.actors.learned import learned
from briefer.analysis.actors.name import Name, NameWords
from briefer.analysis.actors.register import Register
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

_ENTITIES = frozenset({PERSON, ORG, NORP, WORK})
_PLACES = frozenset({word_id("GPE"), word_id("LOC"), word_id("FAC")})
_CASE = word_id("'s"), word_id("’s"), word_id("'"), word_id("’")
_ARTICLES = word_id("al"), word_id("el")
_GROUPS = frozenset({"armed group", "party", "media"})
_HYPHEN = word_id("-")
_OPEN = word_id("(")
_THE = word_id("the")
_NEVER_LAST = frozenset({PUNCT, SPACE, VERB, AUX})
_IN = word_ids("in near outside")
_BEGIN = 3
"""spaCy's ENT_IOB code for the first token of an entity."""


def name_words(table: Table, start: int, end: int) -> NameWords:
    """The normalised words by which the name at these tokens is compared."""
    return tuple(key for i in range(start, end) if (key := key_of(table.word(i))))


def find_names(table: Table, register: Register, words: Words, lines: Datelines) -> list[Name]:
    """All names by position, none overlapping another; the longest wins. What stands in datelines names nobody."""
    known = [n for n in _known(table, register, words) if n.start not in lines.tokens]
    taken: dict[int, Name] = {i: name for name in known for i in range(name.start, name.end)}
    for name in learned(table, words, lines, set(taken), register.entries):
        if not any(i in taken for i in range(name.start, name.end)):
            known.append(name)
            taken.update(dict.fromkeys(range(name.start, name.end), name))
    found: dict[tuple[int, int], Name] = {(name.start, name.end): name for name in known}
    for entity in _entities(table, words, taken):
        name = _past(table, words, entity, lines)
        inside = {taken[i] for i in range(name.start, name.end) if i in taken}
        if name.start == name.end or (inside and not _outweighs(table, name, inside)):
            continue
        for other in inside:
            found.pop((other.start, other.end), None)
            for i in range(other.start, other.end):
                taken.pop(i, None)
        found[name.start, name.end] = name
        for i in range(name.start, name.end):
            taken[i] = name
    for name in (*_speakers(table, words, taken), *_bodies(table, words, taken)):
        found[name.start, name.end] = name
    places = _places(table, words, lines)
    return sorted(
        (
            n
            for n in found.values()
            if n.start not in lines.tokens
            and (n.form or n.end - n.start > 1 or key_of(table.word(n.start)) not in places)
        ),
        key=lambda n: n.start,
    )


def _places(table: Table, words: Words, lines: Datelines) -> set[str]:
    """Single words that the text uses as places: so labelled, in a dateline, or where someone is "in" them."""
    places = {key_of(table.word(i)) for i, label in enumerate(table.entity) if label in _PLACES}
    for i, dep in enumerate(table.dep):
        if dep == POBJ and table.entity[i] == PERSON and table.lower[table.head[i]] in _IN and table.iob[i] == _BEGIN:
            places.add(key_of(table.word(i)))
    return places | lines.places | _marks(table, words)


def _marks(table: Table, words: Words) -> set[str]:
    """Single words taken for persons that only mark things: "the Tarnow gauge" tells of no one called Tarnow."""
    marking: dict[str, bool] = {}
    for i, label in enumerate(table.entity):
        if label == PERSON and table.iob[i] == _BEGIN:
            head = table.head[i]
            thing = table.dep[i] == COMPOUND and table.pos[head] == NOUN and table.lower[head] not in words.nouns
            key = key_of(table.word(i))
            marking[key] = thing and marking.get(key, True)
    return {key for key, only in marking.items() if only}


def _known(table: Table, register: Register, words: Words) -> Iterator[Name]:
    count = len(table.orth)
    i = 0
    while i < count:
        if not (table.upper[i] or table.lower[i] in register.lower_starts) or not register.starts(
            key_of(table.word(i))
        ):
            i += 1
            continue
        match = register.longest(table.word(k) for k in range(i, count))
        if match is None:
            i += 1
            continue
        length, form = match
        start, end = i, i + length
        if form.use == "name" and form.entry.kind in _GROUPS and end < count and table.lower[end] in words.synonyms:
            # "The Hezbollah movement" is Hezbollah.
            end += 1
        while start > 1 and table.lower[start - 1] == _HYPHEN and table.lower[start - 2] in _ARTICLES:
            start -= 2
        if start == i and start and table.lower[start - 1] in _ARTICLES and table.capital(start - 1):
            start -= 1
        yield Name(start=start, end=end, form=form, label=table.entity[i])
        i = end


def _entities(table: Table, words: Words, taken: dict[int, Name]) -> Iterator[Name]:
    i, count = 0, len(table.orth)
    while i < count:
        if table.iob[i] != _BEGIN or table.entity[i] not in _ENTITIES:
            i += 1
            continue
        end = i + 1
        while end < count and table.iob[end] == 1:
            end += 1
        if span := _repaired(table, words, taken, i, end):
            start, last = span
            label = table.entity[i]
            if label == WORK:
                label = ORG if table.lower[last - 1] in words.mastheads else 0
            if label == ORG and last - start > 1 and _titled(table, words, start, last):
                start, label = start + 1, PERSON
            deed = last - start > 1 and table.lower[start] in words.deeds
            if label and not deed and (last - start == 1 or table.lower[last - 1] not in words.things):
                yield Name(start=start, end=last, form=None, label=label)
        i = end


def _past(table: Table, words: Words, name: Name, lines: Datelines) -> Name:
    """The name without the dateline that the language model took into it; empty: it is the dateline."""
    start = name.start
    while start < name.end and (start in lines.tokens or (start > name.start and table.pos[start] == PUNCT)):
        start += 1
    if start == name.start:
        return name
    speaks = table.dep[name.end - 1] == NSUBJ and table.lower[table.head[name.end - 1]] in words.speech
    person = speaks and name.end - start > 1 and table.lower[name.end - 1] not in words.nouns
    return replace(name, start=start, label=PERSON if person else name.label)


def _titled(table: Table, words: Words, start: int, end: int) -> bool:
    """Whether what was taken for an organisation is a title and a person's name: "Senator Helen Marsh"."""
    lower = table.lower
    noun = words.nouns.get(lower[start])
    title = lower[start] in words.ranks or (noun is not None and not noun.plural and noun.kind == "office")
    rest = range(start + 1, end)
    return title and all(table.pos[i] == PROPN and lower[i] not in words.nouns for i in rest)


def _speakers(table: Table, words: Words, taken: Mapping[int, Name]) -> Iterator[Name]:
    """Capitalised names of two words or more that the language model left unlabelled, where they speak."""
    for i, dep in enumerate(table.dep):
        if dep != NSUBJ or table.pos[i] != PROPN or table.lower[table.head[i]] not in words.speech:
            continue
        start = i
        while start and _named_on(table, words, taken, start - 1) and table.adjoins(start):
            start -= 1
        if start < i and not any(k in taken for k in range(start, i + 1)):
            body = start and table.lower[start - 1] == _THE
            yield Name(start=start, end=i + 1, form=None, label=ORG if body else PERSON)


def _bodies(table: Table, words: Words, taken: Mapping[int, Name]) -> Iterator[Name]:
    """Capitalised words behind "the" that end as names of bodies do, left unlabelled: "the Harbour Guild built it"."""
    for i, lower in enumerate(table.lower):
        if lower not in words.heading or i in taken or table.pos[i] != PROPN or not table.capital(i):
            continue
        start = i
        while start and _named_on(table, words, taken, start - 1) and table.adjoins(start):
            start -= 1
        ends = i + 1 >= len(table.pos) or not (table.pos[i + 1] == PROPN and table.adjoins(i + 1))
        if ends and start < i and start and table.lower[start - 1] == _THE:
            yield Name(start=start, end=i + 1, form=None, label=ORG)


def _named_on(table: Table, words: Words, taken: Mapping[int, Name], i: int) -> bool:
    plain = i not in taken and table.entity[i] == 0 and table.pos[i] == PROPN and table.capital(i)
    return plain and table.lower[i] not in words.titles and table.lower[i] not in words.nouns


def _trails(table: Table, words: Words, i: int) -> bool:
    """Whether the token ends no name: a case mark, punctuation, or a headline's verb taken into it ("Marsh Says")."""
    return table.lower[i] in _CASE or table.pos[i] in _NEVER_LAST or table.lower[i] in words.speech


def _repaired(table: Table, words: Words, taken: dict[int, Name], start: int, end: int) -> tuple[int, int] | None:
    """Without titles, articles, case marks and what lies beyond a line's end; with the parts of a name cut off."""
    label = table.entity[start]
    for i in range(start, end):
        broken = i > start and (not table.adjoins(i) or table.lower[i] == _OPEN)
        if broken or "\n" in table.word(i):
            end = i
            break
    while end > start and _trails(table, words, end - 1):
        end -= 1
    strip = words.titles if label == PERSON else words.weightless
    while start < end and (table.lower[start] in strip or table.lower[start] in words.weightless):
        start += 1
    while start < end and table.pos[start] == ADP and not table.capital(start):
        start += 1
    if start == end or not any(table.capital(i) and key_of(table.word(i)) for i in range(start, end)):
        return None
    if end - start == 1 and table.lower[start] in words.unnamed:
        return None
    if label == PERSON:
        end = _extended(table, words, taken, end)
    return start, end


def _extended(table: Table, words: Words, taken: dict[int, Name], end: int) -> int:
    """Past the cut: a person's name goes on over particles and hyphens to further capitalised words."""
    i = end
    while i < len(table.orth) and i not in taken:
        if not table.adjoins(i) or table.pos[i] == SPACE:
            break
        if table.pos[i] == PROPN and table.capital(i) and table.lower[i] not in words.titles:
            if table.entity[i] not in (0, PERSON) or table.dep[i] == table.dep[end - 1] == 0:
                break
            i += 1
            end = i
        elif table.lower[i] in words.particles and table.lower[i] not in _CASE:
            i += 1
        else:
            break
    return end


def _given(name: Name, *, first: bool) -> bool:
    """Whether a known name may be a part of someone's: Jordan or Chad as the first, Wagner as the last, Shia as any."""
    form = name.form
    if form is None:
        return False
    if form.entry.kind == "population":
        return True
    return form.use == "name" and not form.text.isupper() and (form.entry.kind == "state") == first


def _outweighs(table: Table, name: Name, inside: set[Name]) -> bool:
    """A longer entity is another name than the known one in it, if its head is not in the known one.

    "Hamas Political Bureau" is not Hamas; "Iraqi Ministry of Culture" is not Iraq; "Jordan Marsh" is a man.
    """
    if name.person and name.end - name.start > 1:
        return all(o.end - o.start == 1 and _given(o, first=o.start == name.start) for o in inside)
    if name.person or any(o.start < name.start or o.end > name.end for o in inside):
        return False
    root = next((i for i in range(name.start, name.end) if not name.start <= table.head[i] < name.end), name.end - 1)
    return name.label == ORG and not any(o.start <= root < o.end for o in inside)
