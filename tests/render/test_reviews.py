"""What an analyst made of a finding stands beside it on the page, and nothing stands beside the others."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pypdf
import pytest

from briefer.model import EDITABLE, Brief, Review
from briefer.render import render_html, write_pdf
from briefer.render.words import words

Paths = tuple[Path, ...]

CHECKED = Review(state="accepted", note="Read twice.")


@pytest.fixture(scope="module")
def reviewed(brief: Brief) -> Brief:
    """The first entry of each kind accepted and noted, the second one edited in every field; each told once."""

    def judged(entries: tuple[Any, ...], *fields: str) -> tuple[Any, ...]:
        first, second, *others = entries
        return (replace(first, review=CHECKED), replace(second, review=Review(edited=fields)), *others)

    return replace(
        brief,
        template="register",
        actors=judged(brief.actors, *EDITABLE["actor"]),
        positions=judged(brief.positions, *EDITABLE["position"]),
        risks=judged(brief.risks, *EDITABLE["risk"]),
        timeline=judged(brief.timeline, *EDITABLE["time"]),
    )


@pytest.fixture(scope="module")
def root(reviewed: Brief, templates: Paths, styles: Paths) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render_html(reviewed, templates=templates, styles=styles))


def row(root: lxml.html.HtmlElement, ident: str) -> lxml.html.HtmlElement:
    [found] = root.xpath(f"//*[@id='{ident}']/ancestor::*[self::tr or self::p]")
    return found


def pictures(node: Any) -> Iterator[str]:
    """Alternative texts of the figures in a tree of tags."""
    here = node.get_object()
    if isinstance(here, pypdf.generic.DictionaryObject):
        if here.get("/S") == "/Figure":
            yield str(here["/Alt"])
        yield from pictures(here.get("/K", pypdf.generic.NullObject()))
    elif isinstance(here, pypdf.generic.ArrayObject):
        for part in here:
            yield from pictures(part)


@pytest.mark.parametrize("ident", ["A1", "P1", "R1", "E1"])
def test_an_accepted_finding_has_a_mark_that_says_so_and_its_note_under_it(
    root: lxml.html.HtmlElement, ident: str
) -> None:
    here = row(root, ident)
    assert here.xpath(".//*[@class='check']/*[local-name()='title']/text()") == ["checked by the analyst"]
    assert [note.text_content() for note in here.xpath(".//*[@class='analyst']")] == ["Analyst Read twice."]


@pytest.mark.parametrize(
    ("ident", "told"),
    [
        ("A2", {"name, kind, affiliation set by the analyst"}),
        ("P2", {"speaker, target, matter set by the analyst", "stance set by the analyst", "time set by the analyst"}),
        ("R2", {"condition set by the analyst", "speaker, status, horizon set by the analyst"}),
        ("E2", {"time set by the analyst", "kind, class, status set by the analyst"}),
    ],
)
def test_every_field_that_the_analyst_set_is_told_once(root: lxml.html.HtmlElement, ident: str, told: set[str]) -> None:
    lines = [line.text_content() for line in row(root, ident).xpath(".//*[@class='set']")]
    assert (set(lines), len(lines)) == (told, len(told))


def test_nothing_stands_beside_a_finding_that_nobody_judged(root: lxml.html.HtmlElement, page: str) -> None:
    marks = "//*[@class='check' or @class='set']"
    assert len(root.xpath(marks)) == 4 + 8
    assert lxml.html.document_fromstring(page).xpath(marks) == []


def test_a_risk_whose_speaker_the_analyst_set_leads_to_no_position_of_another(root: lxml.html.HtmlElement) -> None:
    assert row(root, "R1").xpath(".//a[@href='#P5']")
    assert not row(root, "R2").xpath(".//a[@href='#P6']")


def test_findings_told_in_the_register_carry_their_review_there(
    reviewed: Brief, templates: Paths, styles: Paths
) -> None:
    quiet = replace(
        reviewed, template="standard", positions=tuple(replace(p, prominent=False) for p in reviewed.positions)
    )
    root = lxml.html.document_fromstring(render_html(quiet, templates=templates, styles=styles))
    told = [one for one in root.xpath("//p[@class='quote']") if re.search(r"\bP[12]\b", one.text_content())]
    text = " ".join(one.text_content() for one in told)
    assert "Read twice." in text
    assert len([one for one in told if one.xpath(".//*[@class='check']")]) == 1
    assert "speaker, stance, target, matter, time set by the analyst" in text


def test_a_note_is_text_whatever_is_in_it(brief: Brief, templates: Paths, styles: Paths) -> None:
    bad = "<script>alert(1)</script>"
    noted = replace(brief, risks=(replace(brief.risks[0], review=Review(note=bad)), *brief.risks[1:]))
    root = lxml.html.document_fromstring(render_html(noted, templates=templates, styles=styles))
    assert root.xpath("//script") == []
    assert bad in root.text_content()


def test_every_field_that_can_be_edited_has_a_word_on_the_page() -> None:
    assert {field for fields in EDITABLE.values() for field in fields} == set(words()["review"]["fields"])


def test_marks_keep_the_pdf_clean_and_are_read_out(reviewed: Brief, templates: Paths, styles: Paths) -> None:
    few = replace(reviewed, sections=("timeline", "actors", "positions", "risks"))
    made = write_pdf(render_html(few, templates=templates, styles=styles), styles=styles)
    assert made.warnings == ()
    reader: Any = pypdf.PdfReader(io.BytesIO(made.data))
    assert list(pictures(reader.root_object["/StructTreeRoot"])).count("checked by the analyst") == 4
