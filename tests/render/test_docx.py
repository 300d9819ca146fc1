"""The brief as a document for an office: real styles, headings, tables and links, the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import docx
import lxml.etree
import numpy as np
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefer.model import SECTIONS, Brief, Evidence, Prose, SectionName
from briefer.render.docx import pictures, render_docx
from briefer.render.docx.pictures import png
from briefer.render.safe import one_line
from tests.render.sample import sample


@pytest.fixture(scope="module")
def data(brief: Brief) -> bytes:
    return render_docx(brief)


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return opened(data)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def complain(message: str) -> None:
    pytest.fail(message)


def text_of(document: Document) -> str:
    return "".join(written(document.element.body))


def written(element: lxml.etree._Element) -> Iterator[str]:
    return (str(one.text) for one in element.iter(qn("w:t")))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def bookmarks(document: Document) -> list[str]:
    return [str(one.get(qn("w:name"))) for one in document.element.body.iter(qn("w:bookmarkStart"))]


def anchors(document: Document) -> list[str]:
    found = (one.get(qn("w:anchor")) for one in document.element.body.iter(qn("w:hyperlink")))
    return [str(one) for one in found if one]


def rows(document: Document) -> Iterator[lxml.etree._Element]:
    yield from document.element.body.iter(qn("w:tr"))


def test_every_word_of_evidence_stands_in_the_document(document: Document, evidence: Sequence[Evidence]) -> None:
    text = squeezed(text_of(document))
    assert [one.text for one in evidence if squeezed(one.text) not in text] == []


def test_every_link_lands_and_every_bookmark_is_unique(document: Document) -> None:
    names = bookmarks(document)
    assert set(anchors(document)) <= set(names)
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    assert len(anchors(document)) > 300


@pytest.mark.parametrize("left_out", SECTIONS)
def test_no_link_is_dead_when_a_section_is_left_out(brief: Brief, left_out: SectionName) -> None:
    kept = tuple(name for name in SECTIONS if name != left_out)
    made = opened(render_docx(replace(brief, sections=kept)))
    assert set(anchors(made)) <= set(bookmarks(made))
    assert f"section_{left_out.replace('-', '_')}" not in bookmarks(made)


def test_a_citation_leads_to_its_source_and_the_source_back_to_the_entry(document: Document) -> None:
    [mark] = [one for one in document.element.body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == "p22"]
    there = [one.get(qn("w:anchor")) for one in mark.getparent().iter(qn("w:hyperlink"))]
    assert there == ["s4", "q25", "s5"]
    [source] = [
        row for row in rows(document) if any(b.get(qn("w:name")) == "s4" for b in row.iter(qn("w:bookmarkStart")))
    ]
    assert "p22" in [one.get(qn("w:anchor")) for one in source.iter(qn("w:hyperlink"))]


def test_sections_stand_in_the_order_of_the_brief_and_sources_know_all_that_cite_them(brief: Brief) -> None:
    made = opened(render_docx(replace(brief, sections=("sources", "positions", "bottom-line"))))
    headings = [one.text for one in made.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == ["1 Sources", "2 Positions", "3 Bottom line", "Annex A All positions"]
    assert {"p1", "section_bottom_line"} <= set(anchors(made))


def test_every_paragraph_and_run_has_a_named_style_and_no_form_of_its_own(document: Document) -> None:
    """An office changes a style and every use of it changes."""
    used = {one.style.name for one in document.paragraphs if one.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "List Bullet", "Caption", "Normal"} <= used
    forms = {one.tag for properties in document.element.body.iter(qn("w:rPr")) for one in properties}
    assert forms <= {qn("w:rStyle"), qn("w:rtl")}
    defined = {style.style_id for style in document.styles}
    styles = {
        str(one.get(qn("w:val")))
        for tag in ("rStyle", "pStyle", "tblStyle")
        for one in document.element.iter(qn(f"w:{tag}"))
    }
    assert {"Citation", "Verbatim", "Hyperlink", "BriefTable", "BriefFacts"} <= styles <= defined


def test_the_head_of_every_table_is_repeated_and_no_row_is_torn(document: Document) -> None:
    tables = [one for one in document.tables if one.style and one.style.name == "Brief Table"]
    assert len(tables) > 15
    assert all(one._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for one in tables)  # noqa: SLF001 - no public name
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows(document))


def test_no_two_tables_touch(document: Document) -> None:
    """An office program joins them."""
    kinds = [one.tag for one in document.element.body]
    assert not any(a == b == qn("w:tbl") for a, b in pairwise(kinds))


def test_header_and_footer_carry_marking_pages_and_cut_off(document: Document, brief: Brief) -> None:
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    assert brief.front.number in head.text
    for edge in (head, foot):
        label = next(run for run in edge.runs if run.style and run.style.name == "Marking")
        assert label.text.strip() == "TLP:AMBER"
        assert "EXERCISE" in edge.text
    codes = [str(one.text).strip() for one in foot._p.iter(qn("w:instrText"))]  # noqa: SLF001 - no public name
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Information cut-off 091730Z MAR 31" in foot.text


def test_the_label_is_large_enough_and_in_its_colour_on_black(document: Document) -> None:
    font = document.styles["Marking"].font
    assert font.size is not None
    assert font.size.pt >= 12
    assert str(font.color.rgb) == "FFC000"
    assert document.styles["Marking"].element.rPr.find(qn("w:shd")).get(qn("w:fill")) == "000000"


def test_the_file_says_what_it_is(document: Document, brief: Brief) -> None:
    properties = document.core_properties
    assert (properties.title, properties.author) == (brief.front.title, brief.front.author)
    assert properties.language == "en-GB"
    assert properties.category == "TLP:AMBER"
    assert properties.created == properties.modified == datetime(2031, 3, 9, 18, tzinfo=UTC)


def test_equal_briefs_give_equal_bytes_dated_by_the_brief(brief: Brief, data: bytes) -> None:
    assert render_docx(sample()) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        assert b"<Application>Briefer<" in archive.read("docProps/app.xml")
    assert {entry.date_time for entry in entries} == {(2031, 3, 9, 18, 0, 0)}
    assert next(entry.filename for entry in entries) == "[Content_Types].xml"
    assert not any("thumbnail" in entry.filename for entry in entries)
    other = replace(brief, front=replace(brief.front, as_of="2031-03-10T18:00:00+00:00"))
    assert render_docx(other) != data


def test_charts_are_pictures_with_a_caption_and_their_words(
    brief: Brief, templates: tuple[Path, ...], styles: tuple[Path, ...]
) -> None:
    """The same bytes each time; one picture a drawing, no wider or taller than the page."""
    drawn = pictures(brief, templates=templates, styles=styles, warn=complain)
    assert drawn.keys() == {"timeline", "network", "speakers", "chains", "ratings"}
    data = render_docx(brief, drawn)
    assert render_docx(brief, pictures(brief, templates=templates, styles=styles, warn=complain)) == data
    made = opened(data)
    shapes = made.inline_shapes
    assert len(shapes) == sum(map(len, drawn.values()))
    assert all(one.width <= Mm(170) and one.height <= Mm(240) for one in shapes)
    told = [str(one.get("descr")) for one in made.element.body.iter(qn("wp:docPr"))]
    assert any("Lowland Alliance is fighting Tarsk" in one for one in told)
    assert all(len(one) > 40 for one in told)
    captions = [one.text for one in made.paragraphs if one.style and one.style.name == "Caption"]
    assert {one.title for found in drawn.values() for one in found} <= set(captions)


def test_each_template_prints_its_own_sections(brief: Brief) -> None:
    one_page = opened(render_docx(replace(brief, template="one-page")))
    shown = {"section_bottom_line", "section_judgements", "section_risks", "section_sources", "r1"}
    assert shown <= set(bookmarks(one_page))
    assert not {"section_positions", "r2"} & set(bookmarks(one_page))
    assert set(anchors(one_page)) <= set(bookmarks(one_page))
    assert "1 Riverine Courier, Tue 4 Mar 2031, B2, cited in bottom line" in text_of(one_page)
    assert "Contents" not in text_of(one_page)
    register = opened(render_docx(replace(brief, template="register")))
    assert "section_outlook" not in bookmarks(register)
    assert {position.id.lower() for position in brief.positions} <= set(bookmarks(register))


def test_a_chart_is_drawn_for_a_printed_section_only(
    brief: Brief, templates: tuple[Path, ...], styles: tuple[Path, ...]
) -> None:
    few = replace(brief, sections=("risks", "sources"))
    assert pictures(few, templates=templates, styles=styles, warn=complain).keys() == {"chains", "ratings"}
    none = replace(brief, sections=("sources",))
    assert pictures(none, templates=templates, styles=styles, warn=complain) == {}


def test_pixels_come_back_from_a_png() -> None:
    pixels = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    with Image.open(io.BytesIO(png(pixels))) as image:
        assert (np.asarray(image) == pixels).all()


def test_a_statement_is_a_quote_that_stays_with_its_speaker(document: Document) -> None:
    paragraphs = document.paragraphs
    found = [
        n for n, one in enumerate(paragraphs) if one.style and one.style.name == "Quote" and "No truck" in one.text
    ]
    assert len(found) == 2, "in the section, and among all positions in the annex"
    for at in found:
        assert paragraphs[at].text == "“No truck of the ministry crosses while our people are held”"
        assert paragraphs[at - 1].paragraph_format.keep_with_next


def test_addresses_of_sources_are_the_only_targets_outside(document: Document, brief: Brief) -> None:
    outside = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert outside == {source.url for source in brief.sources if source.url}


def test_hostile_fields_are_words(brief: Brief) -> None:
    bad = '"><w:p/><script>&amp;\x00\x0b\ufffe{MERGEFIELD x}'
    source = replace(brief.sources[0], title=bad, outlet=bad, url="file:///etc/passwd", tags=(bad,))
    front = replace(brief.front, title=bad, author=bad, number=bad, audience=bad)
    hostile = replace(
        brief, front=front, sources=(source, *brief.sources[1:]), bottom_line=Prose(text=f"{bad} [1] [99]", cites=(1,))
    )
    made = opened(render_docx(hostile))
    assert squeezed(one_line(bad)) in squeezed(text_of(made))
    assert not any("passwd" in one.target_ref for one in made.part.rels.values() if one.is_external)
    assert len(list(made.element.body.iter(qn("w:instrText")))) == 1


@settings(deadline=None, max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_words_come_out_as_they_went_in(text: str) -> None:
    brief = sample()
    made = opened(render_docx(replace(brief, sections=("bottom-line",), bottom_line=Prose(text=f"a{text}z"))))
    assert squeezed(one_line(f"a{text}z")) in squeezed(text_of(made))


def test_text_that_runs_from_right_to_left_is_marked(document: Document) -> None:
    marked = [
        "".join(written(run))
        for run in document.element.body.iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
    ]
    assert marked
    assert all(re.search("[\u0600-\u06ff]", text) for text in marked)


def test_every_empty_section_says_one_honest_line(empty_brief: Brief) -> None:
    text = text_of(opened(render_docx(empty_brief)))
    assert text.count("was found in the sources") == 4
    assert "No key judgement has been made" in text


def test_what_an_analyst_did_is_told(brief: Brief, document: Document) -> None:
    assert "Karsk has grain for five days" in text_of(document)
    first = replace(brief.positions[0], review=replace(brief.positions[0].review, state="accepted", edited=("stance",)))
    text = text_of(opened(render_docx(replace(brief, positions=(first, *brief.positions[1:])))))
    assert "P1 ✓" in text
    assert "stance set by the analyst" in text


def test_what_is_not_prominent_is_told_beside_its_sentence_in_the_register(brief: Brief) -> None:
    quiet = replace(brief, positions=tuple(replace(p, prominent=p.id != "P22") for p in brief.positions))
    made = opened(render_docx(quiet))
    assert "P22 said by Defence staff of Tarsk, conditional" in text_of(made)
    assert bookmarks(made).count("p22") == 1
