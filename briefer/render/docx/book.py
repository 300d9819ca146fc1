"""The document being written: paragraphs, headings, tables, all in named styles."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from briefer.model import Brief, Prose
from briefer.render.docx.line import Line, numbers
from briefer.render.docx.parts import element
from briefer.render.references import References
from briefer.render.safe import one_line

TWIPS = 56.6929
"Twentieths of a point in a millimetre."
WIDTH, HEIGHT = 170, 232
"Millimetres between the margins, and what a caption leaves of a page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart, `width` and `height` in millimetres."""

    png: bytes
    width: float
    height: float
    title: str
    alternative: str
    "What it shows, in words."


class Table:
    """A table whose head is repeated on each page, and whose cells are paragraphs in `Table Text`."""

    def __init__(self, book: "Book", widths: Sequence[float], style: str) -> None:
        self.book = book
        self.widths = [round(width * TWIPS) for width in widths]
        self.element = element("w:tbl")
        book.body.sectPr.addprevious(self.element)
        self._set(style, headed=style == "BriefTable")

    def _set(self, style: str, *, headed: bool) -> None:
        settings = element("w:tblPr")
        settings.append(element("w:tblStyle", val=style))
        settings.append(element("w:tblW", type="dxa", w=str(sum(self.widths))))
        settings.append(element("w:tblLayout", type="fixed"))
        look = {"firstRow": str(int(headed)), "firstColumn": str(int(not headed)), "noHBand": "1", "noVBand": "1"}
        settings.append(element("w:tblLook", **look))
        grid = element("w:tblGrid")
        grid.extend(element("w:gridCol", w=str(width)) for width in self.widths)
        self.element.extend((settings, grid))

    def head(self, words: Iterable[str]) -> None:
        for line, word in zip(self.row(head=True), words, strict=True):
            line.text(word)

    def row(self, *, head: bool = False) -> list[Line]:
        """The first paragraph of each cell of a new row."""
        row = element("w:tr")
        settings = element("w:trPr")
        settings.append(element("w:cantSplit"))
        if head:
            settings.append(element("w:tblHeader"))
        row.append(settings)
        self.element.append(row)
        return [self._cell(row, width) for width in self.widths]

    def _cell(self, row: BaseOxmlElement, width: int) -> Line:
        cell = element("w:tc")
        settings = element("w:tcPr")
        settings.append(element("w:tcW", type="dxa", w=str(width)))
        cell.append(settings)
        row.append(cell)
        return self.book.into(cell, "TableText")

    def more(self, line: Line, style: str = "Detail") -> Line:
        """Another paragraph in the cell of `line`."""
        return self.book.into(cast("BaseOxmlElement", line.paragraph.getparent()), style)


class Book:
    """One document; what is added stands at its end."""

    def __init__(self, document: Document, brief: Brief, pictures: Mapping[str, Sequence[Picture]]) -> None:
        self.document = document
        self.brief = brief
        self.pictures = pictures
        self.references = References.of(brief)
        self.part = document.part
        self.body = document.element.body
        self.ids = numbers()

    def into(self, parent: BaseOxmlElement, style: str) -> Line:
        paragraph = cast("CT_P", element("w:p"))
        parent.append(paragraph)
        paragraph.style = style
        return Line(paragraph, self)

    def paragraph(self, style: str = "Normal") -> Line:
        paragraph = self.body.add_p()
        paragraph.style = style
        return Line(paragraph, self)

    def heading(self, level: int, fragment: str | None = None) -> Line:
        made = self.paragraph(f"Heading{level}")
        return made.bookmark(fragment) if fragment else made

    def bullet(self) -> Line:
        return self.paragraph("ListBullet")

    def note(self, words: str) -> Line:
        return self.paragraph().text(words)

    def empty(self, words: str) -> Line:
        """The one line of a section in which nothing stands."""
        return self.paragraph().unset(words)

    def caption(self, words: str) -> Line:
        return self.paragraph("Caption").text(words)

    def chart(self, name: str) -> bool:
        """The pictures of a chart, each with its caption and its text alternative. False: there are none."""
        found = self.pictures.get(name, ())
        for one in found:
            self.caption(one.title)
            scale = min(1.0, HEIGHT / one.height)
            inline = self.part.new_pic_inline(io.BytesIO(one.png), Mm(one.width * scale), Mm(one.height * scale))
            inline.docPr.set("descr", one_line(one.alternative))
            drawing, place = element("w:drawing"), element("w:r")
            drawing.append(inline)
            place.append(drawing)
            self.paragraph().add(place)
        return bool(found)

    def table(self, head: Sequence[str], widths: Sequence[float]) -> Table:
        """`widths` are in millimetres."""
        made = Table(self, widths, "BriefTable")
        made.head(head)
        return made

    def facts(self, rows: Sequence[str], widths: Sequence[float] = (40, 130)) -> list[Line]:
        """A table without a head that stays on one page, its first column what each row is about.

        Gives the second cells, to write in.
        """
        table = Table(self, widths, "BriefFacts")
        written = []
        for title in rows:
            first, second = table.row()
            written.append(second)
            first.text(title)
            if title != rows[-1]:
                first.keep()
        self.gap()
        return written

    def gap(self) -> None:
        """Two tables that touch are one, so a small paragraph stands after each."""
        self.paragraph("Detail")

    def prose(self, prose: Prose, place: str) -> None:
        for parts in self.references.prose(prose):
            self.paragraph().said(parts, place)

    def elements(self) -> list[BaseOxmlElement]:
        """What was written so far, in order."""
        return [one for one in self.body if one.tag != qn("w:sectPr")]
