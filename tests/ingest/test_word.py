"""Word documents."""

import io
import zipfile

from docx import Document
from docx.oxml import OxmlElement

from briefer.ingest import Parsers
from tests.ingest.documents import SENTENCES, reading, refusal, word, zipped


def test_title_headings_lists_and_rows_of_tables_are_read_in_order(readers: Parsers) -> None:
    article = reading(word(), "a.docx", parsers=readers).article
    assert article.text.split("\n\n") == [
        "Weir opens",
        SENTENCES[0],
        "What is next",
        SENTENCES[3],
        "Gate | State",
        "North | open",
    ]
    assert [one.role for one in article.paragraphs] == ["headline", "body", "heading", "body", "body", "body"]
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


def test_a_document_that_lacks_a_part_is_told_of(readers: Parsers) -> None:
    whole = zipfile.ZipFile(io.BytesIO(word()))
    for gone in whole.namelist():
        files = {name: whole.read(name) for name in whole.namelist() if name != gone}
        if gone in {"word/document.xml", "[Content_Types].xml", "_rels/.rels"}:
            assert refusal(zipped(files), "a.docx", parsers=readers)


def test_other_office_files_are_named(readers: Parsers) -> None:
    assert "Excel" in refusal(zipped({"xl/workbook.xml": b"<x/>"}), "a.xlsx", parsers=readers)
    assert "OpenDocument" in refusal(zipped({"content.xml": b"<x/>"}), "a.odt", parsers=readers)
