"""How far a noun phrase reaches around its head, by the convention of mentions: determiner to "of" phrase."""

from briefer.analysis.actors.keys import word_id
from briefer.analysis.actors.labels import (
    ADP,
    ADVMOD,
    AMOD,
    APPOS,
    CC,
    COMPOUND,
    CONJ,
    DATE,
    DET_OF,
    NMOD,
    NOUN,
    NUMMOD,
    POBJ,
    POSS,
    PREDET,
    PREP,
    PROPN,
    PUNCT_OF,
    QUANTMOD,
)
from briefer.analysis.actors.table import Table
from briefer.analysis.actors.words import Words

_BEFORE = frozenset({ADVMOD, AMOD, COMPOUND, DET_OF, NMOD, NUMMOD, POSS, PREDET, PUNCT_OF, QUANTMOD, CC, CONJ})
_OF = word_id("of")
_FOR = word_id("for")
_HYPHENS = frozenset({word_id("-"), word_id("–"), word_id('"'), word_id("“"), word_id("”"), word_id("."), word_id(",")})
_DEPTH = 2
"""Nesting of "of" phrases that still belongs to a mention."""
_LISTED = 2
"""Tokens between two counted nouns: the conjunction and one modifier."""


def phrase_start(table: Table, head: int) -> int:
    """First token of the head's determiners, modifiers and possessor; never beyond a line's end."""
    start = head
    for child in reversed(table.left[head]):
        if table.dep[child] not in _BEFORE or (table.dep[child] == PUNCT_OF and table.lower[child] not in _HYPHENS):
            break
        edge = table.left_edge(child)
        if "\n" in table.text[table.idx[edge] : table.idx[start]]:
            break
        start = edge
    while start < head and (table.dep[start] in (PUNCT_OF, CC) or table.lower[start] in _HYPHENS or _day(table, start)):
        start += 1
    return start


def _day(table: Table, i: int) -> bool:
    """Whether a day stands there that the parse joined to what follows: "On Friday Denmark's minister"."""
    return table.pos[i] == PROPN and table.entity[i] == DATE and table.dep[i] == COMPOUND


def phrase_end(table: Table, head: int, words: Words, *, depth: int = 0) -> int:
    """End, exclusive, of the head with its "of" phrase, or the "for" phrase of a title such as minister."""
    for child in table.right[head]:
        if table.dep[child] != PREP or child > head + 1:
            continue
        joins = table.lower[child] == _OF or (table.lower[child] == _FOR and table.lower[head] in words.joined)
        if not joins:
            continue
        for inner in table.right[child]:
            if table.dep[inner] == POBJ and table.pos[inner] in (NOUN, PROPN, ADP) and depth < _DEPTH:
                return _object_end(table, inner, words, depth)
    return head + 1


def _object_end(table: Table, inner: int, words: Words, depth: int) -> int:
    end = phrase_end(table, inner, words, depth=depth + 1)
    for child in table.right[inner]:
        if (
            table.dep[child] == CONJ
            and table.pos[child] == NOUN
            and table.pos[inner] == NOUN
            and child - end <= _LISTED
        ):
            end = phrase_end(table, child, words, depth=depth + 1)
    return end


def role_head(table: Table, i: int) -> int:
    """The first of the conjuncts or appositions that `i` belongs to: its grammatical role is theirs."""
    while table.dep[i] in (CONJ, APPOS) and table.head[i] != i:
        i = table.head[i]
    return i
