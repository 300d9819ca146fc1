"""What an addition turns into."""

from dataclasses import fields, replace
from typing import Any

import pytest

from briefer.errors import LibraryError
from briefer.ingest.build import article_of
from briefer.library import Library, Query
from briefer.model import Article, Grade, Paragraph, Published, Span

MARCH_1 = Published(value="2026-03-01", precision="day", how="given")
MARCH_9 = Published(value="2026-03-09T07:30:00+03:00", precision="minute", how="json-ld", zone="+03:00")
FULL = replace(
    article_of("Dam holds\n\nThe dam at Ferrin held, engineers said.", id="dam"),
    title="Dam holds",
    paragraphs=(Paragraph(span=Span(0, 9), role="headline"), Paragraph(span=Span(11, 51))),
    outlet="Herald",
    authors=("Ana Ruiz", "Lee Odd"),
    url="https://herald.example/dam",
    published=MARCH_9,
    language="en",
    retrieved="2026-03-10T05:00:00Z",
    source="dam.html",
    origin="dams",
    credit="Wire Agency",
    grade=Grade(source="B", item="3"),
    marking="TLP:GREEN",
    tags=("Dam", "north"),
    tail="Subscribe now",
)


def test_every_field_of_an_article_comes_back_as_it_went_in(library: Library) -> None:
    """A field added to Article that the library does not keep fails this test."""
    default = article_of("x", id="x")
    assert [f.name for f in fields(Article) if getattr(FULL, f.name) == getattr(default, f.name)] == ["version"]
    assert library.add(FULL).outcome == "new"
    assert library.get("dam") == FULL
    assert library.select() == [FULL]


@pytest.mark.parametrize("text", ["", "a\0b", "e\u0301 \u2028\x85 \U0001f600", "'; DROP TABLE texts; --", "\r\n\t "])
def test_any_text_comes_back_character_by_character(library: Library, store: str, text: str) -> None:
    if store == "postgresql" and "\0" in text:
        with pytest.raises(LibraryError, match=r"a text has the character U\+0000, which PostgreSQL cannot hold"):
            library.add(article_of(text, id="odd"))
        return
    library.add(article_of(text, id="odd"))
    assert library.get("odd").text == text
    assert library.integrity() == []


def test_the_same_text_at_the_same_id_is_unchanged(library: Library) -> None:
    library.add(FULL)
    again = library.add(FULL)
    assert (again.outcome, again.article, again.noted) == ("unchanged", FULL, ())
    assert library.count() == len(library.versions("dam")) == 1


def test_a_date_stated_at_the_second_addition_is_kept_and_named(library: Library) -> None:
    library.add(replace(FULL, published=None))
    again = library.add(replace(FULL, published=MARCH_1))
    assert (again.outcome, again.noted, again.article.published) == ("unchanged", ("published",), MARCH_1)
    assert library.get("dam").published == MARCH_1


def test_a_changed_text_becomes_the_next_version_and_the_first_stays_readable(library: Library) -> None:
    library.add(FULL)
    library.set_published(["dam"], MARCH_1)
    second = library.add(replace(article_of("The dam at Ferrin failed.", id="dam"), published=MARCH_9))
    assert (second.outcome, second.article.version) == ("new version", 2)
    assert library.get("dam") == second.article
    assert library.get("dam", version=1) == replace(FULL, published=MARCH_1)
    assert [(row.version, row.published) for row in library.versions("dam")] == [(1, MARCH_1), (2, MARCH_9)]


def test_lists_and_searches_know_only_the_latest_version(library: Library) -> None:
    library.add(FULL)
    library.add(replace(article_of("The dam at Ferrin failed.", id="dam"), tags=("late",)))
    assert library.count() == 1
    assert library.count(Query(search="engineers")) == 0
    assert library.count(Query(search="failed")) == 1
    assert library.count(Query(tags=("north", "late"))) == 1


def test_a_text_that_returns_to_an_earlier_wording_is_a_version_of_its_own(library: Library) -> None:
    one, two = article_of("First wording.", id="a"), article_of("Second wording.", id="a")
    assert [library.add(a).outcome for a in (one, two, one)] == ["new", "new version", "new version"]
    assert [row.version for row in library.versions("a")] == [1, 2, 3]


def test_versions_in_one_batch_leave_one_searchable_article(library: Library) -> None:
    outcomes = library.add_all([article_of("First wording.", id="a"), article_of("Second wording.", id="a")])
    assert [added.outcome for added in outcomes] == ["new", "new version"]
    assert library.count(Query(search="wording")) == library.count(Query(search="second")) == 1
    assert library.count(Query(search="first")) == 0


@pytest.mark.parametrize(
    "copy",
    [
        {},
        {"url": FULL.url, "outlet": FULL.outlet},
        {"url": FULL.url},
        {"outlet": FULL.outlet},
    ],
)
def test_the_same_text_under_another_id_is_a_duplicate(library: Library, copy: dict[str, Any]) -> None:
    library.add(FULL)
    added = library.add(replace(article_of(FULL.text, id="other"), **copy))
    assert (added.outcome, added.article) == ("duplicate", FULL)
    assert library.count() == 1


