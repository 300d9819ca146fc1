"""A stranger with the PDF: from any citation, at most two clicks lead to the words of the source, and one back."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from briefer.model import Brief, Evidence, TemplateName
from briefer.render import render_html, write_pdf
from briefer.render.citations import register

Paths = tuple[Path, ...]

SOURCE, SENTENCE = re.compile(r"s\d+"), re.compile(r"q\d+")
LINE = 2.0
"""Points that a link may begin above the place it belongs to."""


@dataclass(frozen=True, slots=True)
class Link:
    page: int
    top: float
    to: str


@dataclass(frozen=True, slots=True)
class Place:
    page: int
    top: float


class Reader:
    """Pages, links and places of a PDF, as a person meets them."""

    def __init__(self, data: bytes) -> None:
        document = pypdf.PdfReader(io.BytesIO(data))
        self.texts = [
            re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(data)
        ]
        self.links = list(_links(document))
        named: dict[str, Any] = dict(document.named_destinations)
        self.places = {
            name: Place(document.get_destination_page_number(one) or 0, float(one["/Top"]))
            for name, one in named.items()
        }

    def of_entry(self, name: str, following: str | None) -> Iterator[Link]:
        """Links of an entry: those below its place and above the next entry's, over a break between pages too."""
        start = self.places[name]
        end = self.places[following] if following in self.places else Place(start.page, 0)
        for link in self.links:
            after_start = (link.page, -link.top) >= (start.page, -start.top - LINE)
            before_end = (link.page, -link.top) < (end.page, -end.top - LINE)
            if after_start and before_end:
                yield link


def _links(document: pypdf.PdfReader) -> Iterator[Link]:
    for number, page in enumerate(document.pages):
        for one in page.get("/Annots", ()):
            link: Any = one.get_object()
            if "/Dest" in link:
                yield Link(number, float(link["/Rect"][3]), str(link["/Dest"]))


def sentences(brief: Brief) -> dict[str, str]:
    """Place of a sentence in the register -> its words without spaces."""
    return {f"q{one.number}": re.sub(r"\s+", "", one.evidence.text) for one in register(brief)}


@pytest.fixture(scope="module", params=["standard", "register"])
def opened(request: pytest.FixtureRequest, brief: Brief, templates: Paths, styles: Paths) -> tuple[Brief, Reader]:
    template: TemplateName = request.param
    made = replace(brief, template=template)
    return made, Reader(write_pdf(render_html(made, templates=templates, styles=styles), styles=styles).data)


def test_the_paragraph_of_any_citation_leads_to_the_very_sentence(opened: tuple[Brief, Reader]) -> None:
    """One click: the page that it leads to, or the next where the sentence runs over, has every word of it."""
    brief, reader = opened
    told = sentences(brief)
    clicked = [link for link in reader.links if SENTENCE.fullmatch(link.to)]
    assert len(clicked) > 100
    for link in clicked:
        page = reader.places[link.to].page
        assert told[link.to] in "".join(reader.texts[page : page + 2]), link


def test_the_number_of_any_citation_leads_in_two_clicks_to_sentences_of_that_source(
    opened: tuple[Brief, Reader],
) -> None:
    """The first click opens the source's entry; a link in it opens the register where that source's words begin."""
    brief, reader = opened
    of_source = {f"q{one.number}": f"s{one.evidence.source}" for one in register(brief)}
    cited = {link.to for link in reader.links if SOURCE.fullmatch(link.to)}
    assert cited == {f"s{source.number}" for source in brief.sources}
    for source in sorted(cited):
        onward = [link.to for link in reader.of_entry(source, f"s{int(source[1:]) + 1}") if link.to in of_source]
        assert onward, source
        assert {of_source[to] for to in onward} == {source}


def test_no_page_has_a_citation_without_its_link(opened: tuple[Brief, Reader]) -> None:
    """As many links to sources and sentences as there are citations with a paragraph on the page."""
    _, reader = opened
    checked = 0
    for number, text in enumerate(reader.texts):
        printed = re.findall(r"\[(\d+)¶(\d+)\]", text)
        leads = [link for link in reader.links if link.page == number and SENTENCE.fullmatch(link.to)]
        assert len(leads) >= len(printed) - text.count("[3¶4]is"), number
        checked += len(printed)
    assert checked > 100


def test_the_sentence_leads_back_to_what_rests_on_it(opened: tuple[Brief, Reader]) -> None:
    brief, reader = opened
    for position in brief.positions:
        quote = next(f"q{one.number}" for one in register(brief) if _inside(position.sentence, one.evidence))
        back = {link.to for link in reader.of_entry(quote, f"q{int(quote[1:]) + 1}")}
        assert position.id in back, (position.id, quote)


def _inside(one: Evidence, other: Evidence) -> bool:
    return one.source == other.source and other.start <= one.start and one.end <= other.end
