"""Rows of tables: what stands in one row is one piece, its cells told apart by `|`, each with all its lines.

Lines that are drawn between cells tell them best. Without such, a table is told by words that stand below one another
with gaps between them that no line crosses.
"""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from briefer.ingest.pdf.hyphens import joined
from briefer.ingest.pdf.pieces import Piece, Word
from briefer.ingest.pdf.rules import Grid

_LONGEST_ROW = 1500
"Characters; where rows are longer, lines frame whole pages and no cells."
_LEAST_CELLS = 3
"In a line that is told to be of a table; two may be two columns of text."
_NARROW = 0.45
"Of the width of all text; a wider piece may be a line of a column."
_SHORT = 25
"Characters of a cell, at least of the middle one of a line."
_APART = 6
"Lines between two that are told to be of a table, at most: a cell's other lines."
_GUTTER = 0.5
"Heights of a line; a gap of that width in all lines parts columns, a space is half of it."
_TOUCHING = 0.12
"Heights of a line; lines of one cell stand no further apart."
_MEMBERS = 0.4
"Of the lines of a table; where so many groups of touching lines are told apart, each is a row."
_BEGUN = 0.8
"Of the lines that look like the first of a row; likewise."
_ALONE = 0.4
"Heights of a line between a table and what stands above and below it; beside it a column of text would go on."


