"""One PDF to a draft."""

import re
from collections.abc import Iterator, Sequence
from statistics import median_low

from pypdfium2 import PdfDocument, PdfiumError, raw

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.build import same_words
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.pdf.flow import Passage, passages_of, without_running
from briefer.ingest.pdf.layout import columns_of
from briefer.ingest.pdf.pieces import Piece, pieces_of
from briefer.ingest.published import read_iso
from briefer.ingest.sandbox.frames import Question
from briefer.ingest.weak import with_weak_date
from briefer.model import ParagraphRole, Published

_MOST_PAGES = 400
_LEAST_LETTERS = 20
"A page; below that a document is pictures with page numbers."
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


def read_question(question: Question) -> tuple[Draft, ...]:
    return (read_pdf(question.data, source=question.source),)


def read_pdf(data: bytes, *, source: str) -> Draft:
    """Columns in reading order, hyphens joined, running headers and footers and page numbers left out.

    Larger type makes a headline and crossheads. The title and date in the document's properties count where its
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
    blocks, facts = with_weak_date(blocks, facts, _date(table.get("CreationDate", "")))
    return Draft(blocks=blocks, facts=facts, notes=notes)


def _wrong(error: PdfiumError) -> str:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return "it is locked by a password; save it without one"
    return f"the PDF is damaged ({one_line(str(error))}); get it again"


def _blocks(document: PdfDocument, source: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    pages, heights = _pages(document)
    letters = sum(len(piece.text) for pieces in pages for piece in pieces)
    if not pages or letters < _LEAST_LETTERS * len(pages):
        raise IngestError(
            f"{source}: its pages are pictures without a text layer; run it through text recognition and add the result"
        )
    kept = without_running(pages, heights)
    passages = passages_of(column for pieces in kept for column in columns_of(pieces))
    notes: tuple[str, ...] = ()
    if len(document) > len(pages):
        notes = (f"{source}: of its {len(document)} pages the first {len(pages)} were read",)
    return tuple(_with_roles(passages)), notes


def _pages(document: PdfDocument) -> tuple[list[list[Piece]], list[float]]:
    pages: list[list[Piece]] = []
    heights: list[float] = []
    for number in range(min(len(document), _MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        pages.append(list(pieces_of(text)))
        heights.append(page.get_height())
        text.close()
        page.close()
    return pages, heights


def _with_roles(passages: Sequence[Passage]) -> Iterator[Block]:
    """The size in which most characters are set is the body's; what is larger and short is a heading."""
    if not passages:
        return
    body = median_low([passage.height for passage in passages for _ in range(1 + len(passage.text) // 40)])
    largest = max(passage.height for passage in passages[:_HEADLINE_REACH])
    headed = False
    for number, passage in enumerate(passages):
        role: ParagraphRole | None = None
        if passage.height > _LARGER * body and len(passage.text.split()) <= _HEADING_WORDS:
            first = not headed and number < _HEADLINE_REACH and passage.height == largest
            role = "headline" if first else "heading"
            headed = headed or first
        yield Block(text=passage.text, role=role)


def _title(words: str) -> str | None:
    words = one_line(words)
    return None if _NO_TITLE.fullmatch(words) else words


def _date(words: str) -> Published | None:
    match = _DATE.match(words)
    return read_iso("-".join(match.groups()), how="meta") if match else None
