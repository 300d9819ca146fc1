"""Bylines, publication lines, datelines and credits."""

import pytest

from briefer.ingest.draft import Block, Facts
from briefer.ingest.topmatter import has_dateline, read_line, read_topmatter
from briefer.model import Published

HEADLINE = "Grain convoy halts at Kovar bridge"
BODY = "Lorries of the grain convoy stood at the bridge on Tuesday."


def read(*lines: str, facts: Facts | None = None) -> tuple[list[str], Facts]:
    blocks, found = read_topmatter(tuple(Block(text=line) for line in lines), facts or Facts())
    return [block.text for block in blocks], found


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mira Tamo", ("Mira Tamo",)),
        ("BY MIRA TAMO", ("Mira Tamo",)),
        ("By Mira Tamo and Olek van den Berg", ("Mira Tamo", "Olek van den Berg")),
        ("By Mira Tamo, Olek Berg, and Yara al-Hadi", ("Mira Tamo", "Olek Berg", "Yara al-Hadi")),
        ("By Mira Tamo in Kovar", ("Mira Tamo",)),
        ("By Mira Tamo, Diplomatic correspondent", ("Mira Tamo",)),
        ("Written by Seán O’Dell", ("Seán O’Dell",)),
    ],
)
def test_a_byline_gives_its_authors_and_leaves_the_text(line: str, authors: tuple[str, ...]) -> None:
    texts, facts = read(HEADLINE, line, BODY)
    assert texts == [HEADLINE, BODY]
    assert facts.authors == authors


@pytest.mark.parametrize(
    "line", ["By Land and Sea", "By noon the queue had gone", "By Tuesday, Drivers Had Left. By noon too"]
)
def test_a_line_that_begins_with_by_and_names_no_one_stays(line: str) -> None:
    texts, facts = read(HEADLINE, line, BODY)
    assert texts == [HEADLINE, line, BODY]
    assert facts.authors == ()


def test_an_agency_in_the_byline_is_the_credit() -> None:
    assert read(HEADLINE, "By Reuters", BODY)[1].credit == "Reuters"
    facts = read(HEADLINE, "By Mira Tamo, Reuters", BODY)[1]
    assert (facts.authors, facts.credit) == (("Mira Tamo",), "Reuters")


@pytest.mark.parametrize(
    ("line", "authors", "outlet", "credit"),
    [
        ("By Mira Tamo, Harbour Post", ("Mira Tamo",), "Harbour Post", None),
        ("Mira Tamo, Harbour Post | 4 March 2026", ("Mira Tamo",), "Harbour Post", None),
        ("Harbour News | 4 March 2026", (), "Harbour News", None),
        ("By Harbour Post staff", (), "Harbour Post", None),
        ("By Brasna Press Service", (), None, "Brasna Press Service"),
        ("By Mira Post", ("Mira Post",), None, None),
    ],
)
def test_a_paper_or_agency_in_a_byline_is_no_person(
    line: str, authors: tuple[str, ...], outlet: str | None, credit: str | None
) -> None:
    facts = read(HEADLINE, line, BODY)[1]
    assert (facts.authors, facts.outlet, facts.credit) == (authors, outlet, credit)


def test_a_publication_line_gives_the_date_and_leaves_the_text() -> None:
    texts, facts = read(HEADLINE, "Published: 4 March 2026, 10:30 GMT", BODY)
    assert texts == [HEADLINE, BODY]
    assert facts.published == Published(value="2026-03-04T10:30+00:00", precision="minute", how="text", zone="GMT")


def test_name_and_date_on_one_line_are_both_read() -> None:
    facts = read(HEADLINE, "Mira Tamo | March 4, 2026", BODY)[1]
    assert facts.authors == ("Mira Tamo",)
    assert facts.published is not None
    assert facts.published.value == "2026-03-04"


def test_published_wins_over_updated_wherever_it_stands() -> None:
    facts = read(HEADLINE, "Updated: 6 March 2026", "Published 4 March 2026", BODY)[1]
    assert facts.published is not None
    assert (facts.published.value, facts.published.sure) == ("2026-03-04", True)


def test_a_date_of_updating_alone_is_not_sure() -> None:
    facts = read(HEADLINE, "Last updated: 6 March 2026", BODY)[1]
    assert facts.published is not None
    assert (facts.published.value, facts.published.sure) == ("2026-03-06", False)


def test_what_is_known_already_wins() -> None:
    given = Published(value="2026-03-01", precision="day", how="given")
    facts = read(HEADLINE, "By Mira Tamo", "March 4, 2026", BODY, facts=Facts(published=given, authors=("A B",)))[1]
    assert (facts.published, facts.authors) == (given, ("A B",))


def test_the_dates_of_a_chronology_are_text() -> None:
    lines = [HEADLINE, "March 4, 2026", BODY, "March 5, 2026", "The bridge opened again."]
    texts, facts = read(*lines)
    assert texts == lines
    assert facts.published is None


def test_a_date_that_others_follow_far_below_is_part_of_a_chronology() -> None:
    lines = [HEADLINE, "March 4, 2026", *[BODY] * 9, "March 5, 2026", BODY]
    assert read(*lines) == (lines, Facts())


def test_a_date_far_below_the_headline_is_text() -> None:
    lines = [HEADLINE, BODY, BODY, BODY, BODY, "March 4, 2026"]
    assert read(*lines) == (lines, Facts())


def test_a_dateline_stays_and_its_agency_is_the_credit() -> None:
    lead = "KOVAR, March 4 (Brasna Press) - Lorries stood at the bridge."
    texts, facts = read(HEADLINE, lead, BODY)
    assert texts == [HEADLINE, lead, BODY]
    assert (facts.credit, facts.published) == ("Brasna Press", None)


def test_a_dateline_with_a_year_dates_the_article_without_being_sure() -> None:
    facts = read(HEADLINE, "KOVAR, Brasna, March 4, 2026 (BNA) — Lorries stood at the bridge.", BODY)[1]
    assert facts.published == Published(value="2026-03-04", precision="day", how="text", sure=False)


@pytest.mark.parametrize(
    "words",
    [
        "KOVAR (BNA) - Lorries stood.",
        "KOVAR — Lorries stood.",
        "NEW TAMA, Brasna, 4 March (BNA) -- Lorries stood.",
        "ST. OLEK/KOVAR - Lorries stood.",
    ],
)
def test_datelines_of_several_styles_are_known(words: str) -> None:
    assert has_dateline(words)


@pytest.mark.parametrize(
    "words", ["UN envoy arrives - talks begin", "The envoy (BNA) - arrived.", "Kovar - a town of ten.", "A - B"]
)
def test_other_openings_are_no_datelines(words: str) -> None:
    assert not has_dateline(words)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Source: Brasna Press", "Brasna Press"),
        ("(AFP)", "AFP"),
        ("— Reuters", "Reuters"),
        ("This report was supplied by Brasna Press and edited by Harbour Post.", "Brasna Press"),
        ("This article was originally published by Harbour Post on 4 March 2026.", "Harbour Post"),
    ],
)
def test_a_credit_line_at_the_end_is_read_and_stays(line: str, credit: str) -> None:
    texts, facts = read(HEADLINE, BODY, line)
    assert texts[-1] == line
    assert facts.credit == credit


def test_a_long_line_is_never_a_byline() -> None:
    assert read_line("By Mira Tamo " + "and Olek Berg " * 20) is None
