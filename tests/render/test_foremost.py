"""What a section shows of many findings: by rules that are printed, in the order of the brief, with all in an annex."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import lxml.html
import pytest

from briefer.model import SECTIONS, Brief, Chain, EventClass, Note, Review, SectionName, TemplateName, When
from briefer.render import render_html
from briefer.render.docx import render_docx
from briefer.render.foremost import OF_A_SPEAKER, SHOWN, WHOLE, annexed, part, whole
from briefer.render.groups import SIDES, by_speaker, remarks, set_against
from briefer.render.markdown import render_markdown
from briefer.render.sections import headings

Paths = tuple[Path, ...]


def page_of(brief: Brief, templates: Paths, styles: Paths) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render_html(brief, templates=templates, styles=styles))


def shown(brief: Brief, section: SectionName) -> list[str]:
    return [one.id for one in part(brief, section).entries]


def days(brief: Brief, *given: tuple[str, EventClass | None]) -> Brief:
    """Events of these days and classes, one after the other, more than a section shows whole."""
    base = replace(brief.timeline[3], review=Review(), kind="happened")
    entries = [
        replace(
            base,
            id=f"E{n}",
            when=When(first=day, last=day, precision="day"),
            event_class=kind,
            sentence=replace(base.sentence, text=f"{base.sentence.text} {n}"),
        )
        for n, (day, kind) in enumerate(given, start=1)
    ]
    return replace(brief, timeline=tuple(entries))


def test_a_section_of_few_findings_has_all_of_them_and_no_annex(brief: Brief) -> None:
    few = replace(brief, timeline=brief.timeline[: WHOLE["timeline"]], positions=brief.positions[: WHOLE["positions"]])
    assert annexed(few) == ()
    assert part(few, "timeline").entries == few.timeline
    assert [one.name for one in headings(few)] == list(SECTIONS)


def test_one_finding_more_makes_an_annex_of_all_before_the_other_annexes(brief: Brief) -> None:
    many = replace(brief, timeline=brief.timeline[: WHOLE["timeline"] + 1], positions=brief.positions[:3])
    assert annexed(many) == ("timeline",)
    assert 8 < len(part(many, "timeline").entries) <= SHOWN["timeline"]
    assert whole(many, "timeline").entries == many.timeline
    lettered = [(one.label, one.name) for one in headings(many) if one.annex]
    assert lettered == [("A", "annex-timeline"), ("B", "quotes"), ("C", "keys"), ("D", "method")]


def test_a_section_that_is_not_printed_has_no_annex(brief: Brief) -> None:
    assert annexed(replace(brief, sections=("risks", "positions"))) == ("positions",)


@pytest.mark.parametrize("template", ["one-page", "register"])
def test_other_templates_have_no_annex_of_findings(brief: Brief, template: Any) -> None:
    assert annexed(replace(brief, template=template)) == ()


def test_what_a_section_shows_stands_in_the_order_of_the_brief(brief: Brief) -> None:
    for section in annexed(brief):
        every = [one.id for one in whole(brief, section).entries]
        assert shown(brief, section) == [ident for ident in every if ident in shown(brief, section)]


def test_what_an_analyst_judged_is_always_shown(brief: Brief) -> None:
    left = next(one for one in brief.positions if one.id not in shown(brief, "positions"))
    judged = tuple(replace(p, review=Review(state="accepted")) if p is left else p for p in brief.positions)
    assert left.id in shown(replace(brief, positions=judged), "positions")
    quiet = next(one for one in brief.timeline if one.id not in shown(brief, "timeline") and one.when.first)
    noted = tuple(replace(e, review=Review(note="Seen.")) if e is quiet else e for e in brief.timeline)
    assert quiet.id in shown(replace(brief, timeline=noted), "timeline")


def test_events_are_what_comes_next_and_what_most_origins_tell_of(brief: Brief) -> None:
    """Ahead the nearest, behind the most told; two of a day at most, and not the same class of a day twice."""
    old: list[tuple[str, EventClass | None]] = [(f"2031-02-{n:02}", "accuse") for n in range(1, 16)]
    ahead: list[tuple[str, EventClass | None]] = [(f"2031-04-{n:02}", None) for n in range(1, 16)]
    made = days(brief, ("2031-01-05", "assault"), ("2031-01-05", "assault"), *old, *ahead)
    first, second, *others = made.timeline
    second = replace(second, sentence=replace(second.sentence, source=2))
    told = shown(replace(made, timeline=(first, second, *others)), "timeline")
    assert "E1" in told, "two origins tell of it, though it is the oldest"
    assert "E2" not in told, "the same class of the same day"
    assert [ident for ident in told if int(ident[1:]) > 17] == ["E18", "E19", "E20", "E21", "E22", "E23"]


def test_no_more_than_two_events_of_one_day_are_shown(brief: Brief) -> None:
    classes: tuple[EventClass, ...] = ("accuse", "assault", "reject", "consult", "protest")
    made = days(
        brief, *(("2031-03-01", kind) for kind in classes), *((f"2031-02-{n:02}", "agree") for n in range(1, 20))
    )
    assert len([one for one in part(made, "timeline").entries if one.when.first == "2031-03-01"]) == 2


def test_positions_are_two_of_each_speaker_quoted_words_first(brief: Brief) -> None:
    groups = by_speaker(brief, part(brief, "positions").entries)
    assert max(len(group.positions) for group in groups) <= OF_A_SPEAKER
    most = max(by_speaker(brief), key=lambda group: len(group.positions))
    [kept] = [group for group in groups if group.name == most.name]
    left = [one for one in most.positions if one not in kept.positions]
    assert any(one.mode == "direct" for one in kept.positions) or all(one.mode == "indirect" for one in left)


def test_risks_are_those_rated_then_those_that_begin_chains(brief: Brief) -> None:
    plain = replace(brief.risks[0], likelihood=None, impact=None, review=Review())
    risks = [replace(plain, id=f"R{n}") for n in range(1, 21)]
    risks[18] = replace(risks[18], impact="high")
    many = replace(brief, risks=tuple(risks), chains=(Chain(risks=("R17", "R2"), shared=("x",)),))
    assert shown(many, "risks") == ["R1", "R2", "R3", "R4", "R5", "R6", "R17", "R19"]


def test_the_page_says_how_many_of_how_many_by_which_rule_and_where_all_stand(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    root = page_of(brief, templates, styles)
    [section] = root.xpath("//section[@class='section positions']")
    [note] = [one for one in section.xpath(".//p[@class='note ahead']") if "shown" in one.text_content()]
    assert note.text_content().startswith("14 of 34 positions shown: what analysts judged; then two of each speaker")
    assert note.xpath("a/@href") == ["#section-annex-positions"]
    [method] = root.xpath("//section[@class='section method']")
    assert "Positions, 14 of 34: what analysts judged" in method.text_content()


def test_every_finding_has_its_line_in_the_annex_and_the_section_leads_there(
    brief: Brief, templates: Paths, styles: Paths
) -> None:
    root = page_of(brief, templates, styles)
    for section in annexed(brief):
        [annex] = root.xpath(f"//section[@class='section annex-{section}']")
        assert [one.id for one in whole(brief, section).entries if not annex.xpath(f".//*[@id='{one.id}']")] == []
        [first] = root.xpath(f"//section[@class='section {section}']")
        assert [ident for ident in shown(brief, section) if not first.xpath(f".//a[@href='#{ident}']")] == []


def test_markdown_and_document_have_the_same_parts_in_the_same_words(brief: Brief, templates: Paths) -> None:
    told = "14 of 34 positions shown: what analysts judged; then two of each speaker"
    text = render_markdown(brief, templates=templates)
    assert told in text
    assert text.count('<a id="p22"></a>') == 1
    made = docx.Document(io.BytesIO(render_docx(brief)))
    assert [one.text for one in made.paragraphs if one.text.startswith(told)]
    wanted = [f"{'Annex ' if one.annex else ''}{one.label} {one.title}" for one in headings(brief)]
    assert [one.text for one in made.paragraphs if one.style and one.style.name == "Heading 1"] == wanted
    assert all(f"## {title} <a" in text for title in wanted)


def test_each_template_is_called_by_its_own_name_in_every_format(brief: Brief, templates: Paths, styles: Paths) -> None:
    kinds: dict[TemplateName, str] = {"one-page": "One-page brief", "register": "Register of findings"}
    for template, kind in kinds.items():
        made = replace(brief, template=template)
        assert kind in page_of(made, templates, styles).xpath("//*[@class='kicker']")[0].text_content()
        assert f"· {kind} OSTRA-2031-007" in render_markdown(made, templates=templates)
        assert docx.Document(io.BytesIO(render_docx(made))).paragraphs[0].text == f"{kind} OSTRA-2031-007"


def test_further_sides_of_a_disagreement_are_named_where_they_stand_and_shown_where_they_do_not(brief: Brief) -> None:
    wide = replace(brief.disagreements[0], sides=tuple(position.id for position in brief.positions[:7]))
    many = replace(brief, disagreements=(wide,))
    against, named = set_against(many, wide.id, lambda _: True)
    assert (len(against), [one.id for one in named]) == (SIDES, list(wide.sides[SIDES:]))
    against, named = set_against(many, wide.id, lambda _: False)
    assert (len(against), named) == (7, ())


def test_an_assumption_written_twice_is_printed_once(brief: Brief, templates: Paths, styles: Paths) -> None:
    twice = (Note(kind="assumption", message="No annex has been published."),) * 2
    page = render_html(replace(brief, notes=twice), templates=templates, styles=styles)
    assert page.count("No annex has been published.") == 1


def test_notes_that_say_the_same_of_their_words_are_one_remark(brief: Brief) -> None:
    note = brief.notes[1]
    assert note.evidence is not None
    other = replace(note.evidence, text="Friday")
    alike = (
        replace(note, message="“tomorrow”: relative, and undated"),
        replace(note, message="“Friday”: relative, and undated", evidence=other),
        replace(note, message="“Friday”: names no year", evidence=other),
    )
    [(_, found)] = remarks(replace(brief, notes=alike))
    assert [(one.message, len(one.notes), one.worded) for one in found] == [
        ("relative, and undated", 2, True),
        ("“Friday”: names no year", 1, False),
    ]
