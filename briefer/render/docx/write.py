"""The whole document, its sections in the order of the brief."""

from collections.abc import Callable, Mapping, Sequence

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement

from briefer.model import Brief
from briefer.render.arrange import arranged
from briefer.render.calendar import instant_of
from briefer.render.docx import annexes, assessment, findings, statements, synthesis
from briefer.render.docx.book import Book, Picture
from briefer.render.docx.pack import packed
from briefer.render.docx.page import set_page, set_properties, titled, write_front
from briefer.render.docx.styles import set_styles
from briefer.render.sections import LAST, headings

SECTIONS: dict[str, Callable[[Book], None]] = {
    "bottom-line": assessment.bottom_line,
    "judgements": assessment.judgements,
    "changes": synthesis.changes,
    "timeline": findings.timeline,
    "actors": findings.actors,
    "positions": statements.positions,
    "risks": statements.risks,
    "disagreements": findings.disagreements,
    "gaps": assessment.gaps,
    "outlook": assessment.outlook,
    "sources": annexes.sources,
    "annex-timeline": findings.every_event,
    "annex-actors": findings.every_actor,
    "annex-positions": statements.every_position,
    "annex-risks": statements.every_risk,
    "quotes": annexes.quotes,
    "keys": annexes.keys,
    "method": annexes.method,
}


def render_docx(brief: Brief, pictures: Mapping[str, Sequence[Picture]] | None = None) -> bytes:
    """The brief as a document of Office Open XML, with the charts' pictures. Equal input gives equal bytes."""
    document = docx.Document()
    _without_thumbnail(document)
    set_styles(document, brief.front.marking)
    brief = arranged(brief)
    book = Book(document, brief, pictures or {})
    set_page(book)
    set_properties(document, brief)
    printed = headings(brief)
    write_front(book, printed)
    made: dict[str, list[BaseOxmlElement]] = {}
    for heading in sorted(printed, key=lambda one: one.name in LAST):  # registers list what the others cite
        before = len(book.elements())
        book.heading(1, heading.anchor).text(titled(heading))
        SECTIONS[heading.name](book)
        made[heading.name] = book.elements()[before:]
    for heading in printed:
        for one in made[heading.name]:
            book.body.sectPr.addprevious(one)
    return packed(document, instant_of(brief.front.as_of))


def _without_thumbnail(document: docx.document.Document) -> None:
    """The template that python-docx starts from carries a picture of an empty page."""
    relations = document.part.package.rels
    for ident in [one for one, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[ident]
