"""Acronyms that a text introduces in brackets after their expansion."""

from briefer.analysis.actors.keys import key_of, word_id
from briefer.analysis.actors.labels import ORG
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.names import name_words
from briefer.analysis.actors.table import Table

_OPEN, _CLOSE = word_id("("), word_id(")")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "de", "al", "-", "&"})
_REACH = 12
"""Words before the bracket among which an acronym's expansion is looked for."""
_LONGEST = 10


def with_acronyms(table: Table, names: list[Name]) -> list[Name]:
    """The names, with expansion and acronym as two mentions of one."""
    ends = {n.end: n for n in names}
    kept = {n.start: n for n in names}
    for i, lower in enumerate(table.lower):
        if lower != _OPEN or i + 2 >= len(table.lower) or table.lower[i + 2] != _CLOSE or i == 0:
            continue
        short = table.word(i + 1)
        if not (1 < len(short) <= _LONGEST and sum(c.isupper() for c in short) > 1):
            continue
        before, own = ends.get(i), kept.get(i + 1)
        if own is not None and own.form is not None and (before is None or before.form is not own.form):
            continue
        start = _expansion(table, i, short)
        if start is None and (before is None or before.person or not _abridges(table, before, short)):
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


def _abridges(table: Table, name: Name, short: str) -> bool:
    """Whether the letters of the acronym stand in the name in their order, the first one first.

    Of a known name any acronym is believed: PKK stands for words of another language.
    """
    if name.form is not None:
        return name.form.use == "name" and name.form.entry.kind != "state"
    letters = iter(table.quote(name.start, name.end).casefold())
    plain = [c for c in short.casefold() if c.isalnum()]
    starts = {table.word(i)[:1].casefold() for i in range(name.start, name.end)}
    return plain[0] in starts and all(c in letters for c in plain)


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
