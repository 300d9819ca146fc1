"""One OpenDocument text to a draft."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.draft import Block, Draft, Facts
from briefer.ingest.odt.words import OFFICE, TABLE, TEXT, Element, held, words_of
from briefer.ingest.published import read_iso
from briefer.ingest.weak import with_weak_date
from briefer.model import ParagraphRole, Published

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ROLES: dict[str, ParagraphRole] = {"Title": "headline", "Subtitle": "dek"}
_ENCRYPTED = b"encryption-data"
_DAY = len("2026-03-02")
_NO_TITLE = re.compile(r"untitled.*|unbenannt.*|.*\.(?:odt|docx?)|\W*", re.IGNORECASE)


def read_odt(package: zipfile.ZipFile, *, source: str) -> Draft:
    """Paragraphs, headings and lists in their order, a table's rows as one paragraph each, notes after the text.

    What was deleted in tracking changes, comments, hidden text and indexes are left out. The date in the document's
    properties counts where the text states none, and is never sure. Raises IngestError.
    """
    if _ENCRYPTED in _entry(package, "META-INF/manifest.xml"):
        raise IngestError(f"{source}: it is locked by a password; save it without one")
    try:
        content = _root(package.read("content.xml"))
        meta = _root(data) if (data := _entry(package, "meta.xml")) else None
    except (etree.LxmlError, ValueError, KeyError) as error:
        raise IngestError(
            f"{source}: the OpenDocument text is damaged ({one_line(str(error))}); save it again"
        ) from error
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise IngestError(f"{source}: it is an OpenDocument file and no text; save it as PDF")
    blocks = (*_blocks(body, _parents(content)), *_notes(body))
    if not blocks:
        raise IngestError(f"{source}: there is no text in this document; if it is a picture, give its text")
    known = _properties(meta)
    shown = next((block.text for block in blocks[:3] if block.role == "headline"), None)
    if shown:
        blocks = tuple(block for block in blocks if block.text != shown)  # it goes on top, once
    notes = tuple(_told(body, source))
    if known.title and not shown:
        notes = (*notes, f"{source}: its title is from the document's properties")
    blocks, facts = with_weak_date(blocks, Facts(title=shown or known.title), known.made)
    return Draft(blocks=blocks, facts=facts, notes=notes)


def _entry(package: zipfile.ZipFile, name: str) -> bytes:
    """Empty: it has none."""
    return package.read(name) if name in package.namelist() else b""


def _root(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _parents(content: Element) -> dict[str, str]:
    """Of the styles that a program made for single paragraphs, the ones that people know by name."""
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in content.iter(f"{_STYLE}style")
    }


def _blocks(body: Element, parents: dict[str, str]) -> Iterator[Block]:
    for item in held(body, f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"):
        if item.tag == f"{TABLE}table":
            yield from _rows(item)
            continue
        style = item.get(f"{TEXT}style-name", "")
        role = _ROLES.get(parents.get(style) or style) or ("heading" if item.tag == f"{TEXT}h" else None)
        yield from (Block(text=line, role=role) for line in words_of(item))


def _rows(table: Element) -> Iterator[Block]:
    for row in held(table, f"{TABLE}table-row"):
        cells = [" ".join(words_of(cell)) for cell in held(row, f"{TABLE}table-cell")]
        if words := [cell for cell in cells if cell]:
            yield Block(text=" | ".join(words), role="body")


def _notes(body: Element) -> Iterator[Block]:
    for note in body.iter(f"{TEXT}note"):
        if any(above.tag == f"{TEXT}tracked-changes" for above in note.iterancestors()):
            continue
        mark, text = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
        if text is not None and (words := " ".join(words_of(text))):
            number = one_line(mark.text or "") if mark is not None else ""
            yield Block(text=f"{number} {words}".strip(), role="body")


def _told(body: Element, source: str) -> Iterator[str]:
    deleted = sum(1 for _ in body.iter(f"{TEXT}deletion"))
    comments = sum(1 for _ in body.iter(f"{OFFICE}annotation"))
    if deleted:
        yield f"{source}: changes are tracked in it; what was deleted ({deleted} places) was left out"
    if comments:
        yield f"{source}: it has {comments} comments, which were left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    title: str | None = None
    made: Published | None = None


def _properties(meta: Element) -> _Known:
    """Title and the day on which the document was begun, as its properties have them."""
    if meta is None:
        return _Known()
    title = one_line(meta.findtext(f".//{_DC}title") or "")
    made = (meta.findtext(f".//{_META}creation-date") or "").strip()[:_DAY]
    return _Known(title=None if _NO_TITLE.fullmatch(title) else title, made=read_iso(made, how="meta"))
