"""Opening, migrating, sharing and losing the database."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import briefer.library.sqlite
import briefer.library.store
from briefer.errors import LibraryError
from briefer.ingest.build import article_of
from briefer.library import Library, Query
from briefer.library.schema import metadata
from briefer.library.store import HEAD

PACKAGE = Path(briefer.library.store.__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGE.parents[1])}
ARTICLE = article_of("The bridge stands.", id="bridge")


def program(code: str, *args: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def refused(path: Path, words: str) -> Iterator[None]:
    """A LibraryError of one line that names the file and says `words`."""
    with pytest.raises(LibraryError) as caught:
        yield
    message = str(caught.value)
    assert message.startswith(f"library {path}: ")
    assert words in message
    assert "\n" not in message


def test_a_file_that_is_not_there_becomes_an_empty_library_at_the_newest_version(path: Path) -> None:
    with Library.open(path) as library:
        assert library.count() == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM briefer_version").fetchall() == [(HEAD,)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_address_opens_the_same_library_as_its_path(path: Path) -> None:
    with Library.open(f"sqlite:///{path}") as library:
        library.add(ARTICLE)
    with Library.open(str(path)) as library:
        assert library.get("bridge") == ARTICLE


def test_a_path_with_signs_of_an_address_is_a_path(tmp_path: Path) -> None:
    odd = tmp_path / "100%?mode=ro&x#1 é.db"
    with Library.open(odd) as library:
        library.add(ARTICLE)
    assert odd.exists()


def test_migrations_give_exactly_the_tables_that_the_program_uses(path: Path) -> None:
    Library.open(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _parents: kind != "table" or name in metadata.tables}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_newest_step_is_the_one_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(PACKAGE / "migrations"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == HEAD
    assert all(step.revision.isdecimal() and len(step.revision) == 4 for step in script.walk_revisions())


def test_alembic_is_loaded_only_where_there_is_something_to_migrate(path: Path) -> None:
    code = "import sys; from briefer.library import Library; Library.open(sys.argv[1]); print('alembic' in sys.modules)"
    assert [program(code, path).communicate() for _ in range(2)] == [("True\n", ""), ("False\n", "")]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    with monkeypatch.context() as patched:
        patched.setattr(briefer.library.sqlite, "create_search", fail)
        with refused(path, "no such module: fts5; nothing was written"):
            Library.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    with Library.open(path) as library:
        assert library.add(ARTICLE).outcome == "new"


def test_a_newer_library_is_refused_and_left_alone(path: Path) -> None:
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE briefer_version SET version_num = '9999'")
    with refused(path, "a newer Briefer wrote it (version 9999, not 0007); update Briefer"):
        Library.open(path)


@pytest.mark.parametrize("version", ["'c0ffee'", "NULL"])
def test_an_unknown_version_is_refused(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE briefer_version (version_num TEXT)")
        connection.execute(f"INSERT INTO briefer_version VALUES ({version})")  # noqa: S608 - one of the two above
    with refused(path, "is unknown; put back a copy"):
        Library.open(path)


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    with refused(path, "it is another program's database"):
        Library.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear diary, today I wrote enough words to fill more than a header of one hundred bytes. " * 20)
    before = path.read_bytes()
    with refused(path, "it is not an SQLite database"):
        Library.open(path)
    assert path.read_bytes() == before


def test_an_emptied_file_is_an_empty_library(path: Path) -> None:
    with Library.open(path) as library:
        library.add(ARTICLE)
    path.write_bytes(b"")
    with Library.open(path) as library:
        assert library.count() == 0


@pytest.mark.parametrize("kept", [0.3, 0.7])
def test_a_truncated_file_is_said_to_be_damaged(path: Path, kept: float) -> None:
    with Library.open(path) as library:
        library.add_all([article_of(f"Text {n}. " * 200, id=f"a{n}") for n in range(200)])
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with refused(path, "it is damaged; put back a copy"), Library.open(path) as library:
        library.select()


def test_a_file_with_overwritten_pages_is_said_to_be_damaged(path: Path) -> None:
    with Library.open(path) as library:
        library.add_all([article_of(f"Text {n}. " * 200, id=f"a{n}") for n in range(200)])
    whole = bytearray(path.read_bytes())
    whole[4096 : len(whole)] = b"\xa5" * (len(whole) - 4096)
    path.write_bytes(whole)
    with refused(path, "it is damaged"), Library.open(path) as library:
        library.select()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "briefer.db"
    with refused(path, "it cannot be opened; check that its folder exists"):
        Library.open(path)


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with refused(tmp_path, "it cannot be opened"):
        Library.open(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another user and act as that user")
def test_a_file_one_may_not_write_is_refused_with_advice(path: Path) -> None:
    Library.open(path).close()
    for folder in (path.parent, *list(path.parents)[1:3]):
        folder.chmod(0o755)
    path.chmod(0o444)
    code = """
