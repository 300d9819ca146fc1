"""Word documents."""

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, read_in_order, reading, refusal, word, zipped


def test_title_headings_lists_and_rows_of_tables_are_read_in_order(readers: Parsers) -> None:
    article = reading(word(), "a.docx", parsers=readers).article
    read_in_order(article)
    assert article.authors == ("Ada Stone",)


def test_the_date_of_its_properties_is_not_sure(readers: Parsers) -> None:
    published = reading(word(), "a.docx", parsers=readers).article.published
    assert published is not None
    assert (published.value, published.how, published.sure) == ("2026-03-02", "meta", False)


def test_the_date_that_a_library_writes_into_every_document_is_none(readers: Parsers) -> None:
    document, out = Document(), io.BytesIO()
    document.add_paragraph(SENTENCES[0])
    document.save(out)
    assert reading(out.getvalue(), "a.docx", parsers=readers).article.published is None


def test_what_was_deleted_or_hidden_is_left_out_and_what_was_inserted_is_read(readers: Parsers) -> None:
    document, out = Document(), io.BytesIO()
    paragraph = document.add_paragraph("The gates")
    for tag, words in (("w:ins", " are open"), ("w:del", " are shut")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)  # noqa: SLF001 - python-docx cannot track changes
    secret = paragraph.add_run(" say nothing of this")
    secret.font.hidden = True
    paragraph.add_run(" today.")
    document.save(out)
    assert reading(out.getvalue(), "a.docx", parsers=readers).article.text == "The gates are open today."


def written(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def element(xml: str) -> Any:
    """With `w` for WordprocessingML's own names."""
    return parse_xml(xml.replace(" ", f" {nsdecls('w', 'r')} ", 1) if " " in xml else xml)


def put(document: Any, xml: str) -> None:
    """At the end of the text, before what says how its pages are."""
    document.element.body.insert(len(document.element.body) - 1, element(xml))


def test_what_was_deleted_whole_is_left_out_and_told_of(readers: Parsers) -> None:
    document = Document()
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("North", "open"), ("South", "shut")), strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    table.rows[1]._tr.get_or_add_trPr().append(element('<w:del w:id="9" w:author="x"/>'))  # noqa: SLF001 - as above
    put(document, '<w:p w:x=""><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr><w:r><w:t>The gates</w:t></w:r></w:p>')
    put(document, '<w:p w:x=""><w:r><w:t>are open.</w:t></w:r></w:p>')
    put(document, '<w:p w:x=""><w:moveFrom w:id="4"><w:r><w:t>They were shut.</w:t></w:r></w:moveFrom></w:p>')
    found = reading(written(document), "a.docx", parsers=readers)
    assert found.article.text == "North | open\n\nThe gates are open."
    assert found.notes == ("a.docx: changes are tracked in it; what was deleted (3 places) was left out",)


def test_comments_headers_and_footers_are_left_out(readers: Parsers) -> None:
    document = Document()
    paragraph = document.add_paragraph(SENTENCES[0])
    document.add_comment(paragraph.runs, text="Is this so?", author="Bo")
    document.sections[0].header.paragraphs[0].text = "MINISTRY OF WATER"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    found = reading(written(document), "a.docx", parsers=readers)
    assert found.article.text == SENTENCES[0]
    assert found.notes == ("a.docx: it has 1 comments, which were left out",)


def test_text_in_content_controls_boxes_and_links_is_read(readers: Parsers) -> None:
    document = Document()
    put(document, '<w:sdt w:x=""><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>')
    put(document, '<w:ins w:id="3"><w:p><w:r><w:t>Put in.</w:t></w:r></w:p></w:ins>')
    put(
        document,
        '<w:p w:x=""><w:hyperlink r:id="rId1"><w:r><w:t>The order</w:t></w:r></w:hyperlink>'
        "<w:r><w:t> says so.</w:t></w:r></w:p>",
    )
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    office = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    put(
        document,
        f'<w:p w:x=""><w:r><m:AlternateContent xmlns:m="{office}"><m:Choice Requires="wps">{box}</m:Choice>'
        f"<m:Fallback>{box}</m:Fallback></m:AlternateContent></w:r></w:p>",
    )
    text = reading(written(document), "a.docx", parsers=readers).article.text
    assert text.split("\n\n") == ["In a control.", "Put in.", "The order says so.", "In a box."]


def with_notes() -> bytes:
    document = Document()
    for number, words in ((5, SENTENCES[0]), (2, SENTENCES[1])):
        paragraph = document.add_paragraph(words)
        mark = f'<w:r w:x=""><w:footnoteReference w:id="{number}"/></w:r>'
        paragraph._p.append(element(mark))  # noqa: SLF001 - python-docx knows no footnotes
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> {words}</w:t></w:r></w:p></w:footnote>'
        for number, words in ((2, "Letter of the board."), (5, "Interview with an official."), (8, "Of no mark."))
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    data = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, data, document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    return written(document)


def test_footnotes_come_after_the_text_by_their_numbers(readers: Parsers) -> None:
    assert reading(with_notes(), "a.docx", parsers=readers).article.text.split("\n\n") == [
        *SENTENCES[:2],
        "1 Interview with an official.",
        "2 Letter of the board.",
    ]


def test_a_style_that_is_based_on_a_heading_is_one(readers: Parsers) -> None:
    document = Document()
    document.add_paragraph(SENTENCES[0])
    document.styles.add_style("Zwischentitel", 1).base_style = document.styles["Heading 2"]
    document.add_paragraph("What is next", style="Zwischentitel")
    document.add_paragraph(SENTENCES[1])
    article = reading(written(document), "a.docx", parsers=readers).article
    assert [one.role for one in article.paragraphs] == ["body", "heading", "body"]


def test_a_title_below_a_letterhead_stands_once(readers: Parsers) -> None:
    document = Document()
    document.add_paragraph("Orrel, 2 March 2026")
    document.add_heading("Weir opens", 0)
    document.add_paragraph(SENTENCES[0])
    document.core_properties.created = datetime(2026, 2, 1)  # noqa: DTZ001 - the format has no zone
    article = reading(written(document), "a.docx", parsers=readers).article
    assert (article.title, article.text.count("Weir opens")) == ("Weir opens", 1)
    assert article.published is not None
    assert (article.published.value, article.published.how, article.published.sure) == ("2026-03-02", "text", False)


@pytest.mark.parametrize("title", ["Microsoft Word - Document1", "Document 1", "Dokument2", "weir.docx", "Untitled"])
def test_a_title_that_a_program_gave_is_none(readers: Parsers, title: str) -> None:
    document = Document()
    document.add_paragraph(SENTENCES[0])
    document.core_properties.title = title
    assert reading(written(document), "a.docx", parsers=readers).article.title is None


def test_a_document_that_lacks_a_part_is_told_of(readers: Parsers) -> None:
    whole = zipfile.ZipFile(io.BytesIO(word()))
    for gone in whole.namelist():
        files = {name: whole.read(name) for name in whole.namelist() if name != gone}
        if gone in {"word/document.xml", "[Content_Types].xml", "_rels/.rels"}:
            assert refusal(zipped(files), "a.docx", parsers=readers)


def test_other_office_files_are_named(readers: Parsers) -> None:
    assert "Excel" in refusal(zipped({"xl/workbook.xml": b"<x/>"}), "a.xlsx", parsers=readers)
    assert "an OpenDocument file and no text" in refusal(zipped({"content.xml": b"<x/>"}), "a.ods", parsers=readers)
