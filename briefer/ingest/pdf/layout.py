"""In which order a page is read: columns one after the other, what spans them between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefer.ingest.pdf.pieces import Piece

_WIDE = 0.6
"Of the width of all text: a piece this wide stands over several columns, or there is one column only."
_LEAST_GUTTER = 5.0
"Points."
_LEAST_LINES = 3
_LEAST_COLUMN = 0.15
"Of the width of all text."
_LEAST_CHARACTERS = 12
"Median of a column's pieces; the cells of a table are shorter."
_TRIMMED = 3
"Lines at either end of a stretch that may lie across its gutter, as a centred heading does."
_CELL = 1.8
"Heights of a line; a gap this wide in one line parts the cells of a table's row."
_APART = 0.6
"Heights of a line between what belongs together and what does not; lines of a paragraph touch."
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands side by side in one column."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def columns_of(pieces: Sequence[Piece]) -> list[list[Line]]:
    """The lines of each column, or stretch of one, in the order in which they are read."""
    return [lines for part in _ordered(list(pieces), _DEEPEST) if (lines := [_line(band) for band in _bands(part)])]


def _ordered(pieces: list[Piece], depth: int) -> Iterator[list[Piece]]:
    width = _width(pieces)
    held: list[Piece] = []
    for wide, bands in _stretches(_bands(pieces), width):
        cut = None if wide or not depth else _cut(bands)
        if cut is None:
            held += [piece for band in bands for piece in band]
            continue
        above, columns, below = cut
        if held or above:
            yield held + above
        held = below
        for column in columns:
            yield from _ordered(column, depth - 1)
    if held:
        yield held


def _width(pieces: Sequence[Piece]) -> float:
    return max((p.right for p in pieces), default=0.0) - min((p.left for p in pieces), default=0.0)


def _bands(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines from top to bottom: pieces that stand at the same height, by the middle of each."""
    bands: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom), p.left)):
        middle = (piece.top + piece.bottom) / 2
        if bands and bands[-1][0].bottom < middle < bands[-1][0].top:
            bands[-1].append(piece)
        else:
            bands.append([piece])
    return [sorted(band, key=lambda p: p.left) for band in bands]


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
    bands = _bands(left)
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
    return (
        len(pieces) >= _LEAST_LINES
        and median(p.right - p.left for p in pieces) >= _LEAST_COLUMN * width
        and median(len(p.text) for p in pieces) >= _LEAST_CHARACTERS
    )


def _line(band: list[Piece]) -> Line:
    text = band[0].text
    for before, piece in pairwise(band):
        apart = piece.left - before.right > _CELL * max(before.height, piece.height)
        text += f" | {piece.text}" if apart else f" {piece.text}"
    return Line(
        text=text,
        left=band[0].left,
        right=max(p.right for p in band),
        bottom=min(p.bottom for p in band),
        top=max(p.top for p in band),
    )
