"""Near copies find each other when they are added, in whatever order, and nothing else does."""

import tomllib
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from briefer.errors import LibraryError
from briefer.ingest.build import article_of
from briefer.library import Library
from briefer.model import Article
from tests.library.conftest import New
from tests.library.outside import asked, behind

TEXTS = tomllib.loads((Path(__file__).parents[1] / "resemblance" / "texts.toml").read_text(encoding="utf-8"))["texts"]
DAM, PORT, LAW = TEXTS["dam"].strip(), TEXTS["port"].strip(), TEXTS["law"].strip()
LINES = DAM.split("\n")
CUT = "\n".join(LINES[1:3])
COPY = "Half of the lower valley's water is gone\n" + "\n".join(LINES[1:5])


def told(library: Library) -> dict[str, str | None]:
    return {article.id: article.origin for article in library.select()}


def by(outlet: str, text: str) -> Article:
    return replace(article_of(text, id=outlet.lower()), outlet=outlet)


@pytest.mark.parametrize("text", [COPY, CUT, DAM.upper(), DAM + "\n\n" + TEXTS["footer"]])
def test_a_near_copy_is_kept_and_shares_the_origin_of_the_earlier_one(library: Library, text: str) -> None:
    library.add_all([by("Other", LAW), by("Wire", DAM)])
    added = library.add(by("Post", text))
    assert (added.outcome, added.copy_of, added.article.origin) == ("new", "wire", "wire")
    assert told(library) == {"other": None, "wire": "wire", "post": "wire"}


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("order", list(permutations([0, 1, 2])))
def test_copies_are_one_group_in_whatever_order_they_come(new: New, order: tuple[int, ...], at_once: bool) -> None:  # noqa: FBT001 - a parameter of the test
    every = [by("Wire", DAM), by("Post", COPY), by("Herald", CUT)]
    articles = [*(every[n] for n in order), by("Other", LAW)]
    with Library.open(new()) as library:
        for batch in [articles] if at_once else [[one] for one in articles]:
            library.add_all(batch)
        origins = told(library)
    assert origins.pop("other") is None
    assert set(origins.values()) == {articles[0].id}


def test_two_groups_become_one_when_an_article_comes_that_is_like_both(library: Library) -> None:
    first, second = "\n".join(LINES[:4]), "\n".join(LINES[4:])
    library.add_all([by("A1", first), by("A2", first + "\nMore is not known."), by("B1", second)])
    library.add(by("B2", second + "\nMore is not known."))
    assert told(library) == {"a1": "a1", "a2": "a1", "b1": "b1", "b2": "b1"}
    library.add(by("Wire", DAM))
    assert len(set(told(library).values())) == 1


def test_an_exact_copy_says_so_too(library: Library) -> None:
    library.add(by("Wire", DAM))
    assert library.add(by("Post", DAM)).copy_of == "wire"


def test_a_correction_is_no_copy_of_the_version_before_it(library: Library) -> None:
    library.add(by("Wire", DAM))
    added = library.add(by("Wire", DAM.replace("40 centimetres", "14 centimetres")))
    assert (added.outcome, added.copy_of, added.article.origin) == ("new version", None, None)


def test_a_corrected_copy_stays_with_its_original(library: Library) -> None:
    library.add_all([by("Wire", DAM), by("Post", COPY)])
    added = library.add(by("Post", COPY.replace("40 centimetres", "14 centimetres")))
    assert (added.outcome, added.copy_of, added.article.origin) == ("new version", "wire", "wire")


def test_a_version_with_another_text_leaves_the_group_and_only_the_latest_is_compared(library: Library) -> None:
    library.add_all([by("Wire", DAM), by("Post", PORT)])
    assert library.add(by("Post", LAW)).copy_of is None
    assert library.add(by("Herald", PORT + "\nMore is not known.")).copy_of is None
    assert library.add(by("Times", LAW + "\nMore is not known.")).copy_of == "post"


