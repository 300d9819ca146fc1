"""The PDF: complete, marked on every page, navigable, and the same each time."""

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from briefer.errors import RenderError
from briefer.model import SECTIONS, Brief, Evidence
from briefer.render import Limits, Pdf, probe, read_json, render_html, render_json, write_pdf
from briefer.render.write import attached_brief

Paths = tuple[Path, ...]


@pytest.fixture(scope="session")
def texts(pdf: Pdf) -> list[str]:
    """The text of each page, without white space."""
    document = pypdfium2.PdfDocument(pdf.data)
    return [re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in document]


@pytest.fixture(scope="session")
def reader(pdf: Pdf) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.data))


@pytest.fixture(scope="session")
def catalog(reader: pypdf.PdfReader) -> Any:
    return reader.root_object


def test_every_word_of_evidence_stands_in_the_pdf(texts: list[str], evidence: Sequence[Evidence]) -> None:
    """Word for word: no hyphenation, no lost character, markup signs and Arabic included."""
    text = "".join(texts)
    assert [one.text for one in evidence if re.sub(r"\s+", "", one.text) not in text] == []


def test_the_engine_has_nothing_to_complain_of(pdf: Pdf) -> None:
    assert pdf.warnings == ()


def test_marking_number_and_cutoff_stand_on_every_page(texts: list[str], pdf: Pdf, brief: Brief) -> None:
    """Marking in header and footer, page x of y."""
    assert len(texts) == pdf.pages > 10
    for number, text in enumerate(texts, start=1):
        assert text.count(brief.front.marking) >= 2, number
        assert f"Page{number}of{pdf.pages}" in text
        assert brief.front.number in text
        assert "Informationcut-off091730ZMAR31" in text


def test_the_marking_is_twelve_points_at_the_right_in_header_and_footer(reader: pypdf.PdfReader) -> None:
    """TLP 2.0: right-justified, 12 points or more. Sizes are font size times the scale of the page."""
    for page in reader.pages:
        found: list[tuple[float, float, float]] = []

        def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
            if text.strip().startswith("TLP") and size:
                found.append((cm[4] + tm[4] * cm[0], cm[5] + tm[5] * cm[3], abs(size * tm[3] * cm[3])))  # noqa: B023 - used at once

        page.extract_text(visitor_text=visit)
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        edges = [one for one in found if one[1] > height - 80 or one[1] < 72]
        assert len(edges) == 2, found
        assert all(x > width / 2 and size >= 11.99 for x, _, size in edges)


def test_contents_carry_the_page_on_which_each_section_begins(reader: pypdf.PdfReader, texts: list[str]) -> None:
    where = {
        name: reader.get_destination_page_number(reader.named_destinations[f"section-{name}"]) for name in SECTIONS
    }
    assert list(where.values()) == sorted(page for page in where.values() if page is not None)
    listed = next(text for text in texts[:2] if "Contentsandannexes1Bottomline" in text)
    assert f"Positions{(where['positions'] or 0) + 1}" in listed
    assert f"Methodandinputs{(where['method'] or 0) + 1}" in listed


def test_bookmarks_name_every_section_and_annex(reader: pypdf.PdfReader) -> None:
    tops = [str(one.title) for one in reader.outline if not isinstance(one, list)]
    assert tops[0] == "1 Bottom line"
    assert [top for top in tops if top.startswith("Annex")] == [
        "Annex A All events and dates",
        "Annex B All positions",
        "Annex C Quote register",
        "Annex D Keys",
        "Annex E Method and inputs",
    ]
    assert len(tops) == len(SECTIONS) + 2


def test_every_internal_link_has_its_destination(reader: pypdf.PdfReader, brief: Brief) -> None:
    """Links to sources and back, to entries and to the register: none leads nowhere."""
    known = set(reader.named_destinations)
    used = {
        str(link.get_object()["/Dest"])
        for page in reader.pages
        for link in page.get("/Annots", ())
        if "/Dest" in link.get_object()
    }
    assert used
    assert used <= known
    assert {f"s{source.number}" for source in brief.sources} <= used
    assert {f"section-{name}" for name in SECTIONS} <= used
    assert any(re.fullmatch(r"c\d+", name) for name in used)
    assert any(re.fullmatch(r"q\d+", name) for name in used)


def test_links_say_where_they_lead(reader: pypdf.PdfReader) -> None:
    """A screen reader hears words, not fragment names."""
    said = {str(link.get_object()["/Contents"]) for page in reader.pages for link in page.get("/Annots", ())}
    assert {"To source 1", "To entry P1", "To section positions", "Back to where it is cited"} <= said
    assert not any(re.fullmatch(r"[csq]\d+", one) for one in said)


def test_metadata_comes_from_the_brief(reader: pypdf.PdfReader, catalog: Any, brief: Brief) -> None:
    told: dict[str, str] = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert told["/Title"] == f"{brief.front.title} ({brief.front.number})"
    assert told["/Author"] == brief.front.author
    assert told["/CreationDate"] == told["/ModDate"] == "D:20310309180000Z"
    assert brief.front.marking in told["/Keywords"]
    assert catalog["/Lang"] == "en"


