"""What a page draws: pieces of lines with their places."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

_GUTTER = 1.1
"Heights of a line; a gap wider than this parts columns or cells, since a justified line's spaces stay narrower."
_BREAKS = frozenset({0, 10, 13})
_LINE_HYPHENS = frozenset({0x02, 0xFFFE})
"How pdfium tells of a hyphen at a line's end, whichever it is."
_MOST_CHARACTERS = 60_000
"On one page; a newspaper's broadsheet has 30,000."


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters on one line without a wide gap; points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class _Growing:
    """Characters as UTF-16 code units, and the box around them."""

    codes: list[int]
    left: float
    right: float
    bottom: float
    top: float

    def goes_on(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a character in `box` stands on this line, near by to the right."""
        left, bottom, _, top = box
        height = self.top - self.bottom
        middle = (top + bottom) / 2
        return self.bottom <= middle <= self.top and -height < left - self.right < _GUTTER * height

    def piece(self) -> Piece | None:
        units = b"".join(code.to_bytes(2, "little") for code in self.codes)
        text = units.decode("utf-16-le", "replace").strip()
        if not text:
            return None
        return Piece(text=text, left=self.left, right=self.right, bottom=self.bottom, top=self.top)


def pieces_of(page: PdfTextPage) -> Iterator[Piece]:
    """In the order in which the page draws them. What is turned on its side is left out."""
    growing: _Growing | None = None
    for code, box in _characters(page):
        if growing and (box is None or not (code == ord(" ") or growing.goes_on(box))):
            if piece := growing.piece():
                yield piece
            growing = None
        if box is None:
            continue
        if growing is None and code != ord(" "):
            growing = _Growing([code], *(box[0], box[2], box[1], box[3]))
        elif growing and code == ord(" "):
            growing.codes.append(code)
        elif growing:
            growing.codes.append(code)
            growing.right = max(growing.right, box[2])
    if growing and (piece := growing.piece()):
        yield piece


def _characters(page: PdfTextPage) -> Iterator[tuple[int, tuple[float, float, float, float] | None]]:
    """Each character's code and box (left, bottom, right, top); without a box where a line ends."""
    box = pdfium.FS_RECTF()
    for index in range(min(page.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(page.raw, index)
        if code in _BREAKS:
            yield code, None
        elif pdfium.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box)):
            if code in _LINE_HYPHENS:
                code = ord("-")
            if code <= 0xFFFF and not _upright(page, index):  # noqa: PLR2004 - the last of UTF-16's units
                continue
            yield code & 0xFFFF, (box.left, box.bottom, box.right, box.top)


def _upright(page: PdfTextPage, index: int) -> bool:
    angle: float = pdfium.FPDFText_GetCharAngle(page.raw, index)
    return not 0.3 < angle < 5.98  # noqa: PLR2004 - radians: within 17 degrees, as a skewed scan is
