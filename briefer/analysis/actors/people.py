"""Persons of one text: which full name a surname, a first name or a longer form stands for."""

from collections import Counter

from briefer.analysis.actors.keys import word_ids
from briefer.analysis.actors.name import Name, NameWords
from briefer.analysis.actors.table import Table

_MEN = word_ids("mr mr. sir lord king prince")
_WOMEN = word_ids("mrs mrs. ms ms. miss lady queen princess madame")


class People:
    """Built from all person names of a text; asked for each of them."""

    def __init__(self, table: Table, names: list[Name], titles: frozenset[int]) -> None:
        self._table = table
        persons = [n for n in names if n.person]
        counts = Counter(n.full for n in persons if len(n.full) > 1)
        self._canonical = _canonical(counts)
        self._single = {n.full[0] for n in persons if len(n.full) == 1}
        self._last: dict[str, dict[NameWords, None]] = {}
        self._first: set[str] = set()
        for full in counts:
            self._last.setdefault(full[-1], {})[self._canonical[full]] = None
            self._first.add(full[0])
        self._led = self._led_by_title(persons, titles)
        self._begins: dict[NameWords, int] = {}
        "First token at which each full name stands."
        for name in persons:
            if len(name.full) > 1:
                self._begins.setdefault(self._canonical[name.full], name.start)
        self._gender: dict[NameWords, str] = {}
        self._genders: dict[str, set[str]] = {}
        for name in persons:
            if gender := self._honorific(name):
                self._genders.setdefault(name.full[-1], set()).add(gender)
                if len(name.full) > 1:
                    self._gender[self._canonical[name.full]] = gender

    def _led_by_title(self, persons: list[Name], titles: frozenset[int]) -> set[str]:
        """Surnames that the text brings in with an office before any full name, which then lacks that office.

        After "President Ellis", a later "Joan Ellis" is someone else.
        """
        office = {n.start: lower for n in persons if n.start and (lower := self._table.lower[n.start - 1]) in titles}
        first: dict[str, Name] = {}
        for name in persons:
            first.setdefault(name.full[-1], name)
        held = {(n.full[-1], office[n.start]) for n in persons if len(n.full) > 1 and n.start in office}
        return {
            word
            for word, name in first.items()
            if len(name.full) == 1 and name.start in office and (word, office[name.start]) not in held
        }

    def knows(self, word: str) -> bool:
        return word in self._last or word in self._first or word in self._single

    def bearer(self, name: Name) -> NameWords:
        """The full name that a name stands for; a surname that may mean two people stays by itself.

        A first name alone stays by itself too: it may be another's only name.
        """
        if len(name.full) > 1:
            return self._canonical.get(name.full, name.full)
        word = name.full[0]
        if word in self._led:
            return (word,)
        gender = self._honorific(name)
        fitting = [full for full in self._last.get(word, ()) if gender is None or self._may_be(full, gender)]
        before = [full for full in fitting if self._begins[full] < name.start]
        if len(fitting) == 1 or len(before) == 1:
            return (before or fitting)[0]
        divided = gender is not None and len(self._genders.get(word, ())) > 1
        return (gender, word) if divided and gender else (word,)

    def _may_be(self, full: NameWords, gender: str) -> bool:
        return self._gender.get(full, gender) == gender

    def _honorific(self, name: Name) -> str | None:
        before = self._table.lower[name.start - 1] if name.start else 0
        return "mr" if before in _MEN else "ms" if before in _WOMEN else None


def _canonical(counts: Counter[NameWords]) -> dict[NameWords, NameWords]:
    """Each full name to the form it is kept under: one for "Ann Lee" and "Ann B. Lee", two where middles differ."""
    groups: dict[tuple[str, str], list[NameWords]] = {}
    for full in counts:
        groups.setdefault((full[0], full[-1]), []).append(full)
    found: dict[NameWords, NameWords] = {}
    for forms in groups.values():
        middles = {full[1:-1] for full in forms if len(full) > 2}  # noqa: PLR2004 - first and last are two
        one = min(forms, key=lambda full: (-counts[full], len(full), full))
        found |= {full: one if len(middles) <= 1 else full for full in forms}
    return found
