"""The page around the text: paper, header and footer with the marking, title, contents, properties of the file."""

from collections.abc import Sequence
from datetime import UTC

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from briefer.model import Brief
from briefer.render.calendar import day_range, dtg, instant_of, moment
from briefer.render.docx.book import WIDTH, Book
from briefer.render.docx.line import Line
from briefer.render.docx.parts import field, link, run
from briefer.render.docx.styles import LANGUAGE
from briefer.render.safe import one_line
from briefer.render.sections import Heading
from briefer.render.standing import how_sure
from briefer.render.words import words

_MARGIN = 20


def set_page(book: Book) -> None:
    """A4; the marking right in header and footer of every page, as TLP 2.0 asks."""
    document, front = book.document, book.brief.front
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    head = _edge(section.header.paragraphs[0], book)
    short = front.title if len(front.title) <= _SHORT else f"{front.title[:_SHORT].rstrip()}…"
    head.text(f"{front.number} · {short}")
    _marked(head, book, (WIDTH,))
    foot = _edge(section.footer.paragraphs[0], book)
    foot.text(f"Information cut-off {dtg(front.cutoff)}").tab()
    foot.text("Page ").add(*field("PAGE", "1")).text(" of ").add(*field("NUMPAGES", "1"))
    _marked(foot, book, (WIDTH / 2, WIDTH))


_SHORT = 55
"Characters of a title that fit beside the marking."


def _edge(paragraph: Paragraph, book: Book) -> Line:
    return Line(paragraph._p, book)  # noqa: SLF001 - the element behind a paragraph has no public name


def _marked(line: Line, book: Book, stops: Sequence[float]) -> None:
    """Adds the marking at the right edge."""
    paragraph = Paragraph(line.paragraph, book.document)
    for stop in stops:
        kind = WD_TAB_ALIGNMENT.RIGHT if stop == WIDTH else WD_TAB_ALIGNMENT.CENTER
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop), kind)
    front = book.brief.front
    line.tab()
    if front.exercise:
        line.strong("EXERCISE").text(" ")
    line.text(f"\u00a0{front.marking}\u00a0", "Marking")


def write_front(book: Book, headings: Sequence[Heading]) -> None:
    """Title, what the brief rests on, and a list of contents that an office program can renew."""
    brief, front = book.brief, book.brief.front
    book.paragraph("Detail").text(f"{words()['kind'][brief.template]} {front.number}")
    book.paragraph("Title").text(front.title)
    if front.exercise:
        book.paragraph().strong("EXERCISE").text(" All sources are exercise material. Nothing in this brief happened.")
    facts = ["Marking", "As of", "Information cut-off", "Basis", "How sure", "Author", "For"]
    cells = book.facts(facts + (["Supersedes"] if front.supersedes else []))
    cells[0].text(f"\u00a0{front.marking}\u00a0", "Marking").text(f" {words()['tlp'][front.marking]}")
    for cell, instant in ((cells[1], front.as_of), (cells[2], front.cutoff)):
        cell.strong(dtg(instant)).text(f" {moment(instant)}")
    cells[3].text(basis(brief))
    cells[4].text(how_sure(brief))
    cells[5].text(front.author) if front.author else cells[5].unset("not stated")
    cells[6].text(front.audience) if front.audience else cells[6].unset("audience not stated")
    if front.supersedes:
        cells[7].text(front.supersedes)
    if brief.template != "one-page":
        _contents(book, headings)


def basis(brief: Brief) -> str:
    front = brief.front
    text = f"{plural(front.articles, 'article')} from {plural(front.origins, 'independent origin')}"
    if front.covers_first and front.covers_last:
        text += f", published {day_range(front.covers_first, front.covers_last)}"
    return text + (f"; {brief.summary.undated} undated" if brief.summary.undated else "")


def plural(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def titled(heading: Heading) -> str:
    return f"{'Annex ' if heading.annex else ''}{heading.label} {heading.title}"


def _contents(book: Book, headings: Sequence[Heading]) -> None:
    """A field over the headings of the first level, showing them as they are."""
    begin, code, middle, _, end = field('TOC \\o "1-1" \\h \\n', "")
    book.paragraph("Heading3").text("Contents")
    for index, heading in enumerate(headings):
        line = book.paragraph("Contents")
        if index == 0:
            line.add(begin, code, middle)
        line.add(link(heading.anchor, run(titled(heading), ("Hyperlink",))))
        if index == len(headings) - 1:
            line.add(end)


def set_properties(document: Document, brief: Brief) -> None:
    """What the file says about itself. Its dates are the brief's."""
    front, properties = brief.front, document.core_properties
    made = instant_of(front.as_of).astimezone(UTC).replace(tzinfo=None)
    properties.title, properties.subject = (
        one_line(front.title),
        f"{words()['kind'][brief.template]} {one_line(front.number)}",
    )
    properties.author = properties.last_modified_by = one_line(front.author or "Author not stated")
    properties.keywords = f"situation brief, {one_line(front.number)}, {front.marking}"
    properties.category, properties.comments = front.marking, f"Made with Briefer {brief.method.briefer}"
    properties.language, properties.revision = LANGUAGE, 1
    properties.created = properties.modified = made
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