import os, sys
from briefer.ingest.build import article_of
from briefer.library import Library
os.setuid(65534)
try:
    with Library.open(sys.argv[1]) as library:
        library.add(article_of("x", id="x"))
except Exception as error:
    print(type(error).__name__, error)
"""
    out, _ = program(code, path).communicate()
    assert out.startswith(f"LibraryError library {path}: it cannot be "), out


def test_a_database_opened_for_reading_alone_says_so_at_the_first_write(path: Path) -> None:
    Library.open(path).close()
    with Library.open(f"sqlite:///file:{path}?mode=ro&uri=true") as library:
        assert library.count() == 0
        with pytest.raises(LibraryError, match="it cannot be written; change its permissions"):
            library.add(ARTICLE)


def test_a_locked_library_is_waited_for_and_then_named(path: Path) -> None:
    with Library.open(path, wait=0.2) as library, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with refused(path, "another process kept it locked; wait for it or end it"):
            library.add(ARTICLE)
        assert library.count() == 0
        other.rollback()
        assert library.add(ARTICLE).outcome == "new"


@pytest.mark.parametrize(
    "where",
    [
        "postgresql+asyncpg://me:secret@host/db",
        "postgresql://me:secret@host",
        "mysql://me:secret@host/db",
        "sqlite://",
        "sqlite:///:memory:",
        ":memory:",
        "://",
        "nonsense://x",
    ],
)
def test_an_address_that_is_neither_a_file_nor_postgresql_is_refused_without_its_password(where: str) -> None:
    with pytest.raises(LibraryError, match="give a path or sqlite:///PATH") as caught:
        Library.open(where)
    assert "secret" not in str(caught.value)


_MANY = """
import sys
from briefer.ingest.build import article_of
from briefer.library import Library
with Library.open(sys.argv[1]) as library:
    for n in range(40):
        library.add(article_of(f"Text {n} of {sys.argv[2]}.", id=f"{sys.argv[2]}-{n}"))
        library.add(article_of(f"Shared {n}, told by {sys.argv[2]}.", id=f"shared-{n}"))
        library.decide(f"k{n}", "accept", author=sys.argv[2], at="t")
"""


def test_processes_that_create_and_write_at_once_lose_nothing(where: str) -> None:
    """Also the file itself is made by whichever comes first."""
    running = [program(_MANY, where, name) for name in ("ana", "lee", "sam")]
    assert [process.communicate()[1] for process in running] == [""] * 3
    with Library.open(where) as library:
        assert library.count() == 3 * 40 + 40
        assert len(library.decisions()) == 3 * 40
        for n in range(40):
            assert [row.version for row in library.versions(f"shared-{n}")] == [1, 2, 3]
        assert library.count(Query(search="text")) == 3 * 40
        assert library.count(Query(search="shared")) == 40
        assert library.integrity() == []


_HALFWAY = """
import sys, time
from briefer.ingest.build import article_of
from briefer.library import Library
def articles():
    for n in range(300):
        yield article_of(f"Half {n}. " * 50, id=f"half-{n}")
    print("halfway", flush=True)
    time.sleep(60)
with Library.open(sys.argv[1]) as library:
    library.add_all(articles())
"""


def test_a_process_killed_in_the_middle_of_an_addition_leaves_nothing_of_it(where: str) -> None:
    with Library.open(where) as library:
        library.add(ARTICLE)
    process = program(_HALFWAY, where)
    assert process.stdout is not None
    assert process.stdout.readline() == "halfway\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Library.open(where, wait=1) as library:
        assert library.select() == [ARTICLE]
        assert library.count(Query(search="half")) == 0
        assert library.add(article_of("After.", id="after")).outcome == "new"


_STEADY = """
import sys
from briefer.ingest.build import article_of
from briefer.library import Library
with Library.open(sys.argv[1]) as library:
    for n in range(100_000):
        library.add(article_of(f"Steady {n}.", id=f"s{n}"))
        library.decide(f"s{n}", "accept", author="a", at="t")
        print(n, flush=True)
"""


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.05])
def test_what_was_reported_done_before_a_kill_is_there_after_it(where: str, delay: float) -> None:
    process = program(_STEADY, where)
    assert process.stdout is not None
    for _ in range(20):
        process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    reported = 20 + len(process.communicate()[0].splitlines())
    with Library.open(where) as library:
        assert library.count() >= reported
        assert library.count() == library.count(Query(search="steady"))
        assert len(library.decisions()) in (library.count(), library.count() - 1)
        assert library.integrity() == []
