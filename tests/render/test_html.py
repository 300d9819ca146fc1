"""The page: complete, escaped, every link landing."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from briefer.model import SECTIONS, Brief, Evidence, Prose, SectionName
from briefer.render import render_html
from briefer.render.citations import register
from briefer.render.groups import by_speaker

Paths = tuple[Path, ...]


def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def entry(root: lxml.html.HtmlElement, ident: str) -> lxml.html.HtmlElement:
    """The row or paragraph that tells of an entry, a source or a sentence."""
    [found] = root.xpath(f"//*[@id='{ident}']/ancestor-or-self::*[self::tr or self::p or self::article][1]")
    return found


def dead_links(page: str) -> list[str]:
    root = tree(page)
    idents = set(root.xpath("//@id"))
    return [href for href in root.xpath("//a/@href") if href.startswith("#") and href[1:] not in idents]


def test_every_word_of_evidence_stands_on_the_page(page: str, evidence: Sequence[Evidence]) -> None:
    text = squeezed(tree(page).text_content())
    assert [one.text for one in evidence if squeezed(one.text) not in text] == []


def test_every_link_lands_and_every_fragment_is_unique(page: str) -> None:
    idents = tree(page).xpath("//@id")
    assert dead_links(page) == []
    assert len(idents) == len(set(idents))


@pytest.mark.parametrize("left_out", SECTIONS)
def test_no_link_is_dead_when_a_section_is_left_out(
    brief: Brief, templates: Paths, styles: Paths, left_out: SectionName
) -> None:
    kept = tuple(name for name in SECTIONS if name != left_out)
    page = render_html(replace(brief, sections=kept), templates=templates, styles=styles)
    assert dead_links(page) == []
    assert f'id="section-{left_out}"' not in page


def test_a_citation_leads_to_its_source_and_to_the_sentence_and_the_sentence_back_to_the_entry(page: str) -> None:
    root = tree(page)
    source, sentence = entry(root, "P22").xpath(".//a[@class='cite']/@href")[:2]
    assert source == "#s4"
    assert "#P22" in entry(root, sentence[1:]).xpath(".//a/@href")


def test_a_source_leads_to_its_sentences_in_the_register_and_to_the_prose_that_cites_it(page: str) -> None:
    root = tree(page)
    links = dict(
        zip(*(entry(root, "s3").xpath(f".//*[@class='cited']//a/{what}") for what in ("text()", "@href")), strict=True)
    )
    quoted = next(text for text in links if text.startswith("Q"))
    assert root.xpath(f"//*[@id='{links[quoted][1:]}']")
    assert {"bottom line", "J1"} <= set(links)
    assert root.xpath(f"//*[@class='lead']//*[@id='{links['bottom line'][1:]}']")


def test_without_a_register_a_source_lists_each_place_that_cites_it_once(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    kept = tuple(name for name in SECTIONS if name != "quotes")
    root = tree(render_html(replace(brief, sections=kept), templates=templates, styles=styles))
    for source in brief.sources:
        places = entry(root, f"s{source.number}").xpath(".//*[@class='cited']//a/text()")
        rests = {p.id for p in brief.positions if p.sentence.source == source.number or source.number in p.also}
        assert len(places) == len(set(places))
        assert rests <= set(places)


def test_the_paragraph_of_a_citation_leads_to_the_sentence_in_the_register(page: str, brief: Brief) -> None:
    """From any position, one click reaches the whole source sentence."""
    root = tree(page)
    for position in brief.positions:
        href = entry(root, position.id).xpath(".//a[@class='cite']/@href")[1]
        assert position.sentence.text in entry(root, href[1:]).text_content()


def test_sections_follow_the_order_of_the_brief(brief: Brief, templates: Paths, styles: Paths) -> None:
    wanted: tuple[SectionName, ...] = ("sources", "positions", "bottom-line")
    page = render_html(replace(brief, sections=wanted), templates=templates, styles=styles)
    printed = [*wanted, "annex-positions"]
    assert tree(page).xpath("//main/section/h2/@id") == [f"section-{name}" for name in printed]
    assert "P1" in entry(tree(page), "s1").xpath(".//*[@class='cited']//a/text()")


def test_markup_in_data_is_text(page: str) -> None:
    """Angle brackets of a source print as themselves and make no element."""
    assert "<i>ourselves</i>" not in page
    assert "<i>ourselves</i>" in tree(page).text_content()
    assert tree(page).xpath("//i | //script") == []


def test_hostile_fields_make_no_element_and_no_link(brief: Brief, templates: Paths, styles: Paths) -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=y>'
    source = replace(brief.sources[0], title=bad, outlet=bad, url="javascript:alert(1)", tags=(bad,))
    front = replace(brief.front, title=bad, author=bad, number=bad)
    hostile = replace(
        brief, front=front, sources=(source, *brief.sources[1:]), bottom_line=Prose(text=f"{bad} [1] [99]", cites=(1,))
    )
    root = tree(render_html(hostile, templates=templates, styles=styles))
    assert root.xpath("//script | //img | //@onerror") == []
    assert not any(href.startswith("javascript:") for href in root.xpath("//a/@href"))


def test_nothing_is_loaded_from_elsewhere(page: str) -> None:
    """No element or style asks for a file; links are only followed by the reader."""
    assert tree(page).xpath("//link | //img | //iframe | //@src") == []
    assert "url(" not in page
    assert "@import" not in page


def test_what_nobody_assessed_says_so(page: str) -> None:
    card = tree(page).xpath("//*[@id='J3']")[0].text_content()
    assert len(re.findall("not assessed", card)) == 2


def test_likelihood_and_confidence_stand_in_rows_of_their_own(page: str) -> None:
    rows = tree(page).xpath("//*[@id='J1']//*[@class='assessment']/*")
    told = [squeezed("".join(row.xpath(".//text()[not(ancestor::*[local-name()='svg'])]"))) for row in rows]
    assert told == ["Likelihood", "likely(55–80%)", "Confidence", "moderate"]


def test_every_empty_section_says_one_honest_line(empty_brief: Brief, templates: Paths, styles: Paths) -> None:
    root = tree(render_html(empty_brief, templates=templates, styles=styles))
    for name in ("bottom-line", "judgements", "timeline", "actors", "positions", "risks", "disagreements", "gaps"):
        section = root.xpath(f"//section[contains(@class, '{name}')]")[0]
        assert len(section.xpath(".//p[@class='empty']")) == 1, name


def test_every_picture_has_a_title(page: str) -> None:
    """WeasyPrint takes the alternative text of inline SVG from its title child alone."""
    pictures = tree(page).xpath("//*[local-name()='svg']")
    assert len(pictures) >= 7
    assert all(picture[0].tag.endswith("title") and picture[0].text for picture in pictures)


def test_unnamed_speakers_of_different_articles_are_kept_apart(brief: Brief) -> None:
    base = next(p for p in brief.positions if p.anonymous and p.actor is None and p.sentence.source == 6)
    other = replace(base, id="P99", sentence=replace(base.sentence, article="art-9", source=8))
    assert len(by_speaker(replace(brief, positions=(base, other)))) == 2
    assert len(by_speaker(replace(brief, positions=(base, replace(base, id="P98"))))) == 1


def test_a_sentence_that_states_several_relations_is_printed_once(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    """Each relation stands in the row; one whose actor is not in the brief says so instead of showing a bare id."""
    first = brief.relations[0]
    more = (first, replace(first, target="A1"), replace(first, target="A999"))
    root = tree(render_html(replace(brief, relations=more), templates=templates, styles=styles))
    (row,) = root.xpath("//table[contains(@class, 'relations-table')]/tbody/tr")
    assert len(row.xpath(".//div[@class='relation']")) == 3
    assert row.text_content().count(first.sentence.text) == 1
    assert "an actor not listed" in row.text_content()


def test_words_inside_a_quoted_sentence_are_no_entry_of_their_own(brief: Brief) -> None:
    spans = [(q.evidence.source, q.evidence.start, q.evidence.end) for q in register(brief)]
    assert not any(a != b and a[0] == b[0] and b[1] <= a[1] and a[2] <= b[2] for a in spans for b in spans)


def test_how_a_publication_date_is_known_is_printed(page: str) -> None:
    cells = [cell.text_content() for cell in tree(page).xpath("//table[contains(@class, 'sources-table')]/tbody/tr")]
    assert "given by the user" in cells[0]
    assert "a guess, not certain" in cells[6]
    assert "undated" in cells[7]


def test_text_that_runs_from_right_to_left_is_marked(page: str) -> None:
    assert entry(tree(page), "s7").xpath(".//*[@dir='rtl']")
    assert not entry(tree(page), "s6").xpath(".//*[@dir='rtl']")


def test_what_is_not_prominent_is_told_beside_its_sentence_in_the_register(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    quiet = replace(brief, positions=tuple(replace(p, prominent=p.id != "P22") for p in brief.positions))
    root = tree(render_html(quiet, templates=templates, styles=styles))
    assert root.xpath("//table[contains(@class, 'positions-table')]//*[@id='P22']") == []
    [told] = [one for one in root.xpath("//p[@class='quote']") if re.search(r"\bP22 said by", one.text_content())]
    [position] = [p for p in brief.positions if p.id == "P22"]
    assert squeezed(position.content[0].text) in squeezed(told.text_content())
    assert "1 further statement" in root.text_content()


def test_without_a_register_what_is_not_prominent_is_said_to_be_in_the_data(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    quiet = replace(
        brief,
        positions=tuple(replace(p, prominent=False) for p in brief.positions),
        sections=("actors", "positions", "sources"),
    )
    page = render_html(quiet, templates=templates, styles=styles)
    assert dead_links(page) == []
    assert "data (JSON) has them" in tree(page).text_content()


def test_unnamed_actors_are_counted_instead_of_listed(brief: Brief, templates: Paths, styles: Paths) -> None:
    first, *others = brief.actors
    page = render_html(
        replace(brief, actors=(replace(first, prominent=False), *others)), templates=templates, styles=styles
    )
    root = tree(page)
    assert root.xpath(f"//*[@id='{first.id}']") == []
    assert "1 unnamed speaker more takes a position" in " ".join(root.text_content().split())
