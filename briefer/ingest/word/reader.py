"""One Word document to a draft."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from lxml import etree

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.published import read_iso
from briefer.ingest.weak import with_weak_date
from briefer.ingest.word.words import DELETED, Element, W, ends_deleted, held, is_deleted_row, words_of
from briefer.model import ParagraphRole, Published

_HEADING = re.compile(r"heading \d\Z", re.IGNORECASE)
_ROLES: dict[str, ParagraphRole] = {"title": "headline", "subtitle": "dek"}
_NO_TITLE = re.compile(
    r"(?:word document|document\s?\d*|dokument\s?\d*|untitled|titel|title|\W*)\Z"
    r"|microsoft (?:office )?word\b.*|.*\.docx?\Z",
    re.IGNORECASE,
)
_EARLIEST = 1995
"Before it nothing was written in this format; python-docx's own template says 2013."
_TEMPLATE = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
"What python-docx writes into documents whose maker set no date."


def read_word(data: bytes, *, source: str) -> Draft:
    """Paragraphs, headings and lists in their order, a table's rows as one paragraph each, footnotes after the text.

    What was deleted in tracking changes, comments, hidden text, headers and footers are left out; of the first two a
    note tells. The date in the document's
    properties is when the file was made: it counts where the text states none, and is never sure. Raises IngestError.
    """
    try:
        document = Document(BytesIO(data))
        blocks = tuple(_blocks(document))
        title, made = _properties(document)
        notes = tuple(_told(document, source))
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
    if shown:
        blocks = tuple(block for block in blocks if block.text != shown)  # it goes on top, once
    blocks, facts = with_weak_date(blocks, facts, made)
    if title and not shown:
        notes = (*notes, f"{source}: its title is from the document's properties")
    return Draft(blocks=blocks, facts=facts, notes=notes)


def _blocks(document: Any) -> Iterator[Block]:  # noqa: ANN401 - python-docx types it loosely
    roles = _roles(document)
    begun = ""
    for item in held(document.element.body, "p", "tbl"):
        if item.tag == f"{W}tbl":
            yield from _rows(item)
            continue
        lines = list(words_of(item))
        if begun and lines:
            lines[0] = f"{begun} {lines[0]}"
        begun = lines.pop() if lines and ends_deleted(item) else ""
        role = roles.get(item.style or "")
        yield from (Block(text=line, role=role) for line in lines)
    if begun:
        yield Block(text=begun)
    yield from _notes(document)


def _roles(document: Any) -> dict[str, ParagraphRole | None]:  # noqa: ANN401 - as above
    """By the ids of styles; a style that says nothing is as the one that it is based on."""
    styles = {style.styleId: style for style in document.styles.element.style_lst}
    found: dict[str, ParagraphRole | None] = {}
    for name, style in styles.items():
        seen: set[str] = set()
        role = None
        while role is None and style is not None and style.styleId not in seen:
            seen.add(style.styleId)
            role = _role(style.name_val or "")
            style = styles.get(style.basedOn_val)  # noqa: PLW2901 - up the chain
        found[name] = role
    return found


def _role(style: str) -> ParagraphRole | None:
    if _HEADING.match(style):
        return "heading"
    if style.lower().startswith("list"):
        return "body"
    return _ROLES.get(style.lower())


def _rows(table: Element) -> Iterator[Block]:
    """One paragraph a row; what is nested in a cell stands in it."""
    for row in held(table, "tr"):
        if is_deleted_row(row):
            continue
        cells = [" ".join(words_of(cell)) for cell in held(row, "tc")]
        if words := [cell for cell in cells if cell]:
            yield Block(text=" | ".join(words), role="body")


def _notes(document: Any) -> Iterator[Block]:  # noqa: ANN401 - as above
    """Footnotes and endnotes by their numbers, which count those that the text refers to."""
    for kind in ("footnote", "endnote"):
        texts = {note.get(f"{W}id"): " ".join(words_of(note)) for note in _part(document, f"{kind}s")}
        referred = [
            mark.get(f"{W}id")
            for mark in document.element.body.iter(f"{W}{kind}Reference")
            if not any(above.tag in DELETED for above in mark.iterancestors())
        ]
        for number, name in enumerate(dict.fromkeys(referred), start=1):
            if words := texts.get(name):
                yield Block(text=f"{number} {words}", role="body")


def _part(document: Any, name: str) -> Iterable[Element]:  # noqa: ANN401 - as above
    """What a part beside the text holds; nothing: there is none."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{name}"):
            return parse_xml(relation.target_part.blob)
    return ()


def _told(document: Any, source: str) -> Iterator[str]:  # noqa: ANN401 - as above
    deleted = sum(1 for _ in document.element.body.iter(*DELETED))
    comments = len(list(_part(document, "comments")))
    if deleted:
        yield f"{source}: changes are tracked in it; what was deleted ({deleted} places) was left out"
    if comments:
        yield f"{source}: it has {comments} comments, which were left out"


def _properties(document: Any) -> tuple[str | None, Published | None]:  # noqa: ANN401 - python-docx types it loosely
    """The title and the day on which the document was made; None: not stated, or by a template."""
    properties = document.core_properties
    title = one_line(properties.title or "")
    made = properties.created
    if made is None or made.year < _EARLIEST or made.replace(tzinfo=UTC) == _TEMPLATE:
        made = None
    date = read_iso(made.date().isoformat(), how="meta") if made else None
    return (None if _NO_TITLE.match(title) else title), date
