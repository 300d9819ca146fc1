"""What a page draws: pieces of lines with their places."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from briefer.ingest.pdf.rules import Rules
from briefer.ingest.pdf.turns import Box, Turn

_GUTTER = 1.1
"Heights of a line; a gap wider than this parts columns or cells, since a justified line's spaces stay narrower."
_BREAKS = frozenset({0, 10, 13})
_SPACE = ord(" ")
_LINE_HYPHENS = frozenset({0x02, 0xFFFE})
"How pdfium tells of a hyphen at a line's end, whichever it is."
_MOST_CHARACTERS = 60_000
"On one page; a newspaper's broadsheet has 30,000."
_LAST_UNIT = 0xFFFF
"Of UTF-16."
_SUPERSCRIPTS = {ord(digit): ord(raised) for digit, raised in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_SMALLER, _RAISED = 0.8, 0.15
"Of a line's height: a digit that is smaller than the one and stands higher than the other is a mark or a power."
_SPACED = 0.45
"Heights of a line; a gap that wide parts words where no space is written, as a program does that places each of them."
_TALLER = 1.25
"Times the height of what a line begins with: that was a raised mark, and the line begins now."
_LAM, _ALEFS = 0x644, frozenset({0x622, 0x623, 0x625, 0x627})
"Letters that Arabic draws as one, of which pdfium gives the second first."
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters on one line without a wide gap, or a whole row of a table; points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    words: tuple[Word, ...] = ()
    "None of a row."
    row: bool = False

    @property
    def height(self) -> float:
        return self.top - self.bottom


def is_right_to_left(text: str) -> bool:
    """Whether most of its letters are of a script that is."""
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > sum(character.isalpha() for character in text)


@dataclass(slots=True)
class _Growing:
    """Words as UTF-16 code units, each with its left and right, and the box around them."""

    left: float
    bottom: float
    right: float
    top: float
    backwards: bool
    words: list[tuple[list[int], float, float]] = field(default_factory=list)
    parted: bool = True
    "Whether the next character begins a word."
    last: Box | None = None

    def goes_on(self, box: Box, rules: Rules) -> bool:
        """Whether a character in `box` stands on this line, near by in the direction of its script."""
        left, bottom, right, top = box
        height = self.top - self.bottom
        middle = (top + bottom) / 2
        if not (self.bottom <= middle <= self.top or self._is_mark(box)):
            return False
        if self.backwards:
            return max(self.left - right, left - self.right) < _GUTTER * height
        if not -height < left - self.right < _GUTTER * height:
            return False
        return not rules.stand_between(self.right, left, middle)

    def _is_mark(self, box: Box) -> bool:
        """Whether what there is so far is a mark before a line of larger characters."""
        return box[3] - box[1] > _TALLER * (self.top - self.bottom) and box[1] < self.top < box[3] + self.top - box[1]

    def add(self, code: int, box: Box) -> None:
        left, bottom, right, top = box
        height = self.top - self.bottom
        if top - bottom > _TALLER * height:
            self.bottom, self.top = bottom, top
        elif top - bottom < _SMALLER * height and bottom > self.bottom + _RAISED * height:
            code = _SUPERSCRIPTS.get(code, code)
        if self.parted or (not self.backwards and left - self.right > _SPACED * height):
            self.words.append(([], left, right))
            self.parted = False
        codes, first, last = self.words[-1]
        if left < first or right > last:
            self.words[-1] = (codes, min(first, left), max(last, right))
        if code == _LAM and box == self.last and codes and codes[-1] in _ALEFS:
            codes.insert(-1, code)
        else:
            codes.append(code)
        self.last = box
        self.left = min(self.left, left)
        self.right = max(self.right, right)

    def piece(self) -> Piece | None:
        words = tuple(
            Word(text=text, left=left, right=right)
            for codes, left, right in self.words
            if (text := _characters_of(codes).strip())
        )
        if not words:
            return None
        text = " ".join(word.text for word in words)
        return Piece(text=text, left=self.left, right=self.right, bottom=self.bottom, top=self.top, words=words)


def _characters_of(codes: Iterable[int]) -> str:
    return b"".join(code.to_bytes(2, "little") for code in codes).decode("utf-16-le", "replace")


def pieces_of(page: PdfTextPage, turn: Turn, rules: Rules) -> Iterator[Piece]:
    """In the order in which the page draws them. What is turned otherwise than most of the page is left out."""
    growing: _Growing | None = None
    for code, box in _characters(page, turn):
        if growing and (box is None or not (code == _SPACE or growing.goes_on(box, rules))):
            if piece := growing.piece():
                yield piece
            growing = None
        if box is None:
            continue
        if code == _SPACE:
            if growing:
                growing.parted = True
            continue
        if growing is None:
            growing = _Growing(*box, backwards=_RIGHT_TO_LEFT.match(chr(code)) is not None)
        growing.add(code, box)
    if growing and (piece := growing.piece()):
        yield piece


def _characters(page: PdfTextPage, turn: Turn) -> Iterator[tuple[int, Box | None]]:
    """Each character's code and box (left, bottom, right, top) as the page is read; without one where a line ends."""
    box = pdfium.FS_RECTF()
    for index in range(min(page.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(page.raw, index)
        if code in _BREAKS:
            yield code, None
        elif pdfium.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box)):
            if code in _LINE_HYPHENS:
                code = ord("-")
            if code <= _LAST_UNIT and not turn.is_upright(pdfium.FPDFText_GetCharAngle(page.raw, index)):
                continue
            placed = turn.box(box.left, box.bottom, box.right, box.top)
            if turn.shows(placed):
                yield code & _LAST_UNIT, placed
