"""Datelines: the place, day and agency before the dash with which a report begins. Its place acts for nobody."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from briefer.analysis.actors.keys import key_of
from briefer.analysis.actors.table import Table

_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z.'’ -]*[A-Z])"
    r"(?P<rest>(?:,[^\n(–—]{1,40}?)?)"
    r"(?:[ ]?\((?P<agency>[^)\n]{2,40})\))?"
    r"[ ]*(?:–|—|--|[ ]-[ ])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Datelines:
    """What the datelines of one text hold, by tokens."""

    tokens: frozenset[int]
    "Tokens of places and days."
    agencies: tuple[tuple[int, int], ...]
    "Start and end, exclusive, of the outlets in brackets."
    places: frozenset[str]
    "Normal forms of the places, which are places wherever the text names them."


def datelines(table: Table) -> Datelines:
    """The datelines of a text; each stands at the start of a line."""
    tokens: set[int] = set()
    agencies: list[tuple[int, int]] = []
    places: set[str] = set()
    for match in _DATELINE.finditer(table.text):
        tokens |= set(range(*_tokens(table, match.start("place"), match.end("rest"))))
        places.add(" ".join(key for word in match["place"].split() if (key := key_of(word))))
        if match["agency"]:
            agencies.append(_tokens(table, match.start("agency"), match.end("agency")))
    return Datelines(tokens=frozenset(tokens), agencies=tuple(agencies), places=frozenset(places))


def _tokens(table: Table, start: int, end: int) -> tuple[int, int]:
    return bisect_left(table.idx, start), bisect_left(table.idx, end)
