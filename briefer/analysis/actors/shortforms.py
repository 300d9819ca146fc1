"""Short forms of names that the text has given in full: "the Front" for the Dorrin Front, SBC for a Sorrel Bay Council.

A short form is believed only where one name alone, given before it, can be meant. After the Dorrin Front and the New
Dorrin Front, "the Front" is neither.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefer.analysis.actors.keys import key_of, word_id, word_ids
from briefer.analysis.actors.labels import ORG, PROPN
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

_THE = word_id("the")
_JOINTS = word_ids("of for in on against to and")
_SMALL = word_ids("of for the and in on to de al el")
_TWO = 2
_ACRONYM = range(3, 8)
"""Letters of an acronym that is believed without brackets; two stand for too much."""
_NO_BODY = frozenset({"state", "population", "person"})

Identity = str | tuple[str, ...]


def with_short_forms(table: Table, names: Sequence[Name], words: Words) -> list[Name]:
    """The names by position, with those that stand for one given before."""
    full = [name for name in names if _is_full(name)]
    at = {i: name for name in names for i in range(name.start, name.end)}
    found = {name.start: name for name in names}
    for name in (*_repeated(table, full, at), *_acronyms(table, full, at), *_heads(table, full, at, words)):
        inside = {at[i].start: at[i] for i in range(name.start, name.end) if i in at}
        if all(name.start <= other.start and other.end <= name.end for other in inside.values()):
            for start in inside:
                found.pop(start, None)
            at.update(dict.fromkeys(range(name.start, name.end), name))
            found[name.start] = name
    return sorted(found.values(), key=lambda name: name.start)


def _is_full(name: Name) -> bool:
    if name.end - name.start < _TWO or name.person:
        return False
    if name.form is not None:
        return name.form.use == "name" and name.form.entry.kind not in _NO_BODY
    return name.label == ORG


def _identity(name: Name) -> Identity:
    return name.form.entry.id if name.form is not None else name.full


def _meant(name: Name, start: int, end: int) -> Name:
    return replace(name, start=start, end=end, label=ORG, acronym="")


def _free(at: Mapping[int, Name], i: int) -> bool:
    """Whether no name stands there but a single word that nobody knows."""
    return i not in at or (at[i].form is None and at[i].end - at[i].start == 1 and not at[i].acronym)


def _repeated(table: Table, full: Sequence[Name], at: Mapping[int, Name]) -> Iterator[Name]:
    """A name in full that the language model saw once and missed elsewhere."""
    unknown: dict[int, dict[tuple[int, ...], Name]] = {}
    for name in full:
        if name.form is None:
            spelt = tuple(table.orth[name.start : name.end])
            unknown.setdefault(spelt[0], {}).setdefault(spelt, name)
    for i, orth in enumerate(table.orth):
        for spelt, name in unknown.get(orth, {}).items():
            end = i + len(spelt)
            same = tuple(table.orth[i:end]) == spelt and not any(k in at for k in range(i, end))
            if same and not _runs_on(table, i, end):
                yield _meant(name, i, end)


def _runs_on(table: Table, start: int, end: int) -> bool:
    """Whether the words are a part of a longer name: "New Dorrin Front" holds no Dorrin Front."""
    before = start > 0 and table.adjoins(start) and table.pos[start - 1] == PROPN and table.capital(start - 1)
    before = before and table.lower[start - 1] != _THE
    after = end < len(table.pos) and table.adjoins(end) and table.pos[end] == PROPN and table.capital(end)
    return before or after


def _acronyms(table: Table, full: Sequence[Name], at: Mapping[int, Name]) -> Iterator[Name]:
    """Initials of one name given before, without brackets."""
    initials: dict[str, list[Name]] = {}
    for name in full:
        large = [i for i in range(name.start, name.end) if table.lower[i] not in _SMALL and key_of(table.word(i))]
        initials.setdefault("".join(table.word(i)[0] for i in large), []).append(name)
    for i in range(len(table.orth)):
        word = table.word(i)
        short = len(word) in _ACRONYM and word.isalpha() and word.isupper() and _free(at, i)
        if short and (known := _only(initials.get(word, ()), i)) is not None:
            yield _meant(known, i, i + 1)


def _heads(table: Table, full: Sequence[Name], at: Mapping[int, Name], words: Words) -> Iterator[Name]:
    """Names given before by their last word, or without the state they begin with: the Front, the Water Authority."""
    by_head: dict[int, list[tuple[Name, int]]] = {}
    for name in full:
        head = _head(table, name)
        if table.lower[head] in words.heading and table.capital(head):
            by_head.setdefault(table.lower[head], []).append((name, head))
    states = {key for name in at.values() for key in _stately(name)} if by_head else set()
    for i, lower in enumerate(table.lower):
        if lower not in by_head or not i or not table.capital(i):
            continue
        if table.lower[i - 1] != _THE:
            if (found := _stateless(table, i, by_head[lower], states, at)) is not None:
                yield found
        elif _free(at, i) and not _runs_on(table, i, i + 1):
            known = _only([name for name, _ in by_head[lower]], i)
            if known is not None:
                yield _meant(known, i, i + 1)


def _stately(name: Name) -> Iterator[str]:
    """Normal forms of a state and of its adjectives, of one word each; none: the name is no state's."""
    if name.form is not None and name.form.entry.kind == "state":
        yield key_of(name.form.text)
        yield from (key_of(word) for word in (name.form.entry.name, *name.form.entry.adjectives))


def _head(table: Table, name: Name) -> int:
    """The last word, or the one before "of": the Council of Basin States is a council."""
    joint = next((i for i in range(name.start + 1, name.end) if table.lower[i] in _JOINTS), name.end)
    return joint - 1


def _stateless(
    table: Table, i: int, heads: Sequence[tuple[Name, int]], states: set[str], at: Mapping[int, Name]
) -> Name | None:
    """The name whose first word, a state's, is left out: "the Water Authority" of the Velderra Water Authority."""
    fitting: list[tuple[Name, int, int]] = []
    for name, head in heads:
        rest = table.lower[name.start + 1 : name.end]
        start = i - (head - name.start - 1)
        end = start + len(rest)
        if len(rest) < _TWO or start < 1 or key_of(table.word(name.start)) not in states or name.end > start:
            continue
        same = table.lower[start:end] == rest and table.lower[start - 1] == _THE and table.capital(start)
        if same and not any(k in at and at[k].form is not None for k in range(start, end)):
            fitting.append((name, start, end))
    if len({_identity(name) for name, _, _ in fitting}) != 1:
        return None
    return _meant(*fitting[0])


def _only(candidates: Sequence[Name], i: int) -> Name | None:
    """The one of them that is given before token `i`; None: there is none, or more than one."""
    before = {_identity(name): name for name in candidates if name.end <= i}
    return next(iter(before.values())) if len(before) == 1 else None