def test_the_pdf_says_what_it_conforms_to(catalog: Any) -> None:
    """PDF/A-3a and PDF/UA-1 in one packet, tagged, with its title shown."""
    xmp = catalog["/Metadata"].get_object().get_data()
    assert xmp.count(b"<rdf:RDF") == 1
    assert re.search(rb'pdfaid:part="3"', xmp)
    assert re.search(rb'pdfaid:conformance="A"', xmp)
    assert re.search(rb'pdfuaid:part="1"', xmp)
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_pdf_carries_its_own_data(reader: pypdf.PdfReader, catalog: Any, brief: Brief) -> None:
    """`brief.json` inside, related as data, reads back to the same brief."""
    assert read_json(reader.attachments["brief.json"][0]) == brief
    assert {one.get_object()["/AFRelationship"] for one in catalog["/AF"]} == {"/Data"}


def test_only_bundled_faces_set_latin_text(reader: pypdf.PdfReader) -> None:
    pages: list[Any] = list(reader.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"]["/Font"].values()]
    names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    assert {"Briefer-Serif", "Briefer-Sans", "Briefer-Sans-Bold"} <= names


def test_two_processes_make_the_same_bytes(pdf: Pdf, brief: Brief, templates: Paths, styles: Paths) -> None:
    page = render_html(brief, templates=templates, styles=styles)
    again = write_pdf(page, styles=styles, attached=(attached_brief(brief, render_json(brief)),))
    assert hashlib.sha256(again.data).hexdigest() == hashlib.sha256(pdf.data).hexdigest()


def test_an_empty_brief_makes_a_clean_pdf(empty_brief: Brief, templates: Paths, styles: Paths) -> None:
    made = write_pdf(render_html(empty_brief, templates=templates, styles=styles), styles=styles)
    assert made.warnings == ()
    assert made.pages < 6
    text = pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_bounded()
    assert text.count("TLP:CLEAR") == 2


def test_a_character_without_a_glyph_is_reported(empty_brief: Brief, templates: Paths, styles: Paths) -> None:
    """What the PDF cannot show, it must not hide: U+F8FFE is in no font."""
    odd = replace(empty_brief, front=replace(empty_brief.front, title="A \U000f8ffe title"))
    made = write_pdf(render_html(odd, templates=templates, styles=styles), styles=styles)
    assert [warning for warning in made.warnings if "no installed font has" in warning and "U+F8FFE" in warning]


def test_east_asian_text_is_shown_or_missed_aloud(empty_brief: Brief, templates: Paths, styles: Paths) -> None:
    """With a font for the script the words stand in the PDF; without one, a single warning names them."""
    title = "橋の閉鎖"
    source = replace(empty_brief.sources[0], title=title)
    made = write_pdf(
        render_html(replace(empty_brief, sources=(source,)), templates=templates, styles=styles), styles=styles
    )
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made.data))
    assert len(made.warnings) <= 1
    assert all(f"U+{ord(c):04X}" in made.warnings[0] for c in title) if made.warnings else title in text


ADDRESSES = (
    "file:///etc/passwd",
    "http://127.0.0.1:1/x.png",
    "briefer:../pyproject.png",
    "briefer:fonts/../../LICENSE.png",
    "briefer:fonts/SourceSans3-OFL.txt",
    "ftp://127.0.0.1/x",
)
HOSTILE = """<link rel="stylesheet" href="{0}"><style>@import url("{0}"); p {{ background: url("{0}") }}</style>
<p>x<img src="{0}" alt="picture"><object data="{0}"></object>
<svg width="10" height="10"><title>t</title><image href="{0}" width="5" height="5"/></svg></p>"""


def test_a_hostile_page_reaches_no_file_and_no_host(styles: Paths) -> None:
    """Every address is refused wherever it stands, the refusal reported, and the page still made."""
    parts = "".join(HOSTILE.format(address) for address in ADDRESSES)
    made = write_pdf(f'<html lang="en"><title>x</title>{parts}</html>', styles=styles)
    assert made.pages == 1
    assert [one for one in ADDRESSES if not any(one in w and "Forbidden" in w for w in made.warnings)] == []
    assert b"root:" not in made.data


def test_a_slow_rendering_is_ended(page: str, styles: Paths) -> None:
    with pytest.raises(RenderError, match=r"longer than 0\.2 s"):
        write_pdf(page, styles=styles, limits=Limits(seconds=0.2))


def test_a_greedy_rendering_is_ended(page: str, styles: Paths) -> None:
    with pytest.raises(RenderError, match="PDF: "):
        # A process out of memory may also spin instead of stopping: then the time limit ends it.
        write_pdf(page, styles=styles, limits=Limits(megabytes=120, seconds=30))


def test_the_parts_at_work_are_told() -> None:
    weasyprint, pango = probe()
    assert weasyprint.startswith("WeasyPrint 7")
    assert re.fullmatch(r"Pango \d+\.\d+\.\d+", pango)
