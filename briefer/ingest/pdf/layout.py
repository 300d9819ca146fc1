"""In which order a page is read: columns one after the other, what spans them between."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefer.ingest.pdf.pieces import Piece, is_right_to_left
from briefer.ingest.pdf.rules import Grid
from briefer.ingest.pdf.tables import bands_of, with_aligned_rows, with_ruled_rows

_WIDE = 0.6
"Of the width of all text: a piece this wide stands over several columns, or there is one column only."
_LEAST_GUTTER = 5.0
"Points."
_LEAST_LINES = 3
_LEAST_COLUMN = 0.15
"Of the width of all text."
_LEAST_CHARACTERS = 12
"Of a line in a column; most cells of tables are shorter."
_MOSTLY = 0.6
"Of the characters of a column; they stand in such lines."
_TRIMMED = 3
"Lines at either end of a stretch that may lie across its gutter, as a centred heading does."
_CELL = 1.8
"Heights of a line; a gap this wide in one line parts the cells of a table's row."
_APART = 0.6
"Heights of a line between what belongs together and what does not; lines of a paragraph touch."
_DEEPEST = 6
_LABEL = re.compile(r"[•‣◦▪●■*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]")
"What stands apart before the first line of a paragraph: a bullet, a number."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands side by side in one column."""

    text: str
    left: float
    "Where it begins: of a script that runs from right to left, counted from the right."
    right: float
    bottom: float
    top: float
    row: bool = False
    "Whether it is a row of a table, of however many lines."

    @property
    def height(self) -> float:
        return self.top - self.bottom


def columns_of(pieces: Sequence[Piece], grids: Iterable[Grid] = ()) -> list[list[Line]]:
    """The lines of each column, or stretch of one, in the order in which they are read; rows of tables are one each."""
    parts = _ordered(with_ruled_rows(pieces, grids), _DEEPEST)
    return [lines for part in parts if (lines := [_line(band) for band in bands_of(with_aligned_rows(part))])]


def _ordered(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    pieces = with_aligned_rows(pieces, beside_columns=True)
    width = _width(pieces)
    backwards = is_right_to_left(" ".join(piece.text for piece in pieces))
    held: list[Piece] = []
    for wide, bands in _stretches(bands_of(pieces), width):
        cut = None if wide or not depth else _cut(bands)
        if cut is None:
            held += [piece for band in bands for piece in band]
            continue
        above, columns, below = cut
        if held or above:
            yield held + above
        held = below
        for column in reversed(columns) if backwards else columns:
            yield from _ordered(column, depth - 1)
    if held:
        yield held


def _width(pieces: Sequence[Piece]) -> float:
    return max((p.right for p in pieces), default=0.0) - min((p.left for p in pieces), default=0.0)


def _stretches(bands: list[list[Piece]], width: float) -> Iterator[tuple[bool, list[list[Piece]]]]:
    """Neighbouring bands that hold a wide piece, or hold none."""
    begun = 0
    wide = [any(piece.right - piece.left > _WIDE * width for piece in band) for band in bands]
    for index in range(1, len(bands) + 1):
        if index == len(bands) or wide[index] != wide[begun]:
            yield wide[begun], bands[begun:index]
            begun = index


def _cut(bands: list[list[Piece]]) -> tuple[list[Piece], tuple[list[Piece], list[Piece]], list[Piece]] | None:
    """What stands above the columns, the two, and what stands below; None: there is one column."""
    for top in range(_TRIMMED + 1):
        for bottom in range(_TRIMMED + 1):
            end = len(bands) - bottom
            inside = [piece for band in bands[top:end] for piece in band]
            if (place := _gutter(inside)) is not None:
                left = [piece for piece in inside if piece.right <= place]
                right = [piece for piece in inside if piece.left >= place]
                left, apart = _parted(left, min(piece.bottom for piece in right))
                return _flat(bands[:top]), (left, right), apart + _flat(bands[end:])
    return None


def _parted(left: list[Piece], bottom: float) -> tuple[list[Piece], list[Piece]]:
    """The left column, and what stands below both with a gap above it, as a table or another article does."""
    bands = bands_of(left)
    for number, (above, band) in enumerate(pairwise(bands), start=1):
        gap = above[0].bottom - band[0].top
        if band[0].top < bottom and gap > _APART * band[0].height:
            return _flat(bands[:number]), _flat(bands[number:])
    return left, []


def _flat(bands: list[list[Piece]]) -> list[Piece]:
    return [piece for band in bands for piece in band]


def _gutter(pieces: list[Piece]) -> float | None:
    """Where a line from top to bottom meets no piece and has columns on both sides; of several the widest."""
    if len(pieces) < 2 * _LEAST_LINES:
        return None
    width, best, widest = _width(pieces), None, _LEAST_GUTTER
    in_order = sorted(pieces, key=lambda p: p.left)
    edge = in_order[0].right
    for piece in in_order:
        if piece.left - edge > widest:
            place = (piece.left + edge) / 2
            sides = [p for p in pieces if p.right <= place], [p for p in pieces if p.left >= place]
            if all(_is_column(side, width) for side in sides):
                best, widest = place, piece.left - edge
        edge = max(edge, piece.right)
    return best


def _is_column(pieces: list[Piece], width: float) -> bool:
    """Whether most of it stands in lines of text, of which one may be short: a table in a column is a part of it."""
    lines = [
        len(p.text) for p in pieces if p.right - p.left >= _LEAST_COLUMN * width and len(p.text) >= _LEAST_CHARACTERS
    ]
    return min(len(pieces), len(lines) + 1) >= _LEAST_LINES and sum(lines) >= _MOSTLY * sum(len(p.text) for p in pieces)


def _line(band: list[Piece]) -> Line:
    backwards = is_right_to_left(" ".join(piece.text for piece in band))
    in_order = band[::-1] if backwards else band
    text = in_order[0].text
    labelled = len(band) == 2 and _LABEL.fullmatch(text)  # noqa: PLR2004 - the label and its line
    for before, piece in pairwise(in_order):
        gap = max(piece.left - before.right, before.left - piece.right)
        apart = gap > _CELL * max(before.height, piece.height) and not labelled
        text += f" | {piece.text}" if apart else f" {piece.text}"
    left, right = min(p.left for p in band), max(p.right for p in band)
    return Line(
        text=text,
        left=-right if backwards else left,
        right=-left if backwards else right,
        bottom=min(p.bottom for p in band),
        top=max(p.top for p in band),
        row=any(p.row for p in band),
    )
