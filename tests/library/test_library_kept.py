"""Analyses, decisions and builds."""

from dataclasses import replace

import pytest

from briefer.errors import LibraryError
from briefer.ingest.build import article_of
from briefer.library import Build, Library
from briefer.model import (
    Actor,
    Analysis,
    Article,
    DateRef,
    Engine,
    Event,
    Gap,
    Json,
    Position,
    Published,
    Span,
    Speaker,
)
from tests.library.outside import behind

ENGINE = Engine(briefer="0.1.0", model="test 1")
ARTICLE = article_of("The envoy said on Monday that talks would resume.", id="talks")
ANALYSIS = Analysis(
    article=ARTICLE.id,
    sha256=ARTICLE.sha256,
    engine=ENGINE,
    dates=(DateRef(span=Span(18, 24), kind="DATE", value=None, precision="day", rule="weekday", unresolved="undated"),),
    actors=(Actor(id="envoy", name="The envoy", kind="office", anonymous=True, mentions=(Span(0, 9),)),),
    positions=(
        Position(
            source=(Span(0, 9),),
            cue=(Span(10, 14),),
            content=(Span(25, 48),),
            mode="indirect",
            speaker=Speaker(name="The envoy", actor="envoy", anonymous=True),
            said=0,
        ),
    ),
    events=(Event(span=Span(30, 48), trigger=Span(42, 48), event_class="consult", asserted_by=0),),
    gaps=(Gap(kind="undated", message="no publication date"),),
)
BUILD = Build(
    number="7", profile="daily", as_of="2026-03-04T06:00:00Z", files=("out/7.pdf", "out/7.json"), digest="d1", at="now"
)


def test_an_analysis_comes_back_as_it_went_in(library: Library) -> None:
    library.put_analysis(ARTICLE, ANALYSIS, rules="r1")
    assert library.analysis(ARTICLE, ENGINE, rules="r1") == ANALYSIS


@pytest.mark.parametrize(
    ("article", "engine", "rules"),
    [
        (replace(ARTICLE, id="other"), ENGINE, "r1"),
        (replace(ARTICLE, sha256="0"), ENGINE, "r1"),
        (replace(ARTICLE, published=Published(value="2026-03-04", precision="day", how="given")), ENGINE, "r1"),
        (ARTICLE, replace(ENGINE, briefer="0.2.0"), "r1"),
        (ARTICLE, replace(ENGINE, model="test 2"), "r1"),
        (ARTICLE, ENGINE, "r2"),
    ],
)
def test_an_analysis_of_anything_else_is_not_taken_for_it(
    library: Library, article: Article, engine: Engine, rules: str
) -> None:
    """The publication date counts too: relative dates were resolved against it."""
    library.put_analysis(ARTICLE, ANALYSIS, rules="r1")
    assert library.analysis(article, engine, rules=rules) is None
    assert library.missing([article, article], engine, rules=rules) == [article, article]
    assert library.missing([ARTICLE], ENGINE, rules="r1") == []


def test_many_analyses_are_found_in_the_order_asked_for(library: Library) -> None:
    made = [article_of(f"Text {n}.", id=f"a{n}") for n in range(1203)]
    done = [(a, Analysis(article=a.id, sha256=a.sha256, engine=ENGINE)) for a in made]
    library.put_analyses(done[::2], rules="r")
    found = library.analyses(made, ENGINE, rules="r")
    assert found == [analysis if n % 2 == 0 else None for n, (_, analysis) in enumerate(done)]
    assert library.missing(made, ENGINE, rules="r") == made[1::2]


def test_a_second_analysis_by_the_same_engine_replaces_the_first(library: Library) -> None:
    library.put_analysis(ARTICLE, ANALYSIS, rules="r")
    library.put_analysis(ARTICLE, replace(ANALYSIS, gaps=()), rules="r")
    assert library.analysis(ARTICLE, ENGINE, rules="r") == replace(ANALYSIS, gaps=())


def test_an_analysis_of_another_text_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match="article talks: the analysis is of another text"):
        library.put_analysis(ARTICLE, replace(ANALYSIS, sha256="0"), rules="r")


def test_a_damaged_analysis_is_said_and_not_guessed(library: Library) -> None:
    library.put_analysis(ARTICLE, ANALYSIS, rules="r")
    behind(library.address, "UPDATE analyses SET record = substr(record, 1, 40)")
    with pytest.raises(LibraryError, match="article talks: its kept analysis is damaged"):
        library.analysis(ARTICLE, ENGINE, rules="r")


@pytest.mark.parametrize("value", [None, "likely", 3, 0.5, True, ["a", {"b": None}], {"first": "2026-03-04"}])
def test_a_decision_comes_back_with_its_value(library: Library, value: Json) -> None:
    made = library.decide("k1", "edit", author="ana", at="t1", article="talks", field="target", value=value)
    assert made.value == value
    assert library.decisions() == [made]


def test_decisions_are_found_by_key_and_by_article_in_order_of_arrival(library: Library) -> None:
    one = library.decide("k1", "accept", author="ana", at="t1", article="talks")
    two = library.decide("k2", "reject", author="ana", at="t0", article="talks")
    three = library.decide("k1", "note", author="lee", at="t3", value="see annex")
    assert library.decisions() == [one, two, three]
    assert library.decisions(["k1"]) == [one, three]
    assert library.decisions(article="talks") == [one, two]
    assert library.decisions(["k1"], article="talks") == [one]
    assert library.decisions([]) == []


def test_an_undone_decision_no_longer_stands_and_is_still_there(library: Library) -> None:
    one = library.decide("k1", "accept", author="ana", at="t1")
    two = library.decide("k1", "reject", author="ana", at="t2")
    library.undo(two.serial, author="ana", at="t3")
    library.undo(two.serial, author="lee", at="t4")
    assert library.decisions(["k1"]) == [one]
    assert library.decisions(["k1"], undone=True) == [one, replace(two, undone=True)]


def test_undoing_what_was_never_decided_is_refused(library: Library) -> None:
    with pytest.raises(LibraryError, match="decision 5: there is none"):
        library.undo(5, author="ana", at="t")


def test_new_texts_and_analyses_leave_decisions_alone(library: Library) -> None:
    library.add(ARTICLE)
    made = library.decide("k1", "accept", author="ana", at="t1", article="talks")
    library.add(article_of("Changed.", id="talks"))
    library.put_analysis(ARTICLE, ANALYSIS, rules="r")
    library.put_analysis(ARTICLE, replace(ANALYSIS, positions=()), rules="r")
    assert library.decisions() == [made]


def test_a_decision_survives_closing_the_library(where: str) -> None:
    with Library.open(where) as first:
        made = first.decide("k1", "likelihood", author="ana", at="t1", value="likely")
    with Library.open(where) as second:
        assert second.decisions() == [made]


def test_builds_are_listed_newest_first_and_by_profile(library: Library) -> None:
    weekly = replace(BUILD, profile="weekly")
    later = replace(BUILD, number="8", digest="d2")
    for build in (BUILD, weekly, later):
        library.record_build(build)
    assert library.builds() == [later, weekly, BUILD]
    assert library.builds("daily") == [later, BUILD]


def test_the_same_build_is_recorded_once_and_another_under_its_number_beside_it(library: Library) -> None:
    library.record_build(BUILD)
    library.record_build(replace(BUILD, at="later"))
    library.record_build(replace(BUILD, digest="d2"))
    assert library.builds() == [replace(BUILD, digest="d2"), BUILD]