def test_a_duplicate_hands_on_what_was_not_known(library: Library) -> None:
    library.add(article_of(FULL.text, id="pasted"))
    added = library.add(FULL)
    assert (added.outcome, added.article.id, added.article.url) == ("duplicate", "pasted", FULL.url)
    assert "published" in added.noted


@pytest.mark.parametrize("copy", [{"outlet": "Post"}, {"url": "https://post.example/dam"}])
def test_a_syndicated_copy_is_kept_and_shares_the_origin(library: Library, copy: dict[str, Any]) -> None:
    library.add(replace(FULL, origin=None))
    first = library.add(replace(article_of(FULL.text, id="post"), **copy))
    second = library.add(replace(article_of(FULL.text, id="times"), outlet="Times", url="https://times.example/dam"))
    assert (first.outcome, second.outcome) == ("new", "new")
    assert {article.id: article.origin for article in library.select()} == dict.fromkeys(
        ("dam", "post", "times"), "dam"
    )


def test_different_texts_share_no_origin(library: Library) -> None:
    library.add_all([article_of("One thing.", id="a"), article_of("Another thing.", id="b")])
    assert [article.origin for article in library.select()] == [None, None]


def test_an_addition_that_fails_takes_its_whole_batch_with_it(library: Library) -> None:
    wrong = replace(article_of("Changed.", id="wrong"), sha256="0" * 64)
    with pytest.raises(LibraryError, match=r"article wrong: sha256 is not the digest of its text"):
        library.add_all([FULL, wrong])
    assert library.count() == 0


def test_half_a_surrogate_pair_is_refused_by_name_and_changes_nothing(library: Library) -> None:
    with pytest.raises(LibraryError, match="surrogate"):
        library.add(article_of("broken \ud800 emoji", id="broken"))
    assert library.count() == 0


def test_a_publication_date_that_is_none_is_refused(library: Library) -> None:
    wrong = Published(value="2026-13-45", precision="day", how="given")
    with pytest.raises(LibraryError, match=r"article dam: published: .*; give an ISO date"):
        library.add(replace(FULL, published=wrong))
    library.add(FULL)
    with pytest.raises(LibraryError, match="article dam: published"):
        library.set_published(["dam"], wrong)
    assert library.get("dam") == FULL


def test_metadata_is_set_in_bulk_by_beginnings_of_ids(library: Library) -> None:
    library.add_all([FULL, article_of("Roads were shut.", id="roads"), article_of("Rain fell.", id="rain")])
    grade = Grade(source="A", item="2")
    assert library.set_grade(["dam", "ro"], grade) == ("dam", "roads")
    library.set_published(["dam", "roads"], None)
    library.set_marking(["dam"], None)
    library.set_tags(["dam", "roads"], ["A", " b ", "a"])
    library.add_tags(["roads"], ["c"])
    assert library.get("dam") == replace(FULL, grade=grade, published=None, marking=None, tags=("A", "b"))
    assert (library.get("roads").grade, library.get("roads").tags) == (grade, ("A", "b", "c"))
    assert library.get("rain") == article_of("Rain fell.", id="rain")
    assert library.count(Query(tags=("north",))) == 0


def test_a_change_with_one_unknown_id_changes_nothing(library: Library) -> None:
    library.add(FULL)
    with pytest.raises(LibraryError, match="'nowhere': not in the library"):
        library.set_grade(["dam", "nowhere"], Grade(source="A", item="1"))
    assert library.get("dam").grade == FULL.grade


def test_a_corrected_date_moves_the_article_in_lists_and_searches(library: Library) -> None:
    library.add_all(
        [
            replace(
                article_of(f"Rain, day {day}.", id=f"day{day}"), published=replace(MARCH_1, value=f"2026-03-0{day}")
            )
            for day in (1, 2, 3)
        ]
    )
    library.set_published(["day1"], replace(MARCH_1, value="2026-03-05"))
    for query in (Query(), Query(search="rain")):
        assert [row.id for row in library.page(query).rows] == ["day1", "day3", "day2"]


def test_a_folder_with_a_page_and_its_correction_adds_each_once(library: Library) -> None:
    page = replace(article_of("Eleven died.", id="bridge"), source="page.html")
    corrected = replace(article_of("Seven died.", id="bridge"), source="corrected.html")
    first = [library.add(article).outcome for article in (page, corrected)]
    again = [library.add(article).outcome for article in (page, corrected)]
    assert (first, again) == (["new", "new version"], ["unchanged", "unchanged"])
    assert library.get("bridge").text == "Seven died."
    assert len(library.versions("bridge")) == 2


def test_a_source_that_goes_back_to_its_earlier_text_gives_a_new_version(library: Library) -> None:
    for text in ("Eleven died.", "Seven died.", "Eleven died."):
        library.add(replace(article_of(text, id="bridge"), source="https://wire.example/bridge"))
    assert library.get("bridge").text == "Eleven died."
    assert len(library.versions("bridge")) == 3
