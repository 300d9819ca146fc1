"""What every picture keeps: a text alternative, words as words, the page's ink, escaped names, the same bytes."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from markupsafe import Markup

from briefer.model import Brief
from briefer.render import Pdf, render_html
from briefer.render.charts import names
from tests.render.charts.pictures import parsed, spans
from tests.render.conftest import ROOT

CHARTS = ("timeline", "network", "speakers", "chains", "ratings")
TONES = {"currentColor", "none", "#16181d", "#4a505a", "#c3c8d0", "#fff"}
HOSTILE = "</title><script>x()</script>\"' & <b>"


def pictures(brief: Brief) -> list[Markup]:
    made = [names(brief)[f"chart_{name}"]() for name in CHARTS]
    return [picture for chart in made if chart for picture in chart.pictures]


@pytest.fixture(scope="module")
def drawn(brief: Brief) -> list[Markup]:
    found = pictures(brief)
    assert len(found) == len(CHARTS)
    return found


def test_every_picture_begins_with_its_title_and_tells_its_content(drawn: list[Markup]) -> None:
    for picture in drawn:
        root = parsed(picture)
        assert root.get("role") == "img"
        assert [node.tag for node in root][:2] == ["title", "desc"]
        assert all(len(node.text or "") > 40 for node in root[:2])


def test_pictures_use_only_ink_and_its_tones_and_no_identifiers(drawn: list[Markup]) -> None:
    for picture in drawn:
        for node in parsed(picture).iter():
            assert {node.get(key, "none") for key in ("fill", "stroke", "color")} <= TONES
            assert not {"id", "style", "href", "onclick"} & set(node.attrib)


def test_tones_that_the_dark_must_change_carry_a_class(drawn: list[Markup]) -> None:
    classes = {"#4a505a": "soft", "#c3c8d0": "hair", "#fff": "paper"}
    for picture in drawn:
        for node in parsed(picture).iter():
            for tone in {node.get("fill"), node.get("stroke")} & classes.keys():
                assert node.get("class") == classes[tone or ""]


def test_no_label_leaves_its_picture(drawn: list[Markup]) -> None:
    for picture in drawn:
        right, bottom = (float(value) for value in parsed(picture).get("viewBox", "").split()[2:])
        for left, end, y in spans(picture):
            assert left >= -0.1
            assert end <= right + 0.1
            assert 5 < y < bottom


def test_names_are_escaped_wherever_they_stand(brief: Brief) -> None:
    evil = replace(brief.risks[6].sentence, text=HOSTILE)
    hostile = replace(
        brief,
        actors=tuple(replace(one, name=HOSTILE) for one in brief.actors),
        timeline=tuple(replace(one, actors=(HOSTILE,)) for one in brief.timeline),
        positions=tuple(replace(one, speaker=HOSTILE, target=HOSTILE) for one in brief.positions),
        risks=tuple(replace(one, asserted_by=HOSTILE, trigger=(evil,), consequence=(evil,)) for one in brief.risks),
    )
    found = pictures(hostile)
    assert len(found) >= len(CHARTS)
    for picture in found:
        assert "<script" not in picture
        assert "<b>" not in picture
        assert [node.tag for node in parsed(picture)][:2] == ["title", "desc"]


def test_a_brief_without_findings_has_no_picture(empty_brief: Brief) -> None:
    assert pictures(empty_brief) == []


def test_pictures_are_the_same_in_every_process() -> None:
    code = (
        "from tests.render.charts.test_charts import pictures; from tests.render.sample import sample;"
        "import hashlib; print(hashlib.sha256(''.join(pictures(sample())).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1


def test_a_table_or_list_says_what_every_picture_shows(
    brief: Brief, templates: tuple[Path, ...], styles: tuple[Path, ...]
) -> None:
    whole = render_html(replace(brief, template="register"), templates=templates, styles=styles)
    root = lxml.html.fromstring(whole)
    figures = root.xpath("//figure[contains(@class, 'chart')]")
    assert len(figures) == len(CHARTS)
    for figure in figures:
        assert figure.xpath(".//svg")
        assert figure.xpath("following-sibling::*[self::table or self::ul]")


def test_a_picture_of_a_section_that_shows_a_part_stands_beside_the_way_to_the_whole_table(page: str) -> None:
    root = lxml.html.fromstring(page)
    for figure in root.xpath("//figure[contains(@class, 'chart')]"):
        beside = figure.xpath("following-sibling::*[self::table or self::ul]")
        leads = figure.xpath("..//a[@class='ref paged']/@href")
        assert beside or leads
        assert all(root.xpath(f"//*[@id='{lead[1:]}']/..//table") for lead in leads)


def test_the_key_of_the_page_explains_every_mark_it_uses(page: str) -> None:
    keys = " ".join(re.findall(r'<span class="key">.*?</span>', page, re.DOTALL))
    for word in (
        "happened",
        "said",
        "scheduled",
        "open end",
        "is fighting",
        "belongs to",
        "person, office",
        "threatens",
        "denies",
    ):
        assert word in keys, word


def test_the_pdf_takes_the_text_alternative_of_each_picture(pdf: Pdf, drawn: list[Markup], tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf.data)
    import pypdf  # noqa: PLC0415 - heavy, and only here

    reader = pypdf.PdfReader(file)
    told = {str(found["/Alt"]) for found in structure(reader.root_object["/StructTreeRoot"]) if "/Alt" in found}
    assert {parsed(picture).findtext("title") for picture in drawn} <= told


def structure(node: object) -> list[dict[str, object]]:
    """Every structure element below a node of a PDF."""
    import pypdf.generic as kinds  # noqa: PLC0415 - as above

    found: list[dict[str, object]] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if isinstance(one, kinds.IndirectObject) else one
        if isinstance(one, kinds.ArrayObject):
            waiting += one
        elif isinstance(one, kinds.DictionaryObject):
            found.append(dict(one))
            waiting.append(one.get("/K"))
    return found


def test_a_workspace_may_replace_the_partial_of_one_chart(
    brief: Brief, templates: tuple[Path, ...], styles: tuple[Path, ...], tmp_path: Path
) -> None:
    own = tmp_path / "charts"
    own.mkdir()
    (own / "network.html.j2").write_text("<p>{{ chart_network().data.edges | length }} relations</p>")
    page = render_html(brief, templates=(tmp_path, *templates), styles=styles)
    assert "<p>4 relations</p>" in page
    assert "chart-network" not in page
