"""What only a server can do wrong, and what is different there."""

import sqlite3
import threading
import time
import unicodedata
from contextlib import closing

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from briefer.errors import LibraryError
from briefer.ingest.build import article_of
from briefer.library import Library, Query
from briefer.library.schema import metadata
from briefer.library.tokens import tokens
from tests.library.outside import asked, behind
from tests.postgres import Server

ODD = ["Ǡ", "ǡ", "\u1885", "\u1886", "ẛ"]
"Characters of which SQLite (3.40) has an opinion of its own."
ARTICLE = article_of("The bridge stands.", id="bridge")


@pytest.fixture
def where(postgres: Server) -> str:
    return postgres.database()


def test_migrations_give_exactly_the_tables_that_the_program_uses(where: str) -> None:
    Library.open(where).close()
    engine = create_engine(where)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _parents: kind != "table" or name in metadata.tables}
        )
        assert [one for one in compare_metadata(context, metadata) if "article_search" not in str(one)] == []
    engine.dispose()


def test_the_servers_language_does_not_sort_what_is_kept(where: str, postgres: Server) -> None:
    assert postgres.run("SELECT 'a' < 'B'") == [(True,)]
    with Library.open(where) as library:
        for name in ("b", "B", "a", "A", "é"):
            library.keep(name, 1, at="t")
        assert library.kept_names() == ("A", "B", "a", "b", "é")


def test_several_processes_may_make_the_tables_at_once(where: str) -> None:
    wrong: list[Exception] = []

    def open_it() -> None:
        try:
            Library.open(where).close()
        except LibraryError as error:
            wrong.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_another_programs_database_is_refused_and_left_alone(where: str) -> None:
    behind(where, "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(LibraryError, match="it is another program's database"):
        Library.open(where)
    assert asked(where, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == [("bookmarks",)]


def test_an_addition_waits_for_the_one_before_and_then_says_what_kept_it(where: str) -> None:
    with Library.open(where, wait=0.3) as library, closing(psycopg.connect(where.replace("+psycopg", ""))) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (0x627269656665,))
        begun = time.monotonic()
        with pytest.raises(LibraryError, match="another process kept it locked; wait for it or end it"):
            library.add(ARTICLE)
        assert time.monotonic() - begun >= 0.3
        assert library.count() == 0
        other.rollback()
        assert library.add(ARTICLE).outcome == "new"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql+psycopg://me:secret@127.0.0.1:1/briefer", "the server does not answer; check that it runs"),
        ("postgresql+psycopg://me:secret@/briefer?host=/nowhere", "the server does not answer; check that it runs"),
    ],
)
def test_a_server_that_is_not_there_is_told_of_without_the_password(address: str, words: str) -> None:
    with pytest.raises(LibraryError, match=words) as caught:
        Library.open(address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_that_is_not_there_is_told_of(postgres: Server) -> None:
    with pytest.raises(LibraryError, match="there is no such database or user; make it with `createdb`"):
        Library.open(postgres.address("nowhere"))


def test_a_connection_that_the_server_ended_is_made_anew(where: str) -> None:
    with Library.open(where) as library:
        library.add(ARTICLE)
        behind(
            where,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid != pg_backend_pid()",
        )
        assert library.count() == 1


def test_a_phrase_is_found_far_into_a_long_text_and_words_as_long_as_a_page_are_told_apart(where: str) -> None:
    long = "word " * 40_000 + "the last sentence of it. " + "x" * 5000 + "y"
    with Library.open(where) as library:
        library.add(article_of(long, id="long"))
        assert library.count(Query(search='"last sentence"')) == 1
        assert library.count(Query(search='"sentence last"')) == 0
        assert library.count(Query(search="x" * 5000 + "y")) == 1
        assert library.count(Query(search="x" * 5000 + "z")) == 0


def test_words_are_told_apart_as_sqlite_does_it() -> None:
    """Of every character that both know: what came into Unicode later, SQLite takes for letters."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        codes = [code for code in range(1, 0x2500) if unicodedata.category(chr(code)) != "Cn"]
        connection.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", ((c, f"q{chr(c)}q") for c in codes))
        theirs: dict[int, list[str]] = {}
        for term, code in connection.execute("SELECT term, doc FROM v ORDER BY doc, offset"):
            theirs.setdefault(code, []).append(term)
    other = [code for code in codes if theirs.get(code, []) != tokens(f"q{chr(code)}q")]
    assert [chr(code) for code in other if unicodedata.ucd_3_2_0.category(chr(code)) != "Cn"] == ODD
    assert len(other) < 350
