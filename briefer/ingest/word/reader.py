"""One Word document to a draft."""

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.published import read_iso
from briefer.ingest.weak import with_weak_date
from briefer.ingest.word.words import words_of
from briefer.model import ParagraphRole, Published

_HEADING = re.compile(r"heading \d\Z", re.IGNORECASE)
_ROLES: dict[str, ParagraphRole] = {"title": "headline", "subtitle": "dek"}
_NO_TITLE = re.compile(r"(?:word document|document\d*|untitled|titel|title|\W*)\Z|.*\.docx?\Z", re.IGNORECASE)
_EARLIEST = 1995
"Before it nothing was written in this format; python-docx's own template says 2013."
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
"What python-docx writes into documents whose maker set no date."


def read_word(data: bytes, *, source: str) -> Draft:
    """Paragraphs, headings and lists in their order, a table's rows as one paragraph each.

    What was deleted in tracking changes, hidden text, comments and notes are left out. The date in the document's
    properties is when the file was made: it counts where the text states none, and is never sure. Raises IngestError.
    """
    try:
        document = Document(BytesIO(data))
        blocks = tuple(_blocks(document))
        title, made = _properties(document)
    except (OpcError, PythonDocxError, etree.LxmlError, zipfile.BadZipFile) as error:
        raise IngestError(f"{source}: the Word document is damaged ({one_line(str(error))}); save it again") from error
    except (KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        # python-docx takes the parts of a document for what they should be.
        raise IngestError(
            f"{source}: the Word document lacks a part ({one_line(str(error))}); save it again"
        ) from error
    if not blocks:
        raise IngestError(f"{source}: there is no text in this Word document; if it is a picture, give its text")
    shown = next((block.text for block in blocks[:3] if block.role == "headline"), None)
    facts = Facts(title=shown or title)
    blocks, facts = with_weak_date(blocks, facts, made)
    notes = (f"{source}: its title is from the document's properties",) if title and not shown else ()
    return Draft(blocks=blocks, facts=facts, notes=notes)


def _blocks(document: Any) -> Iterator[Block]:  # noqa: ANN401 - python-docx types it loosely
    names = {style.style_id: style.name or "" for style in document.styles}
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            role = _role(names.get(item._p.style or "", ""))  # noqa: SLF001 - `style` searches all styles each time
            for line in words_of(item._p):  # noqa: SLF001 - `text` leaves out what was inserted under tracking
                yield Block(text=line, role=role)
        elif isinstance(item, Table):
            yield from _rows(item)


def _role(style: str) -> ParagraphRole | None:
    if _HEADING.match(style):
        return "heading"
    if style.lower().startswith("list"):
        return "body"
    return _ROLES.get(style.lower())


def _rows(table: Table) -> Iterator[Block]:
    """One paragraph a row; what is nested in a cell stands in it."""
    for row in table._tbl.tr_lst:  # noqa: SLF001 - `rows` resolves merged cells anew for each, which is quadratic
        cells = [" ".join(words_of(cell)) for cell in row.tc_lst]
        if words := [cell for cell in cells if cell]:
            yield Block(text=" | ".join(words), role="body")


def _properties(document: Any) -> tuple[str | None, Published | None]:  # noqa: ANN401 - python-docx types it loosely
    """The title and the day on which the document was made; None: not stated, or by a template."""
    properties = document.core_properties
    title = one_line(properties.title or "")
    made = properties.created
    if made is None or made.year < _EARLIEST or made.replace(tzinfo=UTC) == _TEMPLATE:
        made = None
    date = read_iso(made.date().isoformat(), how="meta") if made else None
    return (None if _NO_TITLE.match(title) else title), date
