"""How far a person's mention reaches to the left: titles, ranks, and the state or body they are of."""

from collections.abc import Mapping

from briefer.analysis.actors.keys import key_of, word_id, word_ids
from briefer.analysis.actors.labels import ADV, COMPOUND, PROPN
from briefer.analysis.actors.name import Name
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

_ARTICLES = word_ids("the a an")
_JOINTS = word_ids("of for to the and")
_AND = word_id("and")
_REACH = 8
"""Words that "Minister for Foreign Affairs and Trade" may have."""


def titled_start(table: Table, words: Words, at: Mapping[int, Name], name: Name) -> int:
    """First token of the mention: `Iraqi Foreign Minister`, `US Secretary of State`, `Gen.` belong to it."""
    start = i = name.start
    while i > 0 and table.adjoins(i):
        i -= 1
        other = at.get(i)
        if other is None and _is_title(table, words, i):
            start = i
        elif (joined := _joined(table, words, at, i)) is not None:
            start = i = joined
        elif other is not None and not other.person and start < name.start:
            start = i = other.start
        elif other is None and start < name.start and _goes_before(table, words, i):
            start = i
        else:
            break
    if start < name.start and start and table.lower[start - 1] in _ARTICLES:
        start -= 1
    return start


def _goes_before(table: Table, words: Words, i: int) -> bool:
    return table.pos[i] == PROPN and table.dep[i] == COMPOUND and table.lower[i] not in words.unnamed


def _is_title(table: Table, words: Words, i: int) -> bool:
    lower = table.lower[i]
    if lower in words.titles:
        return table.pos[i] != ADV
    noun = words.nouns.get(lower)
    if noun is None and not table.word(i).isascii():
        # Direction marks cling to words in texts that passed through Arabic systems.
        return word_id(key_of(table.word(i))) in words.titles
    return noun is not None and noun.kind in ("office", "person")


def _joined(table: Table, words: Words, at: Mapping[int, Name], last: int) -> int | None:
    """Start of "Secretary of State" or "Minister for the Middle East" that ends with token `last`."""
    for k in range(last, max(last - _REACH, 0), -1):
        if k in at and at[k].person:
            return None
        lower = table.lower[k]
        if lower in words.joined and k < last and table.lower[k + 1] in _JOINTS and table.lower[k + 1] != _AND:
            return k
        if not (table.capital(k) or lower in _JOINTS):
            return None
    return None
