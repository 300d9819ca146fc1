"""Lines that a page draws between the cells of its tables."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from ctypes import byref, c_float
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium
from pypdfium2 import PdfiumError, PdfPage

from briefer.ingest.pdf.turns import Box, Turn

_STRAIGHT = 1.0
"Points by which the ends of a line may be off."
_SHORTEST = 4.0
"Points; a shorter line is part of a drawing."
_TOGETHER = 3.0
"Points between lines that are one: the edges of a filled one, the borders of two cells."
_MOST_SEGMENTS = 20_000
_MOST_RULES = 400
"Of one direction on a page; a page with more is a map or a drawing."
_LEAST = 3
"Rules of each direction in a table: two columns, two rows."


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across the page or down it."""

    at: float
    "Its height if it runs across, else its distance from the left."
    begin: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table whose cells lines part."""

    downs: tuple[float, ...]
    "Where its columns begin and the last of them ends, from the left."
    acrosses: tuple[float, ...]
    "Where its rows end and the first begins, from below."

    def holds(self, x: float, y: float) -> bool:
        return self.downs[0] <= x <= self.downs[-1] and self.acrosses[0] <= y <= self.acrosses[-1]

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a point in it, both counted from the lower left."""
        return max(0, bisect_left(self.acrosses, y) - 1), max(0, bisect_left(self.downs, x) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    acrosses: tuple[Rule, ...] = ()
    "From below."
    downs: tuple[Rule, ...] = ()
    "From the left."
    _lefts: tuple[float, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lefts", tuple(rule.at for rule in self.downs))

    def stand_between(self, left: float, right: float, height: float) -> bool:
        """Whether a line that runs down parts two characters of one line."""
        if not self.downs:
            return False
        first = bisect_left(self._lefts, left - _STRAIGHT)
        for rule in self.downs[first:]:
            if rule.at > right + _STRAIGHT:
                return False
            if rule.begin <= height <= rule.end:
                return True
        return False

    def grids(self) -> Iterator[Grid]:
        """Tables: lines that cross or meet, enough of them for cells."""
        met = [{at for at, rule in enumerate(self.acrosses) if _meet(down, rule)} for down in self.downs]
        waiting = set(range(len(self.downs)))
        while waiting:
            downs, acrosses = _connected(waiting.pop(), met)
            waiting -= downs
            xs = _apart(self.downs[one].at for one in downs)
            ys = _apart(self.acrosses[one].at for one in acrosses)
            if len(xs) >= _LEAST and len(ys) >= _LEAST:
                yield Grid(downs=xs, acrosses=ys)


def _connected(first: int, met: Sequence[AbstractSet[int]]) -> tuple[set[int], set[int]]:
    """Lines down and across that hang together with one that runs down; `met`: those across that each down meets."""
    downs, acrosses, pending = {first}, set[int](), [first]
    while pending:
        fresh = met[pending.pop()] - acrosses
        acrosses |= fresh
        more = {down for down, others in enumerate(met) if down not in downs and not fresh.isdisjoint(others)}
        downs |= more
        pending += more
    return downs, acrosses


def _meet(down: Rule, across: Rule) -> bool:
    return (
        across.begin - _TOGETHER <= down.at <= across.end + _TOGETHER
        and down.begin - _TOGETHER <= across.at <= down.end + _TOGETHER
    )


def _apart(places: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _TOGETHER:
            found.append(place)
    return tuple(found)


def rules_of(page: PdfPage, turn: Turn) -> Rules:
    """The straight lines that it draws and fills, those that lie on one another as one. None: there are too many."""
    acrosses: list[Rule] = []
    downs: list[Rule] = []
    for count, (x, y, to_x, to_y) in enumerate(_segments(page)):
        if count > _MOST_SEGMENTS:
            return Rules()
        left, bottom, right, top = turn.box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
        if top - bottom < _STRAIGHT and right - left >= _SHORTEST:
            acrosses.append(Rule(at=(bottom + top) / 2, begin=left, end=right))
        elif right - left < _STRAIGHT and top - bottom >= _SHORTEST:
            downs.append(Rule(at=(left + right) / 2, begin=bottom, end=top))
    joined = _joined(acrosses), _joined(downs)
    if max(map(len, joined)) > _MOST_RULES:
        return Rules()
    return Rules(acrosses=joined[0], downs=joined[1])


def _joined(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Pieces of one line as one."""
    found: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if lines and rule.at - lines[-1][0].at <= _STRAIGHT:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    for line in lines:
        begun: Rule | None = None
        for rule in sorted(line, key=lambda one: one.begin):
            if begun and rule.begin <= begun.end + _TOGETHER:
                begun = Rule(at=begun.at, begin=begun.begin, end=max(begun.end, rule.end))
                continue
            if begun:
                found.append(begun)
            begun = rule
        if begun:
            found.append(begun)
    return tuple(found)


def _segments(page: PdfPage) -> Iterator[Box]:
    """The straight lines of its paths, from and to; of curves none."""
    x, y = c_float(), c_float()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        try:
            matrix = thing.get_matrix()
        except PdfiumError:
            continue  # a path in a broken place parts no cells
        begun = before = (0.0, 0.0)
        for index in range(pdfium.FPDFPath_CountSegments(thing.raw)):
            segment = pdfium.FPDFPath_GetPathSegment(thing.raw, index)
            pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            place = matrix.on_point(x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                begun = place
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield (*before, *place)
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield (*place, *begun)
            before = place
