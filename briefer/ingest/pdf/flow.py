"""Lines to paragraphs: where one ends, words that a hyphen parted, and what stands on every page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from briefer.cleaning import one_line
from briefer.ingest.pdf.hyphens import BROKEN, joined
from briefer.ingest.pdf.layout import Line
from briefer.ingest.pdf.pieces import Piece
from briefer.ingest.topmatter import stands_alone

_EDGE = 0.12
"Of a page's height: where headers and footers stand."
_REPEATED = 0.4
"Share of pages on which a line stands that is a header or footer; left and right pages may have their own."
_SAME_PLACE = 6.0
"Points."
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|p\.)?\W*\d{1,4}(?:\s*(?:of|/|von|\|)\s*\d{1,4})?|[ivxl]{1,7})\W*", re.IGNORECASE
)
_OWN_NUMBER = re.compile(
    r"^\W*\d{1,4}\b|(?<=page )\d{1,4}|\b(?:\d{1,4}\s*(?:/|of|von|\|)\s*)?\d{1,4}\W*$", re.IGNORECASE
)
"The page's, beside words that stand on all of them."
_PLACED = re.compile(
    r"[A-Z][\w’'. /-]{1,40},\s+(?:the\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2}),?\s+\d{4}\.?"
)
"A place and a date, as letters begin."
_SENTENCE_END = re.compile(r"[.!?:;…]['\"”’)\]]*$")
_BULLET = re.compile(r"[•‣◦▪●■*–—-]\s|\(?\d{1,3}[.)]\s|\((?:[a-z]|[ivx]{1,5})\)\s")
_OTHER_SIZE = 0.12
_WIDER_GAP = 1.35
"Of the usual distance between two lines."
_FEW = 4
_LARGE_STEP = 1.15
"Times a line's height: a step that is larger is believed where several lines have it."
_INDENT = 0.7
"Heights of a line."
_SHORT = 0.15
"Of a column's width, by which a line that ends a paragraph ends early."


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph with the height of its lines."""

    text: str
    height: float
    row: bool = False
    "Whether it is a row of a table."


def without_running(pages: Sequence[Sequence[Piece]], heights: Sequence[float]) -> list[list[Piece]]:
    """Each page's pieces but for page numbers and what stands at the edge of many pages in the same words."""
    edges = [
        {_key(piece) for piece in pieces if _at_edge(piece, height)}
        for pieces, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(key for page in edges for key in page)
    least = max(2, _REPEATED * len(pages))
    running = {key for key, count in counts.items() if count >= least}
    return [
        [
            piece
            for piece in pieces
            if not (
                _at_edge(piece, height)
                and (_key(piece) in running or (len(pages) > 1 and _PAGE_NUMBER.fullmatch(piece.text)))
            )
        ]
        for pieces, height in zip(pages, heights, strict=True)
    ]


def _at_edge(piece: Piece, height: float) -> bool:
    return piece.bottom > height * (1 - _EDGE) or piece.top < height * _EDGE


def _key(piece: Piece) -> tuple[str, int]:
    """Its words, the page's number aside, and where it stands: the last line of a column may well be there twice."""
    return _OWN_NUMBER.sub("#", piece.text.casefold()), round(piece.bottom / _SAME_PLACE)


def passages_of(columns: Iterable[Sequence[Line]]) -> list[Passage]:
    """The paragraphs of all columns in their order; one that goes on in the next column or page is whole."""
    columns = list(columns)
    steps = Steps.of(columns)
    known = {word.casefold() for lines in columns for line in lines for word in re.findall(r"\w+-\w+", line.text)}
    found: list[Passage] = []
    for lines in columns:
        for number, passage in enumerate(_passages(lines, known, steps)):
            if number == 0 and found and _goes_on(found[-1], passage):
                found[-1] = replace(found[-1], text=joined(found[-1].text, passage.text, known))
            else:
                found.append(passage)
    return [replace(passage, text=words) for passage in found if (words := one_line(passage.text))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How far apart the lines of a paragraph stand, by their height: headings have other distances than the text."""

    usual: Mapping[int, float]

    @classmethod
    def of(cls, columns: Iterable[Sequence[Line]]) -> "Steps":
        found: dict[int, list[float]] = {}
        for above, line in (pair for lines in columns for pair in pairwise(lines)):
            if _same_size(above, line) and not (above.row or line.row):
                found.setdefault(round(line.height), []).append(above.top - line.top)
        return cls(usual={height: cls._usual(steps, height) for height, steps in found.items()})

    @staticmethod
    def _usual(steps: list[float], height: int) -> float:
        """The middle one; of few the least, since most of them may be those between paragraphs."""
        return median(steps) if len(steps) >= _FEW else min(*steps, _LARGE_STEP * height)

    def is_wider(self, above: Line, line: Line) -> bool:
        """Whether two lines of one size stand further apart than those of a paragraph."""
        step = self.usual.get(round(line.height), line.height)
        return above.top - line.top > _WIDER_GAP * step


def _same_size(above: Line, line: Line) -> bool:
    return abs(above.height - line.height) <= _OTHER_SIZE * above.height


def _passages(lines: Sequence[Line], known: set[str], steps: Steps) -> Iterator[Passage]:
    right, left = max(line.right for line in lines), min(line.left for line in lines)
    passage = _begun(lines[0])
    for above, line in pairwise(lines):
        if _ends(above, line, steps=steps, left=left, right=right):
            yield passage
            passage = _begun(line)
        else:
            passage = replace(passage, text=joined(passage.text, line.text, known))
    yield passage


def _begun(line: Line) -> Passage:
    return Passage(text=line.text, height=line.height, row=line.row)


def _ends(above: Line, line: Line, *, steps: Steps, left: float, right: float) -> bool:
    """Whether a paragraph ends with `above`."""
    if above.row or line.row or not _same_size(above, line) or _BULLET.match(line.text):
        return True
    if BROKEN.search(above.text) and line.text[0].islower():
        return False
    if stands_alone(above.text) or stands_alone(line.text) or _PLACED.fullmatch(above.text):
        return True
    if steps.is_wider(above, line) or " | " in above.text or " | " in line.text:
        return True
    if line.left > max(above.left, left) + _INDENT * line.height and not _BULLET.match(above.text):
        return True
    early = above.right < right - _SHORT * (right - left)
    return early and bool(_SENTENCE_END.search(above.text))


def _goes_on(before: Passage, after: Passage) -> bool:
    if abs(before.height - after.height) > _OTHER_SIZE * before.height or _SENTENCE_END.search(before.text):
        return False
    if before.row or after.row:
        return False
    return after.text[0].islower() or bool(BROKEN.search(before.text))
