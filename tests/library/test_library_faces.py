"""What lists and faces ask of a library: landmarks, rows by id, the newest serial, small things kept under a name."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

import briefer.library.store
from briefer.errors import LibraryError, QueryError
from briefer.ingest.build import article_of
from briefer.library import Landmarks, Library, Query, rows
from briefer.library.store import HEAD
from briefer.model import Article, Json, Published
from tests.library.outside import behind

MIGRATIONS = Path(briefer.library.store.__file__).parent / "migrations"
AT = "2026-03-04T06:00:00Z"


def made(n: int) -> Article:
    """One of many: every third undated, every second of the Herald, tagged and with the word dam."""
    article = article_of(f"The {'dam' if n % 2 else 'road'} stands, report {n}.", id=f"a{n}")
    day = Published(value=f"2026-03-{n % 28 + 1:02}", precision="day", how="given")
    return replace(
        article, published=day if n % 3 else None, outlet="Herald" if n % 2 else "Post", tags=("odd",) * (n % 2)
    )


def walked(library: Library, query: Query, every: int) -> Landmarks:
    """Landmarks as the pages themselves give them."""
    after: list[int | None] = [None]
    page = library.page(query, limit=every)
    count = len(page.rows)
    while page.after is not None:
        after.append(page.after)
        page = library.page(query, after=page.after, limit=every)
        count += len(page.rows)
    return Landmarks(count=count, after=tuple(after))


@pytest.mark.parametrize("every", [1, 2, 7, 20, 40, 41, 1000])
@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(search="dam"),
        Query(search="dam", outlets=("herald",)),
        Query(search="stands", include_undated=True),
        Query(outlets=("post",)),
        Query(ids=("a1", "a2", "a3")),
        Query(tags=("odd",)),
        Query(search="stands", tags=("odd",), added_after=9),
        Query(search="dam", until=date(2026, 3, 20), include_undated=True),
        Query(undated=True),
        Query(as_of=datetime(2026, 3, 15, tzinfo=UTC)),
        Query(search="nowhere"),
    ],
    ids=str,
)
def test_landmarks_are_where_a_walk_over_all_pages_stops(library: Library, query: Query, every: int) -> None:
    library.add_all(made(n) for n in range(40))
    library.add(article_of("The dam stands anew, report 7.", id="a7"))
    assert library.landmarks(query, every=every) == walked(library, query, every)


def test_any_block_is_read_at_its_landmark(library: Library) -> None:
    library.add_all(made(n) for n in range(40))
    everything = library.page(limit=100).rows
    marks = library.landmarks(every=15)
    blocks = [library.page(after=after, limit=15).rows for after in marks.after]
    assert [len(block) for block in blocks] == [15, 15, 10]
    assert sum(blocks, ()) == everything


def test_a_list_of_nothing_has_one_empty_block(library: Library) -> None:
    assert library.landmarks(every=10) == Landmarks(count=0, after=(None,))


def test_blocks_of_nothing_are_refused(library: Library) -> None:
    with pytest.raises(QueryError, match="every 0"):
        library.landmarks(every=0)


def test_rows_come_in_the_order_asked_for_without_those_that_are_not_there(library: Library) -> None:
    library.add_all(made(n) for n in range(3))
    library.add(article_of("The road stands anew, report 2.", id="a2"))
    found = library.rows(["a2", "a", "none", "a0"])
    assert [(row.id, row.version) for row in found] == [("a2", 2), ("a0", 1)]
    assert library.rows([]) == []


def test_the_newest_serial_is_that_of_what_was_added_last(library: Library) -> None:
    assert library.newest() == 0
    library.add_all(made(n) for n in range(3))
    assert library.newest() == max(row.serial for row in library.page().rows) == 3
    library.add(article_of("The road stands anew, report 0.", id="a0"))
    assert library.newest() == 4


def test_outlets_are_named_once_as_the_newest_article_spells_them(library: Library) -> None:
    assert library.outlets() == ()
    spelled = [
        ("Post", "2026-03-01"),
        ("HERALD", "2026-03-02"),
        ("Herald", "2026-03-03"),
        ("herald", None),
        (None, None),
    ]
    library.add_all(
        replace(
            article_of(f"Report {n}.", id=f"a{n}"),
            outlet=outlet,
            published=(day and Published(value=day, precision="day", how="given")) or None,
        )
        for n, (outlet, day) in enumerate(spelled)
    )
    library.add(replace(article_of("Report 5.", id="a5"), outlet="Gone"))
    library.add(replace(article_of("Report 5, corrected.", id="a5"), outlet="Étoile"))
    assert library.outlets() == ("Herald", "Post", "Étoile")


@pytest.mark.parametrize("value", ["words", 3, 0.5, False, 0, "", [], {}, ["a", {"b": None}]])
def test_what_is_kept_comes_back_as_it_was(library: Library, value: Json) -> None:
    library.keep("filter", value, at=AT)
    assert library.kept("filter") == value


def test_what_is_kept_later_takes_the_place_of_what_was_there(library: Library) -> None:
    assert library.kept("filter") is None
    library.keep("filter", "dam", at=AT)
    library.keep("filter", "river", at=AT)
    library.keep("cursor", 7, at=AT)
    assert (library.kept("filter"), library.kept("cursor")) == ("river", 7)
    assert library.kept_names() == ("cursor", "filter")


def test_keeping_none_keeps_nothing(library: Library) -> None:
    library.keep("filter", "dam", at=AT)
    library.keep("filter", None, at=AT)
    library.keep("never", None, at=AT)
    assert library.kept("filter") is None
    assert library.kept_names() == ()


def test_names_are_found_by_how_they_begin_and_taken_literally(library: Library) -> None:
    for name in ("draft:b", "draft:a", "Draft:c", "draft", "drafts:d", "draft_é"):
        library.keep(name, 1, at=AT)
    assert library.kept_names("draft:") == ("draft:a", "draft:b")
    assert library.kept_names("draft_") == ("draft_é",)
    assert library.kept_names("%") == ()


def test_what_is_kept_survives_closing_the_library(where: str) -> None:
    with Library.open(where) as first:
        first.keep("picked", ["a1"], at=AT)
    with Library.open(where) as second:
        assert second.kept("picked") == ["a1"]


def test_a_damaged_thing_is_said_and_not_guessed(library: Library) -> None:
    library.keep("filter", "dam", at=AT)
    behind(library.address, "UPDATE kept SET value = '{'")
    with pytest.raises(LibraryError, match="kept 'filter': it is damaged"):
        library.kept("filter")


def at_first_version(path: Path) -> None:
    """A library as the first version of Briefer made it."""
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()


def put_as_the_first_version_did(path: Path, given: Iterable[Article]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for row, article in enumerate(given, start=1):
            for table, values in (
                ("articles", rows.article_values(article, row)),
                ("texts", rows.text_values(article, row)),
            ):
                marks = ", ".join(f":{name}" for name in values)
                connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", values)  # noqa: S608 - names of columns
        connection.execute(
            "INSERT INTO article_search (rowid, title, text) SELECT place, title, text FROM searchable ORDER BY place"
        )


def test_a_library_of_the_first_version_is_searched_and_added_to_like_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    at_first_version(path)
    put_as_the_first_version_did(path, [made(n) for n in range(40)])
    query = Query(search="dam stands")
    with Library.open(path) as library, Library.open(tmp_path / "new.db") as new:
        new.add_all(made(n) for n in range(40))
        assert library.page(query).rows == new.page(query).rows
        for each in (library, new):
            each.set_published(["a7"], None)
            each.add(article_of("The road stands anew, report 9.", id="a9"))
        assert library.page(query).rows == new.page(query).rows
        assert len(library.page(query).rows) == 19


def test_a_library_of_the_first_version_gets_what_it_lacks_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "briefer.db"
    at_first_version(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("SELECT version_num FROM briefer_version").fetchall() == [("0001",)]
        assert not connection.execute("SELECT name FROM sqlite_master WHERE name = 'kept'").fetchall()
        connection.execute(
            "INSERT INTO decisions (key, kind, value, author, at) VALUES ('k1', 'accept', 'null', 'ana', 't')"
        )
    with Library.open(path) as library:
        assert [decision.key for decision in library.decisions()] == ["k1"]
        library.keep("filter", "dam", at=AT)
        assert library.kept("filter") == "dam"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM briefer_version").fetchall() == [(HEAD,)]
