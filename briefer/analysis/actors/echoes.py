"""What a text teaches about its own names: acronyms from their expansion, surnames and first names from full names."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefer.analysis.actors.keys import key_of, word_id
from briefer.analysis.actors.labels import ORG, PERSON, PROPN
from briefer.analysis.actors.names import Name
from briefer.analysis.actors.table import Table

_OPEN, _CLOSE = word_id("("), word_id(")")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "al", "-", "&"})
_REACH = 12
"""Words before the bracket among which an acronym's expansion is looked for."""
_LONGEST = 10
_WHOLE = 2
"""Words of a name that is not cut further."""

Words = tuple[str, ...]


def name_words(table: Table, start: int, end: int) -> Words:
    """The normalised words by which the name at these tokens is compared."""
    return tuple(key for i in range(start, end) if (key := key_of(table.word(i))))


def with_echoes(table: Table, names: list[Name]) -> list[Name]:
    """The names, each told what full name it stands for, and those that the language model missed."""
    names = _with_acronyms(table, names)
    full = [replace(n, full=name_words(table, n.start, n.end)) if not n.full else n for n in names]
    persons = {n.full for n in full if n.person and len(n.full) > 1}
    full = [_trimmed(n, persons) for n in full]
    persons = {n.full for n in full if n.person and len(n.full) > 1}
    single = {n.full[0] for n in full if n.person and len(n.full) == 1}
    bearers = _bearers(persons)
    acronyms = {n.acronym: n for n in full if n.acronym}
    taken = {i for n in full for i in range(n.start, n.end)}
    known = [_resolved(n, bearers, acronyms, single) for n in full]
    missed = _missed(table, taken, bearers, acronyms, single)
    return sorted([*known, *missed], key=lambda n: n.start)


def _bearers(persons: Iterable[Words]) -> dict[str, set[Words]]:
    """Full names by their last and first words; a longer form of a name stands for it too."""
    found: dict[str, set[Words]] = {}
    for words in persons:
        for word in (words[0], words[-1]):
            found.setdefault(word, set()).add(words)
    return found


def _trimmed(name: Name, persons: set[Words]) -> Name:
    """Cut to the name that the text gives elsewhere: "North Gate Ali Hassan" to Ali Hassan."""
    if name.form is None and len(name.full) > _WHOLE:
        for keep in range(len(name.full) - 1, 1, -1):
            if name.full[-keep:] in persons and name.end - name.start == len(name.full):
                return replace(name, start=name.end - keep, label=PERSON, full=name.full[-keep:])
    return name


def _resolved(name: Name, bearers: dict[str, set[Words]], acronyms: dict[str, Name], single: set[str]) -> Name:
    if name.form is not None or len(name.full) != 1:
        return name
    word = name.full[0]
    if (known := acronyms.get(word)) is not None:
        return replace(name, form=known.form, full=known.full, label=ORG)
    whose = bearers.get(word, set())
    if name.person or whose or word in single:
        return replace(name, label=PERSON, full=next(iter(whose)) if len(whose) == 1 else name.full)
    return name


def _missed(
    table: Table, taken: set[int], bearers: dict[str, set[Words]], acronyms: dict[str, Name], single: set[str]
) -> Iterator[Name]:
    for i, pos in enumerate(table.pos):
        if pos != PROPN or i in taken or not table.capital(i):
            continue
        word = key_of(table.word(i))
        if word in acronyms:
            known = acronyms[word]
            yield Name(start=i, end=i + 1, form=known.form, label=ORG, full=known.full)
        elif word in bearers or word in single:
            whose = bearers.get(word, set())
            yield Name(
                start=i, end=i + 1, form=None, label=PERSON, full=next(iter(whose)) if len(whose) == 1 else (word,)
            )


def _with_acronyms(table: Table, names: list[Name]) -> list[Name]:
    ends = {n.end: n for n in names}
    kept = {n.start: n for n in names}
    for i, lower in enumerate(table.lower):
        if lower != _OPEN or i + 2 >= len(table.lower) or table.lower[i + 2] != _CLOSE or i == 0:
            continue
        short = table.word(i + 1)
        if not (1 < len(short) <= _LONGEST and sum(c.isupper() for c in short) > 1):
            continue
        before = ends.get(i)
        start = _expansion(table, i, short)
        if start is None and (before is None or before.person):
            continue
        if start is None or (before is not None and before.form is not None):
            start = before.start if before else i - 1
        for k in [k for k, n in kept.items() if start <= k < i or k == i + 1]:
            if kept[k] is not before or before.form is None:
                del kept[k]
        if before is None or before.form is None:
            before = Name(start=start, end=i, form=None, label=ORG, full=name_words(table, start, i))
            kept[start] = before
        kept[i + 1] = Name(start=i + 1, end=i + 2, form=before.form, label=ORG, full=before.full, acronym=key_of(short))
    return sorted(kept.values(), key=lambda n: n.start)


def _expansion(table: Table, bracket: int, short: str) -> int | None:
    """First token of the words before the bracket whose initials spell the acronym."""
    letters = [c for c in short.casefold() if c.isalpha()]
    i = bracket - 1
    for letter in reversed(letters):
        while i >= max(0, bracket - _REACH) and (
            table.word(i).casefold() in _SMALL and not table.word(i).casefold().startswith(letter)
        ):
            i -= 1
        if i < max(0, bracket - _REACH) or not table.word(i).casefold().startswith(letter) or not table.capital(i):
            return None
        i -= 1
    return i + 1