def test_a_group_whose_first_article_has_another_text_now_keeps_its_name_to_itself(library: Library) -> None:
    library.add_all([by("Wire", DAM), by("Post", COPY)])
    library.add(by("Wire", LAW))
    library.add(by("Herald", LAW + "\nMore is not known."))
    assert told(library) == {"wire": "herald", "herald": "herald", "post": "wire"}


def test_an_origin_that_a_person_stated_stands_and_is_handed_on(library: Library) -> None:
    library.add(replace(by("Wire", DAM), origin="agency"))
    assert library.add(by("Post", COPY)).article.origin == "agency"
    library.add(replace(by("Herald", CUT), origin="own"))
    assert told(library) == {"wire": "agency", "post": "agency", "herald": "own"}


def test_reports_that_share_a_quotation_and_forms_filled_in_anew_stay_apart(library: Library) -> None:
    library.add_all([by("Wire", DAM), by("Post", TEXTS["dam_second"]), by("Herald", TEXTS["dam_short"])])
    form = (
        "The level of the lake at noon on day {0} was {1} centimetres, the inflow {2} and the outflow {3} cubic metres."
    )
    for day in range(1, 5):
        library.add(article_of(form.format(day, day * 31, day * 7, day * 5) + " Bathing is forbidden.", id=f"day{day}"))
    assert set(told(library).values()) == {None}


def test_words_that_every_page_has_join_nobody_and_take_no_room(library: Library) -> None:
    house = TEXTS["unmarked"]
    articles = [
        by(f"P{n}", f"Item {n}. " + " ".join(f"w{n * 50 + k}" for k in range(60)) + "\n" + house) for n in range(40)
    ]
    added = [*library.add_all(articles[:30]), *(library.add(one) for one in articles[30:])]
    assert {one.copy_of for one in added} == {None}
    [(most,)] = asked(library.address, "SELECT max(n) FROM (SELECT count(*) AS n FROM marks GROUP BY value) AS counted")
    assert most == 16


def test_a_copy_is_found_through_the_words_of_the_house_that_took_it(library: Library) -> None:
    items = [" ".join(f"w{n * 60 + k}" for k in range(60)) for n in range(20)]
    house = "\n".join((TEXTS["unmarked"], TEXTS["unmarked2"], TEXTS["local"]))
    library.add(by("Wire", DAM))
    library.add_all(by(f"Post{n}", f"{item}\n{house}") for n, item in enumerate(items))
    assert library.add(by("Post", "\n".join((*LINES[1:5], house)))).copy_of == "wire"


def test_a_large_family_of_copies_is_one_group(library: Library) -> None:
    library.add_all(by(f"Paper{n}", f"Paper number {n} brings this story to you.\n{DAM}") for n in range(30))
    assert set(told(library).values()) == {"paper0"}


def test_what_failed_leaves_no_marks(library: Library) -> None:
    with pytest.raises(LibraryError):
        library.add_all([by("Wire", DAM), replace(by("Post", COPY), sha256="0" * 64)])
    assert asked(library.address, "SELECT count(*) FROM marks") == [(0,)]


def test_an_older_library_gets_its_marks_when_it_is_opened(where: str) -> None:
    with Library.open(where) as library:
        library.add_all([by("Wire", DAM), by("Post", PORT), by("Post", LAW)])
        address = library.address
    kept = asked(address, "SELECT value, row FROM marks ORDER BY value, row")
    behind(address, "DROP TABLE marks", "DROP INDEX articles_origin", "UPDATE briefer_version SET version_num = '0006'")
    with Library.open(where) as library:
        assert asked(address, "SELECT value, row FROM marks ORDER BY value, row") == kept
        assert library.add(by("Herald", CUT)).copy_of == "wire"


def test_a_library_that_moved_finds_near_copies(library: Library, new: New) -> None:
    library.add(by("Wire", DAM))
    with Library.open(new()) as target:
        assert "marks" in {one.table for one in library.copy_to(target, lambda *_: None)}
        assert target.add(by("Post", COPY)).copy_of == "wire"
