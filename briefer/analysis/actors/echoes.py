"""What a text teaches about its own names: acronyms from their expansion, surnames and first names from full names."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefer.analysis.actors.acronyms import with_acronyms
from briefer.analysis.actors.keys import key_of, word_ids
from briefer.analysis.actors.labels import APPOS, ORG, PERSON, POBJ, PROPN
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.names import name_words
from briefer.analysis.actors.people import People
from briefer.analysis.actors.shortforms import with_short_forms
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Noun, Words

_PLACES = word_ids("GPE LOC FAC")
_IN = word_ids("in at near from to outside into of")
_CERTAIN = 100
_WHOLE = 2
"""Words of a name that is not cut further."""


def with_echoes(table: Table, names: list[Name], words: Words) -> list[Name]:
    """The names, each told what full name it stands for, and those that the language model missed."""
    full = [
        n if n.full or n.form is not None else replace(n, full=name_words(table, n.start, n.end))
        for n in with_acronyms(table, names)
    ]
    full = _relabelled(table, full, words)
    persons = {n.full for n in full if n.person and len(n.full) > 1}
    full = [_trimmed(n, persons) for n in full]
    people = People(table, full, words.offices | words.ranks)
    acronyms = {n.acronym: n for n in full if n.acronym}
    taken = {i for n in full for i in range(n.start, n.end)}
    known = [_resolved(n, people, acronyms) for n in full]
    every = sorted([*known, *_missed(table, taken, people, acronyms, words)], key=lambda n: n.start)
    return with_short_forms(table, every, words)


def _relabelled(table: Table, names: list[Name], words: Words) -> list[Name]:
    """One label for all mentions of a discovered name: the one that it has more often, a person on a tie.

    Beside a post ("Helen Marsh, a spokeswoman") it is a person; a masthead ("Marl Gazette") is none.
    """
    votes: dict[tuple[str, ...], int] = {}
    for name in names:
        if name.form is None and not name.acronym and name.label in (ORG, PERSON):
            vote = 1 if name.label == PERSON else -1
            if table.lower[name.end - 1] in words.mastheads:
                vote = -_CERTAIN
            elif len(name.full) == _WHOLE and _posted(table, name, words):
                vote = _CERTAIN
            votes[name.full] = votes.get(name.full, 0) + vote
    return [
        replace(n, label=PERSON if votes[n.full] >= 0 else ORG)
        if n.form is None and not n.acronym and n.full in votes and n.label in (ORG, PERSON)
        else n
        for n in names
    ]


def _posted(table: Table, name: Name, words: Words) -> bool:
    """Whether one post stands beside the name, after it or before it."""
    above = table.head[name.end - 1]
    if table.dep[name.end - 1] == APPOS and not any(table.dep[k] == APPOS for k in table.right[name.end - 1]):
        return _post(words.nouns.get(table.lower[above]))
    beside = [k for k in table.right[name.end - 1] if table.dep[k] == APPOS]
    if len(beside) != 1 or any(table.dep[k] == APPOS for k in table.right[beside[0]]):
        return False
    return _post(words.nouns.get(table.lower[beside[0]]))


def _post(noun: Noun | None) -> bool:
    return noun is not None and not noun.plural and noun.kind == "office"


def _trimmed(name: Name, persons: set[tuple[str, ...]]) -> Name:
    """Cut to the name that the text gives elsewhere: "North Gate Ali Hassan" to Ali Hassan."""
    if name.form is None and len(name.full) > _WHOLE and name.end - name.start == len(name.full):
        for keep in range(len(name.full) - 1, 1, -1):
            if name.full[-keep:] in persons:
                return replace(name, start=name.end - keep, label=PERSON, full=name.full[-keep:])
    return name


def _resolved(name: Name, people: People, acronyms: Mapping[str, Name]) -> Name:
    if name.form is not None or not name.full:
        return name
    if len(name.full) == 1 and (known := acronyms.get(name.full[0])) is not None:
        return replace(name, form=known.form, full=known.full, label=ORG)
    if name.person or (len(name.full) == 1 and people.knows(name.full[0])):
        return replace(name, label=PERSON, full=people.bearer(name))
    return name


def _missed(
    table: Table, taken: set[int], people: People, acronyms: Mapping[str, Name], words: Words
) -> Iterator[Name]:
    for i, pos in enumerate(table.pos):
        if pos != PROPN or i in taken or not table.capital(i):
            continue
        word = key_of(table.word(i))
        if word in acronyms:
            known = acronyms[word]
            yield Name(start=i, end=i + 1, form=known.form, label=ORG, full=known.full)
        elif people.knows(word) and not _place(table, i) and table.lower[i] not in words.titles:
            echo = Name(start=i, end=i + 1, form=None, label=PERSON, full=(word,))
            yield replace(echo, full=people.bearer(echo))


def _place(table: Table, i: int) -> bool:
    """Whether a word that is also someone's name is a place here."""
    return table.entity[i] in _PLACES and table.dep[i] == POBJ and table.lower[table.head[i]] in _IN
