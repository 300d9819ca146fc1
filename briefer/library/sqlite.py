"""What SQLite does its own way: pragmas, full-text search, triggers, upserts and error codes.

`postgres` has the same functions, and `own` says what they do. DDL here belongs to migrations that were released:
a change to it is a new function called by a new migration.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Insert,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    cast,
    event,
    func,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

WRITE = "briefer_write"
"Execution option of a connection whose transactions take the write lock when they begin."

search = Table("article_search", MetaData(), Column("rowid", Integer, primary_key=True), Column("article_search", Text))
"""The full-text index of latest versions; its rowid is `articles.place` with a minus: forwards is newest first.

Read backwards, FTS5 loses rows. A word so frequent that its list has an index of its own is stepped back through, and a
distance of 2**56 or more is then read wrongly (SQLite 3.40); undated articles lie that far from dated ones.
"""

search_place = search.c.rowid
TURNED = True

_SEARCHABLE = (
    "CREATE VIEW searchable AS SELECT articles.place AS place, articles.title AS title, texts.text AS text "
    "FROM articles JOIN texts ON texts.row = articles.row WHERE articles.place IS NOT NULL"
)
_INDEX = (
    "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='searchable', content_rowid='place', "
    "tokenize='unicode61 remove_diacritics 2')"
)
_TURNED_SEARCHABLE = (
    "CREATE VIEW searchable AS SELECT articles.place AS place, -articles.place AS turned, articles.title AS title, "
    "texts.text AS text FROM articles JOIN texts ON texts.row = articles.row WHERE articles.place IS NOT NULL"
)
_TURNED_INDEX = (
    "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='searchable', content_rowid='turned', "
    "tokenize='unicode61 remove_diacritics 2')"
)
_TURNED_FILL = (
    "INSERT INTO article_search (rowid, title, text) SELECT turned, title, text FROM searchable ORDER BY place DESC"
)
_ADD = text(
    "INSERT INTO article_search (rowid, title, text) SELECT turned, title, text FROM searchable "
    "WHERE place IN (SELECT value FROM json_each(:places)) ORDER BY place DESC"
)
_REMOVE = text(
    "INSERT INTO article_search (article_search, rowid, title, text) SELECT 'delete', turned, title, text "
    "FROM searchable WHERE place IN (SELECT value FROM json_each(:places)) ORDER BY place DESC"
)
_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process kept it locked; wait for it or end it, then try again",
    sqlite3.SQLITE_LOCKED: "another process kept it locked; wait for it or end it, then try again",
    sqlite3.SQLITE_READONLY: "it cannot be written; change its permissions or copy it to a place you can write to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that its folder exists and that you may read and write there",
    sqlite3.SQLITE_PERM: "it cannot be opened; change its permissions",
    sqlite3.SQLITE_NOTADB: "it is not an SQLite database; move it away, or name another file as the library",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put back a copy of it, or rescue it with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was written; make room and try again",
    sqlite3.SQLITE_IOERR: "the disk is full or does not answer; make room or check it, then try again",
}
_PASSING = frozenset(_ADVICE) - {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def install(engine: Engine, wait: float) -> tuple[Engine, Engine, Engine]:
    """See `own.Own`; transactions begin when SQLAlchemy says so."""

    @event.listens_for(engine, "connect")
    def connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
        if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
        # With FULL, what was committed survives a power cut: a decision is kept at once.
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # Taking the lock at once: a transaction that reads first and writes later cannot wait for its turn.
        write = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    writer = engine.execution_options(**{WRITE: True})
    return engine, writer, writer


def explain(error: Exception) -> str:
    """See `own.Own`."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    advice = _ADVICE.get(_code(error))
    return advice or f"{cause}; nothing was written; report this with what you were doing"


def may_pass(error: Exception) -> bool:
    """See `own.Own`."""
    return _code(error) in _PASSING


def _code(error: Exception) -> int:
    """SQLite's own, without what it says in detail; 0: it has none."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code: int = getattr(cause, "sqlite_errorcode", 0)
    return code & 0xFF


def tables(connection: Connection) -> set[str]:
    return set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())


def create_search(connection: Connection) -> None:
    connection.exec_driver_sql(_SEARCHABLE)
    connection.exec_driver_sql(_INDEX)


def turn_search(connection: Connection) -> None:
    """Make the index anew so that it is read forwards."""
    for statement in ("DROP TABLE article_search", "DROP VIEW searchable"):
        connection.exec_driver_sql(statement)
    for statement in (_TURNED_SEARCHABLE, _TURNED_INDEX, _TURNED_FILL):
        connection.exec_driver_sql(statement)


def create_guards(connection: Connection, table: str, columns: Sequence[str]) -> None:
    """See `own.Own`."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} are never changed or deleted'); END"
    connection.exec_driver_sql(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}")
    connection.exec_driver_sql(
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {', '.join(columns)} ON {table} {refuse}"
    )


def settle(_connection: Connection) -> None:
    """There is nothing to see to."""


def index(connection: Connection, places: Iterable[int]) -> None:
    """Make the articles at `places` searchable."""
    connection.execute(_ADD, {"places": _json(places)})


def unindex(connection: Connection, places: Iterable[int]) -> None:
    """Take the articles at `places` out of the index; their title, text and place must still be what was indexed."""
    connection.execute(_REMOVE, {"places": _json(places)})


def matches(words: Sequence[str]) -> ColumnElement[bool]:
    """Every one of `words` stands in the title or text; a word of several tokens stands as a phrase."""
    return search.c.article_search.op("MATCH", is_comparison=True, return_type=None)(
        " ".join('"' + word.replace('"', '""') + '"' for word in words)
    )


def among(column: ColumnElement[Any], values: Iterable[str | int]) -> ColumnElement[bool]:
    """`column IN values`, for any number of values."""
    return column.in_(select(func.json_each(_json(values)).table_valued("value").c.value))


def bytes_of(column: ColumnElement[str]) -> ColumnElement[bytes]:
    """See `own.Own`."""
    return cast(column, LargeBinary)


def upsert(table: Table) -> Insert:
    """An insert that replaces the row with the same primary key."""
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={column.name: statement.excluded[column.name] for column in table.c if not column.primary_key},
    )


def insert_once(table: Table) -> Insert:
    """An insert that leaves a row with the same key as it is."""
    return insert(table).on_conflict_do_nothing()


def _json(values: Iterable[str | int]) -> str:
    return msgspec.json.encode(list(values)).decode()
