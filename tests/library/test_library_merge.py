"""What metadata holds when an article is told again."""

from dataclasses import fields, replace
from typing import Any

import pytest

from briefer.ingest.build import article_of
from briefer.library.merge import MUTABLE, better_date, changed, joined, merge, stricter, succeed
from briefer.library.records import ArticleRow
from briefer.model import Article, Grade, HowKnown, Published

BARE = article_of("The mayor left.", id="a")
HELD = ArticleRow(
    place=1,
    serial=1,
    id="a",
    version=3,
    sha256=BARE.sha256,
    title="Held",
    outlet="Herald",
    authors=("A. Held",),
    url="https://held.example/1",
    published=Published(value="2026-03-01", precision="day", how="meta"),
    language="en",
    retrieved="2026-03-02T00:00:00Z",
    source="held.txt",
    origin="held",
    credit="Held Agency",
    grade=Grade(source="B", item="2"),
    marking="TLP:AMBER",
    tags=("river",),
)
_UNKNOWN: dict[str, Any] = dict.fromkeys(
    ("title", "outlet", "url", "published", "language", "retrieved", "source", "origin", "credit", "marking")
)
NOTHING = replace(HELD, authors=(), grade=Grade(), tags=(), **_UNKNOWN)


def telling(held: ArticleRow) -> Article:
    return replace(BARE, **{name: getattr(held, name) for name in MUTABLE})


def on(value: str, how: HowKnown, *, sure: bool = True) -> Published:
    return Published(value=value, precision="day", how=how, sure=sure)


def test_every_field_beyond_text_and_identity_is_mutable() -> None:
    """A field added to Article without a rule for it here fails this test."""
    fixed = {"id", "version", "text", "paragraphs", "sha256", "tail"}
    assert {field.name for field in fields(Article)} - fixed == set(MUTABLE)


def test_what_was_missing_is_filled_in() -> None:
    assert merge(NOTHING, telling(HELD)) == HELD


def test_what_was_there_survives_a_telling_that_knows_nothing() -> None:
    assert merge(HELD, BARE) == HELD


def test_other_names_do_not_replace_those_held() -> None:
    other = replace(BARE, title="Other", outlet="Post", url="https://post.example", grade=Grade(source="D", item="5"))
    assert merge(HELD, other) == HELD


def test_a_grade_fills_the_half_that_was_never_judged() -> None:
    half = replace(HELD, grade=Grade(source="F", item="2"))
    assert merge(half, replace(BARE, grade=Grade(source="C", item="4"))).grade == Grade(source="C", item="2")


@pytest.mark.parametrize(
    ("held", "given", "kept"),
    [
        (None, on("2026-03-02", "guess", sure=False), "2026-03-02"),
        (on("2026-03-01", "meta"), None, "2026-03-01"),
        (on("2026-03-01", "meta"), on("2026-03-02", "given"), "2026-03-02"),
        (on("2026-03-01", "given"), on("2026-03-02", "given"), "2026-03-02"),
        (on("2026-03-01", "given"), on("2026-03-02", "json-ld"), "2026-03-01"),
        (on("2026-03-01", "meta"), on("2026-03-02", "json-ld"), "2026-03-01"),
        (on("2026-03-01", "guess", sure=False), on("2026-03-02", "json-ld"), "2026-03-02"),
        (on("2026-03-01", "given", sure=False), on("2026-03-02", "json-ld"), "2026-03-02"),
        (on("2026-03-01", "meta"), on("2026-03-02", "guess", sure=False), "2026-03-01"),
    ],
)
def test_a_person_outranks_a_page_and_a_page_a_guess(
    held: Published | None, given: Published | None, kept: str
) -> None:
    found = better_date(held, given)
    assert found is not None
    assert found.value == kept


def test_the_stricter_marking_stands() -> None:
    assert merge(HELD, replace(BARE, marking="TLP:CLEAR")).marking == "TLP:AMBER"
    assert merge(HELD, replace(BARE, marking="TLP:RED")).marking == "TLP:RED"
    assert stricter(None, None) is None


def test_tags_are_joined_once_in_order_whatever_their_case() -> None:
    assert joined(("river", "North"), (" Flood ", "north", "")) == ("river", "North", "Flood")


def test_a_successor_keeps_its_own_metadata() -> None:
    new = replace(telling(HELD), title="New", published=on("2026-03-09", "json-ld"), outlet="Post")
    found = succeed(HELD, new)
    assert (found.version, found.title, found.outlet, found.published) == (4, "New", "Post", new.published)


def test_a_successor_without_a_date_inherits_one_that_is_not_sure() -> None:
    found = succeed(HELD, BARE).published
    assert HELD.published is not None
    assert found == replace(HELD.published, sure=False)


def test_a_successor_keeps_the_sources_grade_and_opens_the_items() -> None:
    assert succeed(HELD, BARE).grade == Grade(source="B", item="6")


def test_a_successor_inherits_marking_and_tags() -> None:
    found = succeed(HELD, replace(BARE, marking="TLP:GREEN", tags=("flood",)))
    assert (found.marking, found.tags) == ("TLP:AMBER", ("river", "flood"))


def test_changes_are_named() -> None:
    assert changed(HELD, replace(HELD, title="New", tags=())) == ("title", "tags")
