"""One paragraph being written: words, links, citations."""

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Protocol

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart

from briefer.model import Evidence, Prose, When
from briefer.render.calendar import when_text
from briefer.render.docx.parts import bookmark_name, element, link, run
from briefer.render.references import Cited, References
from briefer.render.safe import one_line
from briefer.render.sections import direction

_MARKS = "\"“«„‘'"
"""Signs with which words in quotation marks may already begin."""


class Writer(Protocol):
    """What the lines of one document share."""

    references: References
    part: DocumentPart
    ids: Iterator[int]


class Line:
    """Each call adds to the end of the paragraph and gives it back."""

    def __init__(self, paragraph: CT_P, writer: Writer) -> None:
        self.paragraph = paragraph
        self.writer = writer

    def add(self, *elements: BaseOxmlElement) -> "Line":
        self.paragraph.extend(elements)
        return self

    def text(self, words: str, style: str = "") -> "Line":
        """Words of anybody, as words."""
        if not words:
            return self
        return self.add(run(one_line(words), (style,) if style else (), rtl=direction(words) == "rtl"))

    def keep(self) -> "Line":
        """On the page on which the next paragraph begins."""
        self.paragraph.get_or_add_pPr().get_or_add_keepNext()
        return self

    def tab(self) -> "Line":
        return self._sign("w:tab")

    def _sign(self, tag: str) -> "Line":
        made = element("w:r")
        made.append(element(tag))
        return self.add(made)

    def strong(self, words: str) -> "Line":
        return self.text(words, "Strong")

    def unset(self, words: str) -> "Line":
        """Says that something is not known or not set."""
        return self.text(words, "NotSet")

    def assessed(self, value: str | None, detail: str = "") -> "Line":
        if value is None:
            return self.unset("not assessed")
        self.strong(value)
        return self.text(f" ({detail})") if detail else self

    def verbatim(self, evidence: Evidence, *, marks: bool = False) -> "Line":
        """Words of one place. `marks`: the source has them in quotation marks."""
        bare = marks and evidence.text[:1] not in _MARKS
        return self.text(f"“{evidence.text}”" if bare else evidence.text, "Verbatim")

    def pieces(self, evidence: Iterable[Evidence], marks: tuple[bool, ...] = ()) -> "Line":
        """Several places of one statement; what lies between them is left out, and shown to be."""
        for index, piece in enumerate(evidence):
            if index:
                self.text(" […] ")
            self.verbatim(piece, marks=index < len(marks) and marks[index])
        return self

    def when(self, when: When | None) -> "Line":
        """A time: for people, then the source's own words."""
        if when is None:
            return self.unset("undated")
        text = when_text(when)
        self.text(text) if text else self.unset("not resolved")
        return self.text(" (").verbatim(when.words, marks=True).text(")") if when.words else self

    def bookmark(self, fragment: str) -> "Line":
        """A place that links lead to, before what comes next."""
        number = str(next(self.writer.ids))
        start = element("w:bookmarkStart", id=number, name=bookmark_name(fragment))
        return self.add(start, element("w:bookmarkEnd", id=number))

    def link(self, words: str, fragment: str | None, style: str = "Hyperlink") -> "Line":
        """Words that lead to a bookmark; without one, the words."""
        inside = run(one_line(words), (style,))
        return self.add(link(fragment, inside) if fragment else inside)

    def ref(self, ident: str) -> "Line":
        return self.link(ident, self.writer.references.entry_at(ident))

    def refs(self, idents: Iterable[str]) -> "Line":
        for index, ident in enumerate(idents):
            self.text(", " if index else "").ref(ident)
        return self

    def cite(self, evidence: Evidence, place: str) -> "Line":
        """`[3 ¶4]`: the number leads to the source, the paragraph to the sentence in the register."""
        return self._cited(self.writer.references.cite(evidence, place))

    def cite_source(self, source: int, place: str) -> "Line":
        return self._cited(self.writer.references.cite_source(source, place))

    def _cited(self, cited: Cited) -> "Line":
        self.text("[", "Citation").link(str(cited.source), cited.source_at, "Citation")
        if cited.paragraph is not None:
            self.text("\u00a0", "Citation").link(f"¶{cited.paragraph}", cited.sentence_at, "Citation")
        return self.text("]", "Citation")

    def address(self, url: str) -> "Line":
        """A link where the address is one of the web; else words."""
        if not url.startswith(("https://", "http://")):
            return self.text(url)
        made = element("w:hyperlink", history="1")
        made.set(qn("r:id"), self.writer.part.relate_to(one_line(url), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        made.append(run(one_line(url), ("Hyperlink",)))
        return self.add(made)

    def said(self, parts: tuple[str | int, ...], place: str) -> "Line":
        """One paragraph of the analyst's, with its citations."""
        for part in parts:
            self.cite_source(part, place) if isinstance(part, int) else self.text(part)
        return self

    def prose(self, prose: Prose, place: str) -> "Line":
        """All of the analyst's paragraphs in this one, parted by line breaks."""
        for index, parts in enumerate(self.writer.references.prose(prose)):
            if index:
                self._sign("w:br")
            self.said(parts, place)
        return self


def numbers() -> Iterator[int]:
    """Ids of bookmarks and pictures."""
    return count(1)
