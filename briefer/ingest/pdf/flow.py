"""Lines to paragraphs: where one ends, words that a hyphen parted, and what stands on every page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from briefer.cleaning import one_line
from briefer.ingest.pdf.layout import Line
from briefer.ingest.pdf.pieces import Piece
from briefer.ingest.topmatter import stands_alone

_EDGE = 0.12
"Of a page's height: where headers and footers stand."
_REPEATED = 0.4
"Share of pages on which a line stands that is a header or footer; left and right pages may have their own."
_SAME_PLACE = 6.0
"Points."
_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\W*\d{1,4}(?:\s*(?:of|/|von|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:;…]['\"”’)\]]*$")
_BULLET = re.compile(r"[•‣◦▪●■*–—-]\s|\(?\d{1,2}[.)]\s")
_BROKEN = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")
_OTHER_SIZE = 0.12
_WIDER_GAP = 1.35
"Of the usual distance between two lines."
_INDENT = 0.7
"Heights of a line."
_SHORT = 0.15
"Of a column's width, by which a line that ends a paragraph ends early."


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph with the height of its lines."""

    text: str
    height: float


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
    """Its words, numbers aside, and where it stands: the last line of a column may well be there twice."""
    return _DIGITS.sub("#", piece.text.casefold()), round(piece.bottom / _SAME_PLACE)


def passages_of(columns: Iterable[Sequence[Line]]) -> list[Passage]:
    """The paragraphs of all columns in their order; one that goes on in the next column or page is whole."""
    columns = list(columns)
    known = {word.casefold() for lines in columns for line in lines for word in re.findall(r"\w+-\w+", line.text)}
    found: list[Passage] = []
    for lines in columns:
        for number, passage in enumerate(_passages(lines, known)):
            if number == 0 and found and _goes_on(found[-1], passage):
                found[-1] = Passage(text=_joined(found[-1].text, passage.text, known), height=found[-1].height)
            else:
                found.append(passage)
    return [Passage(text=words, height=passage.height) for passage in found if (words := one_line(passage.text))]


def _passages(lines: Sequence[Line], known: set[str]) -> Iterator[Passage]:
    steps = [above.top - below.top for above, below in pairwise(lines)]
    step = median(steps) if steps else 0.0
    right, left = max(line.right for line in lines), min(line.left for line in lines)
    text, height = lines[0].text, lines[0].height
    for above, line in pairwise(lines):
        if _ends(above, line, step=step, left=left, right=right):
            yield Passage(text=text, height=height)
            text, height = line.text, line.height
        else:
            text = _joined(text, line.text, known)
    yield Passage(text=text, height=height)


def _ends(above: Line, line: Line, *, step: float, left: float, right: float) -> bool:
    """Whether a paragraph ends with `above`."""
    if abs(above.height - line.height) > _OTHER_SIZE * above.height or _BULLET.match(line.text):
        return True
    if stands_alone(above.text) or stands_alone(line.text):
        return True
    if above.top - line.top > _WIDER_GAP * step or " | " in above.text or " | " in line.text:
        return True
    if line.left > max(above.left, left) + _INDENT * line.height:
        return True
    early = above.right < right - _SHORT * (right - left)
    return early and bool(_SENTENCE_END.search(above.text))


def _goes_on(before: Passage, after: Passage) -> bool:
    if abs(before.height - after.height) > _OTHER_SIZE * before.height or _SENTENCE_END.search(before.text):
        return False
    return after.text[0].islower() or bool(_BROKEN.search(before.text))


def _joined(text: str, line: str, known: set[str]) -> str:
    """Without the hyphen where it parts a word: it stays where the document writes the whole with one elsewhere."""
    broken = _BROKEN.search(text)
    if broken is None or not line[0].islower():
        return f"{text} {line}"
    first = broken[0][:-1]
    second = re.match(r"\w+", line)
    if text[-1] != "\u00ad" and second and f"{first}-{second[0]}".casefold() in known:
        return f"{text[:-1]}-{line}"
    return text[:-1] + line
