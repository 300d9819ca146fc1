"""One PDF to a draft."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, raw

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.build import same_words
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.pdf.flow import Passage, passages_of, without_running
from briefer.ingest.pdf.layout import Line, columns_of
from briefer.ingest.pdf.notes import parted
from briefer.ingest.pdf.pieces import Piece, pieces_of
from briefer.ingest.pdf.rules import Grid, rules_of
from briefer.ingest.pdf.turns import turn_of
from briefer.ingest.published import read_iso
from briefer.ingest.sandbox.frames import Question
from briefer.ingest.weak import with_weak_date
from briefer.model import ParagraphRole, Published

_MOST_PAGES = 400
_LEAST_LETTERS = 20
"A page; below that a document is pictures with page numbers."
_MOST_NAMED = 8
_PICTURES_WITHIN = 3
"Drawings within drawings."
_NO_TITLE = re.compile(
    r"(?:microsoft \w+|powerpoint|untitled|title|document|slide|page|print)\b.*|\W*"
    r"|[\w .()-]*\.(?:docx?|indd|pdf|qxd|rtf|odt|pptx?|html?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_LARGER = 1.15
_HEADLINE_REACH = 4
"Passages from the top among which a headline stands."
_HEADING_WORDS = 25
_LEAST_TEXT = 200
"Characters."


def read_question(question: Question) -> tuple[Draft, ...]:
    return (read_pdf(question.data, source=question.source),)


def read_pdf(data: bytes, *, source: str) -> Draft:
    """Columns in reading order, hyphens joined, a table's rows as one paragraph each, footnotes after the text.

    Running headers and footers, page numbers, marks of footnotes, and what is turned or lies beside the page are left
    out. Larger type makes a headline and crossheads. The title and date in the document's properties count where its
    text shows none; such a date is when the file was made, and is never sure. Raises IngestError for what is damaged,
    locked, or has no text.
    """
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise IngestError(f"{source}: {_wrong(error)}") from error
    try:
        blocks, notes = _blocks(document, source)
        table = document.get_metadata_dict()
    except PdfiumError as error:
        raise IngestError(f"{source}: {_wrong(error)}") from error
    finally:
        document.close()
    shown = next((block.text for block in blocks if block.role == "headline"), None)
    title = None if shown else _title(table.get("Title", ""))
    if title:
        notes = (*notes, f"{source}: its title is from the document's properties")
    facts = Facts(title=shown or title)
    if title:
        blocks = tuple(block for block in blocks if not same_words(block.text, title))
    elif shown:
        blocks = tuple(block for block in blocks if block.role != "headline")  # the title goes on top, once
    blocks, facts = with_weak_date(blocks, facts, _date(table.get("CreationDate", "")))
    return Draft(blocks=blocks, facts=facts, notes=notes)


def _wrong(error: PdfiumError) -> str:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return "it is locked by a password; save it without one"
    return f"the PDF is damaged ({one_line(str(error))}); get it again"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    pieces: list[Piece]
    height: float
    grids: tuple[Grid, ...]
    is_picture: bool
    "Whether it shows a picture and hardly a word."


def _blocks(document: PdfDocument, source: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    pages = _pages(document)
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    if not pages or letters < _LEAST_LETTERS * len(pages):
        raise IngestError(
            f"{source}: its pages are pictures without a text layer; run it through text recognition and add the result"
        )
    kept = without_running([page.pieces for page in pages], [page.height for page in pages])
    body = _usual_height((piece.height, len(piece.text)) for pieces in kept for piece in pieces)
    columns: list[list[Line]] = []
    below: list[list[Line]] = []
    for page, pieces in zip(pages, kept, strict=True):
        own, footnotes = parted(columns_of(pieces, page.grids), body)
        columns += own
        below += footnotes
    passages = passages_of(columns) + passages_of(below)
    return tuple(_with_roles(passages)), tuple(_told(document, pages, source))


def _told(document: PdfDocument, pages: Sequence[_Page], source: str) -> Iterator[str]:
    if len(document) > len(pages):
        yield f"{source}: of its {len(document)} pages the first {len(pages)} were read"
    if scanned := [str(number) for number, page in enumerate(pages, start=1) if page.is_picture]:
        named = f"{', '.join(scanned[:_MOST_NAMED])}{' …' if len(scanned) > _MOST_NAMED else ''}"
        yield (
            f"{source}: {len(scanned)} of its pages ({named}) are pictures without a text layer and were not read; "
            "run it through text recognition and add the result"
        )


def _pages(document: PdfDocument) -> list[_Page]:
    found: list[_Page] = []
    is_form = document.get_formtype() != raw.FORMTYPE_NONE
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        if is_form and raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            page.close()  # what is filled in is part of the page when it is opened again
            page = document[number]
        found.append(_page(page))
        page.close()
    return found


def _page(page: PdfPage) -> _Page:
    text = page.get_textpage()
    turn = turn_of(page, text)
    rules = rules_of(page, turn)
    pieces = list(pieces_of(text, turn, rules))
    text.close()
    few = sum(len(piece.text) for piece in pieces) < _LEAST_LETTERS
    return _Page(
        pieces=pieces,
        height=turn.height,
        grids=tuple(rules.grids()),
        is_picture=few and any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_PICTURES_WITHIN)),
    )


def _usual_height(lines: Iterable[tuple[float, int]]) -> float:
    """The height in which most characters are set, to half a point."""
    counts: Counter[float] = Counter()
    for height, characters in lines:
        counts[round(2 * height) / 2] += characters
    return counts.most_common(1)[0][0] if counts else 0.0


def _with_roles(passages: Sequence[Passage]) -> Iterator[Block]:
    """The size in which most characters are set is the body's; what is larger, short and no sentence is a heading."""
    if not passages:
        return
    body = _usual_height((one.height, len(one.text)) for one in _running_text(passages))
    largest = max(passage.height for passage in passages[:_HEADLINE_REACH])
    headed = False
    for number, passage in enumerate(passages):
        role: ParagraphRole | None = None
        if passage.row:
            role = "body"
        elif passage.height > _LARGER * body and _may_head(passage.text):
            first = not headed and number < _HEADLINE_REACH and passage.height == largest
            role = "headline" if first else "heading"
            headed = headed or first
        yield Block(text=passage.text, role=role)


def _running_text(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Without tables, unless there is little else."""
    text = [passage for passage in passages if not passage.row]
    return text if sum(len(passage.text) for passage in text) >= _LEAST_TEXT else passages


def _may_head(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and not text.endswith((".", ";", ","))


def _title(words: str) -> str | None:
    words = one_line(words)
    return None if _NO_TITLE.fullmatch(words) else words


def _date(words: str) -> Published | None:
    match = _DATE.match(words)
    return read_iso("-".join(match.groups()), how="meta") if match else None
