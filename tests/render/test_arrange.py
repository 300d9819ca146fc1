"""Templates: what each prints of a brief."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from briefer.model import TEMPLATES, Brief, Chain, Prose, Review
from briefer.render import render_html, write_pdf
from briefer.render.arrange import RISKS, arranged, risks_that_matter

Paths = tuple[Path, ...]


def dead_links(page: str) -> list[str]:
    root = lxml.html.document_fromstring(page)
    idents = set(root.xpath("//@id"))
    return [href for href in root.xpath("//a/@href") if href.startswith("#") and href[1:] not in idents]


@pytest.mark.parametrize("template", TEMPLATES)
def test_arranging_twice_changes_nothing(brief: Brief, template: Any) -> None:
    once = arranged(replace(brief, template=template))
    assert arranged(once) == once


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_link_of_a_template_is_dead_and_the_engine_does_not_complain(
    brief: Brief, templates: Paths, styles: Paths, template: Any
) -> None:
    page = render_html(replace(brief, template=template), templates=templates, styles=styles)
    assert dead_links(page) == []
    assert write_pdf(page, styles=styles).warnings == ()


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_says_honestly_that_there_is_nothing(
    empty_brief: Brief, templates: Paths, styles: Paths, template: Any
) -> None:
    page = render_html(replace(empty_brief, template=template), templates=templates, styles=styles)
    assert "empty" in lxml.html.document_fromstring(page).xpath("//p/@class")


def test_an_ordinary_brief_fits_its_one_page(brief: Brief, templates: Paths, styles: Paths) -> None:
    page = render_html(replace(brief, template="one-page"), templates=templates, styles=styles)
    assert write_pdf(page, styles=styles).pages == 1


def test_one_page_lists_the_sources_it_cites_and_no_others(brief: Brief) -> None:
    shown = arranged(
        replace(
            brief, template="one-page", bottom_line=Prose(text="It rains [2].", cites=(2,)), judgements=(), risks=()
        )
    )
    assert [source.number for source in shown.sources] == [2]


def test_the_risks_that_matter_are_those_the_analyst_rated_by_impact_then_likelihood(brief: Brief) -> None:
    first, second, third, *others = (replace(risk, likelihood=None, impact=None) for risk in brief.risks)
    rated = (
        replace(first, impact="low"),
        replace(second, likelihood="likely", impact="high"),
        replace(third, impact="high"),
    )
    assert risks_that_matter(replace(brief, risks=(*rated, *others))) == (rated[1], rated[2], rated[0])


def test_without_ratings_they_are_those_the_analyst_checked_and_else_the_heads_of_chains(brief: Brief) -> None:
    plain = tuple(replace(risk, likelihood=None, impact=None) for risk in brief.risks)
    checked = replace(plain[-1], review=Review(state="accepted"))
    assert risks_that_matter(replace(brief, risks=(*plain[:-1], checked))) == (checked,)
    headed = replace(brief, risks=plain, chains=(Chain(risks=(plain[3].id, plain[0].id), shared=("rain",)),))
    assert risks_that_matter(headed) == (plain[3],)
    assert risks_that_matter(replace(headed, chains=())) == plain[:RISKS]


def test_a_register_has_every_finding_in_its_own_section_and_no_text_of_the_analyst(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    quiet = replace(
        brief,
        template="register",
        positions=tuple(replace(p, prominent=False) for p in brief.positions),
        timeline=tuple(replace(e, prominent=False) for e in brief.timeline),
    )
    root = lxml.html.document_fromstring(render_html(quiet, templates=templates, styles=styles))
    idents = [one.id for entries in (brief.positions, brief.timeline, brief.risks) for one in entries]
    assert [ident for ident in idents if not root.xpath(f"//table//th[@id='{ident}']")] == []
    assert not root.xpath("//*[@id='section-bottom-line' or @id='section-judgements' or @id='section-outlook']")


def test_a_workspace_may_give_one_template_its_own_partial(
    brief: Brief, templates: Paths, styles: Paths, tmp_path: Path
) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register/keys.html.j2").write_text("<p>House keys.</p>", encoding="utf-8")
    own = (tmp_path, *templates)
    assert "House keys." in render_html(replace(brief, template="register"), templates=own, styles=styles)
    assert "House keys." not in render_html(brief, templates=own, styles=styles)
