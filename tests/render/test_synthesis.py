"""What stands between the findings is printed in every format, as words, with links that land."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from briefer.model import (
    Brief,
    Change,
    ChangeCount,
    Changes,
    FieldChange,
    Indicator,
    Proposal,
    Prose,
    Salience,
    Shift,
    Standing,
    Telling,
)
from briefer.render import render_html
from briefer.render.arrange import arranged
from briefer.render.docx.write import render_docx
from briefer.render.markdown import render_markdown

Paths = tuple[Path, ...]
Printed = Callable[[Brief], str]
"""The words of a brief in one format, white space taken together."""

CHANGES = Changes(
    against="OSTRA-3",
    as_of="2031-03-08T18:00:00+00:00",
    counts=(ChangeCount(of="position", new=2, changed=1, unchanged=17, dropped=1),),
    entries=(
        Change(of="position", how="new", entry="P1", was=None, key="n1", words="x", why=("new article",), source=1),
        Change(of="position", how="new", entry="P2", was=None, key="n2", words="y", why=("new article",), source=1),
        Change(
            of="risk",
            how="changed",
            entry="R1",
            was="R2",
            key="c1",
            words="*the bridges* fall",
            fields=(FieldChange(field="likelihood", before=None, now="likely"),),
            why=("decision", "time passed"),
            source=1,
        ),
        Change(
            of="position",
            how="dropped",
            entry=None,
            was="P9",
            key="d1",
            words="<b>was said</b> [x](http://evil.example)",
            why=("article left out",),
        ),
    ),
    new_sources=(2, 3),
    left_out=("An old report",),
)


@pytest.fixture(scope="module")
def whole(brief: Brief) -> Brief:
    """The sample with everything between its findings, and without the analyst's texts."""
    risk, entry, other = brief.risks[0], brief.timeline[0], brief.timeline[1]
    told = Telling(key="t", sentence=other.sentence, status="reported")
    line = Salience(origins=1, recency=1, actor=1, consequence=1, total=1)
    return replace(
        brief,
        bottom_line=None,
        judgements=(),
        changes=CHANGES,
        timeline=(replace(entry, told=(told,), origins=2), *brief.timeline[1:]),
        risks=(replace(risk, standing=Standing(state="met", shown=(other.sentence,), event="E2")), *brief.risks[1:]),
        indicators=(Indicator(trigger=brief.risks[1].trigger, risks=("R2",), leads_to=2),),
        shifts=(Shift(id="C1", speaker="Daro Venn", actor="A1", shared="x", before="P1", after="P2", how="stance"),),
        proposals=(
            Proposal(
                id="B1",
                of="bottom-line",
                text=Prose(text=f"“{entry.sentence.text}” [3]", cites=(3,)),
                entries=("E1",),
                evidence=(entry.sentence,),
                salience=line,
            ),
            Proposal(
                id="K1",
                of="judgement",
                text=Prose(text="Not both [1].", cites=(1,)),
                entries=(),
                evidence=(),
                salience=line,
            ),
        ),
    )


@pytest.fixture(params=["html", "md", "docx"])
def printed(request: pytest.FixtureRequest, templates: Paths, styles: Paths) -> Printed:
    kinds: dict[str, Printed] = {
        "html": lambda brief: page_text(render_html(brief, templates=templates, styles=styles)),
        "md": lambda brief: plain(render_markdown(brief, templates=templates)),
        "docx": document_text,
    }
    return kinds[request.param]


def page_text(page: str) -> str:
    seen = re.sub(r"(?s)<(style|svg).*?</\1>", "", page)
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|strong|span|b)\b[^>]*>", "", seen)).split())


def plain(text: str) -> str:
    """Without links, marks and the backslashes before them."""
    return " ".join(re.sub(r"\\(.)", r"\1", re.sub(r"\]\([^)]*\)|[*\[\]]", "", text)).split())


def document_text(brief: Brief) -> str:
    body = docx.Document(io.BytesIO(render_docx(brief))).element.body
    paragraphs = (one for one in body.iter() if one.tag.endswith("}p"))
    return " ".join("".join(run.text or "" for run in one.iter() if run.tag.endswith("}t")) for one in paragraphs)


@pytest.mark.parametrize(
    "expected",
    [
        "Against OSTRA-3, as of 081800Z MAR 31",
        "(new article): P1, P2",
        "likelihood none → likely",
        "the analyst’s decision, time has passed",
        "P9 there:",
        "its article is no source of this brief",
        "An old report",
        "also told in",
        "2 independent origins",
        "Trigger reported",
        "Indicators to watch",
        "2 further risks along chains",
        "Positions that changed",
        "opposed stances",
        "Proposed, not reviewed",
        "Not both",
    ],
)
def test_each_part_is_printed(whole: Brief, printed: Printed, expected: str) -> None:
    assert expected in printed(whole)


def test_proposals_give_way_to_what_the_analyst_wrote(brief: Brief, whole: Brief, printed: Printed) -> None:
    written = replace(whole, bottom_line=brief.bottom_line, judgements=brief.judgements)
    assert "Proposed, not reviewed" not in printed(written)


def test_the_first_brief_says_that_there_is_none_before(whole: Brief, printed: Printed) -> None:
    assert "This is the first brief of its profile" in printed(replace(whole, changes=Changes(against=None)))
    assert "was not compared with an earlier one" in printed(replace(whole, changes=None))


def test_nothing_different_is_said(whole: Brief, printed: Printed) -> None:
    same = replace(CHANGES, entries=(), new_sources=(), left_out=())
    assert "Nothing differs from the brief before" in printed(replace(whole, changes=same))


def test_words_of_the_earlier_brief_stay_words(whole: Brief, templates: Paths, styles: Paths) -> None:
    page = render_html(whole, templates=templates, styles=styles)
    assert "&lt;b&gt;was said&lt;/b&gt;" in page
    assert "\\*the bridges\\*" in render_markdown(whole, templates=templates)


def test_every_link_of_the_page_lands(whole: Brief, templates: Paths, styles: Paths) -> None:
    page = render_html(whole, templates=templates, styles=styles)
    there = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= there


def test_a_telling_leads_to_its_sentence_in_the_register(whole: Brief, templates: Paths) -> None:
    text = render_markdown(whole, templates=templates)
    [line] = [one for one in text.splitlines() if "also told in" in one]
    target = re.findall(r"\(#(q\d+)\)", line.split("also told in")[1])[0]
    assert f'<a id="{target}"></a>' in text


def test_one_page_proposes_the_bottom_line_only_and_lists_what_it_cites(whole: Brief) -> None:
    page = arranged(replace(whole, template="one-page", risks=()))
    assert [one.id for one in page.proposals] == ["B1"]
    assert [source.number for source in page.sources] == [3]