def bands_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Lines from top to bottom: pieces that stand at the same height, by the middle of each."""
    bands: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom), p.left)):
        middle = (piece.top + piece.bottom) / 2
        if bands and bands[-1][0].bottom < middle < bands[-1][0].top:
            bands[-1].append(piece)
        else:
            bands.append([piece])
    return [sorted(band, key=lambda p: p.left) for band in bands]


def with_ruled_rows(pieces: Sequence[Piece], grids: Iterable[Grid]) -> list[Piece]:
    """With the rows of each grid in place of what stands in them."""
    left = list(pieces)
    for grid in grids:
        inside = [piece for piece in left if grid.holds(*_middle(piece))]
        rows: dict[int, dict[int, list[Piece]]] = {}
        for piece in inside:
            row, column = grid.place(*_middle(piece))
            rows.setdefault(row, {}).setdefault(column, []).append(piece)
        made = [_row(list(cells.values()), grid) for _, cells in sorted(rows.items(), reverse=True)]
        if made and max(len(row.text) for row in made) <= _LONGEST_ROW:
            gone = set(map(id, inside))
            left = [piece for piece in left if id(piece) not in gone] + made
    return left


def _middle(piece: Piece) -> tuple[float, float]:
    return (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2


def _row(cells: Sequence[Sequence[Piece]], grid: Grid | None = None) -> Piece:
    """The cells from left to right; as wide as the table, so that nothing beside it is read between its rows."""
    held = [piece for cell in cells for piece in cell]
    texts = [_text(cell) for cell in sorted(cells, key=lambda cell: min(piece.left for piece in cell))]
    return Piece(
        text=" | ".join(texts),
        left=grid.downs[0] if grid else min(piece.left for piece in held),
        right=grid.downs[-1] if grid else max(piece.right for piece in held),
        bottom=min(piece.bottom for piece in held),
        top=max(piece.top for piece in held),
        row=True,
    )


def _text(cell: Sequence[Piece]) -> str:
    lines = [" ".join(piece.text for piece in band) for band in bands_of(cell)]
    text = lines[0]
    for line in lines[1:]:
        text = joined(text, line)
    return text


def with_aligned_rows(pieces: Sequence[Piece], *, beside_columns: bool = False) -> list[Piece]:
    """With rows in place of what stands below one another as cells do.

    `beside_columns`: the pieces may be those of several columns of text, of which a line beside a table in one is none
    of its cells.
    """
    bands = bands_of(pieces)
    width = max((p.right for p in pieces), default=0.0) - min((p.left for p in pieces), default=0.0)
    likely = [index for index, band in enumerate(bands) if _may_be_row(band, width, beside_columns=beside_columns)]
    found: list[Piece] = []
    done = 0
    for first, last in _runs(likely, bands):
        begin, end, gutters = _stretch(bands, max(first, done), last)
        if len(gutters) < _LEAST_CELLS - 1 or (beside_columns and not _stands_alone(bands, begin, end)):
            continue
        found += [piece for band in bands[done:begin] for piece in band]
        found += _rows(bands[begin:end], gutters)
        done = end
    return found + [piece for band in bands[done:] for piece in band]


def _may_be_row(band: Sequence[Piece], width: float, *, beside_columns: bool) -> bool:
    if len(band) < _LEAST_CELLS or any(piece.row for piece in band):
        return False
    if median(len(piece.text) for piece in band) > _SHORT:
        return False
    return not beside_columns or all(piece.right - piece.left <= _NARROW * width for piece in band)


def _runs(likely: Sequence[int], bands: Sequence[Sequence[Piece]]) -> Iterator[tuple[int, int]]:
    """First and last of likely rows near one another, two at least."""
    begun = 0
    for at in range(1, len(likely) + 1):
        if (
            at == len(likely)
            or likely[at] - likely[at - 1] > _APART
            or any(piece.row for band in bands[likely[at - 1] : likely[at]] for piece in band)
        ):
            if at - begun > 1:
                yield likely[begun], likely[at - 1]
            begun = at


def _stretch(bands: Sequence[Sequence[Piece]], first: int, last: int) -> tuple[int, int, list[float]]:
    """Where the table begins and ends, and what parts its columns."""
    gutters = _gutters(bands[first : last + 1])
    begin, end = first, last + 1
    while begin > 0 and _belongs(bands[begin - 1], bands[begin], gutters):
        begin -= 1
    while end < len(bands) and _belongs(bands[end], bands[end - 1], gutters):
        end += 1
    return begin, end, gutters


def _stands_alone(bands: Sequence[Sequence[Piece]], begin: int, end: int) -> bool:
    inside = [piece for band in bands[begin:end] for piece in band]
    top, bottom = max(piece.top for piece in inside), min(piece.bottom for piece in inside)
    least = _ALONE * median(piece.height for piece in inside)
    above = min((piece.bottom for band in bands[:begin] for piece in band), default=top + least)
    below = max((piece.top for band in bands[end:] for piece in band), default=bottom - least)
    return above - top >= least and bottom - below >= least


def _gutters(bands: Sequence[Sequence[Piece]]) -> list[float]:
    """The middle of each gap that no word of any line stands in, from the left."""
    least = _GUTTER * median(piece.height for band in bands for piece in band)
    words = sorted((word for band in bands for piece in band for word in _words(piece)), key=lambda word: word.left)
    found: list[float] = []
    edge = words[0].right
    for word in words:
        if word.left - edge >= least:
            found.append((word.left + edge) / 2)
        edge = max(edge, word.right)
    return found


def _words(piece: Piece) -> tuple[Word, ...]:
    return piece.words or (Word(text=piece.text, left=piece.left, right=piece.right),)


def _belongs(band: Sequence[Piece], beside: Sequence[Piece], gutters: Sequence[float]) -> bool:
    """Whether a line next to a table is one of a cell that has several: it touches, and crosses no gap."""
    if any(piece.row for piece in band) or not gutters:
        return False
    gap = max(band[0].bottom - beside[0].top, beside[0].bottom - band[0].top)
    if gap > _TOUCHING * band[0].height:
        return False
    words = [word for piece in band for word in _words(piece)]
    crosses = any(word.left < gutter < word.right for word in words for gutter in gutters)
    spans = any(piece.left < gutter < piece.right for piece in band for gutter in gutters)
    return not crosses and not spans


def _rows(bands: Sequence[Sequence[Piece]], gutters: Sequence[float]) -> list[Piece]:
    cells = [piece for band in bands for whole in band for piece in _parted(whole, gutters)]
    groups = _touching(cells)
    begun = sum(_begins_row(band, gutters) for band in bands)
    if len(groups) < min(_MEMBERS * len(bands), _BEGUN * begun):
        return [_row(_columns(row, gutters)) for group in groups for row in _begun_anew(group, gutters)]
    return [_row(_columns(row, gutters)) for group in groups for row in _filled(group, gutters)]


def _parted(piece: Piece, gutters: Sequence[float]) -> Iterator[Piece]:
    """The piece, cut where gaps run through it."""
    columns: dict[int, list[Word]] = {}
    for word in _words(piece):
        columns.setdefault(_column((word.left + word.right) / 2, gutters), []).append(word)
    for words in columns.values():
        yield Piece(
            text=" ".join(word.text for word in words),
            left=min(word.left for word in words),
            right=max(word.right for word in words),
            bottom=piece.bottom,
            top=piece.top,
            words=tuple(words),
        )


def _column(place: float, gutters: Sequence[float]) -> int:
    return sum(place > gutter for gutter in gutters)


def _columns(cells: Iterable[Piece], gutters: Sequence[float]) -> list[list[Piece]]:
    columns: dict[int, list[Piece]] = {}
    for cell in cells:
        columns.setdefault(_column(_middle(cell)[0], gutters), []).append(cell)
    return list(columns.values())


def _touching(cells: Iterable[Piece]) -> list[list[Piece]]:
    """Groups of cells' lines with a gap above and below, from the top."""
    groups: list[list[Piece]] = []
    bottom = 0.0
    for cell in sorted(cells, key=lambda p: -p.top):
        if groups and cell.top > bottom - _TOUCHING * cell.height:
            groups[-1].append(cell)
            bottom = min(bottom, cell.bottom)
        else:
            groups.append([cell])
            bottom = cell.bottom
    return groups


def _filled(group: Sequence[Piece], gutters: Sequence[float]) -> Iterator[list[Piece]]:
    """One row, unless each of its lines fills the columns."""
    bands = bands_of(group)
    if len(bands) > 1 and all(len(_columns(band, gutters)) >= len(gutters) for band in bands):
        yield from bands
    else:
        yield list(group)


def _begins_row(band: Sequence[Piece], gutters: Sequence[float]) -> bool:
    """Whether it stands in the first column and another."""
    return band[0].left < gutters[0] < band[-1].right


def _begun_anew(group: Sequence[Piece], gutters: Sequence[float]) -> Iterator[list[Piece]]:
    """Rows without gaps between them: each begins with a line that fills the first column and another."""
    row: list[Piece] = []
    for band in bands_of(group):
        if row and _begins_row(band, gutters):
            yield row
            row = []
        row = [*row, *band]
    if row:
        yield row
