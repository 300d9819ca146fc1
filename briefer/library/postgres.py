"""What PostgreSQL does its own way; the same functions as in `sqlite`, whose words they share (`own`)."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
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
    and_,
    any_,
    bindparam,
    cast,
    delete,
    event,
    false,
    func,
    literal,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert
from sqlalchemy.exc import DBAPIError

from briefer.library.schema import articles, texts
from briefer.library.tokens import tokens

WRITE = "briefer_write"
"Execution option of a connection whose transactions wait for every other writer's."

search = Table(
    "article_search",
    MetaData(),
    Column("place", BigInteger, primary_key=True),
    Column("words", Text),
    Column("vector", TSVECTOR),
)
"""The full-text index of latest versions. `words` are the tokens in order, those of title and text apart, for phrases:
a vector counts places up to 16,383 only, and a long text has more words. `vector` finds the articles."""

search_place = search.c.place
TURNED = False

_LOCK = 0x627269656665
"The advisory lock of writers; any number that nobody else takes."
_BATCH = 200
"Articles whose texts are in memory at once."
_PATIENCE = 10
"Seconds in which a server must have answered."
_ADVICE = {
    "55P03": "another process kept it locked; wait for it or end it, then try again",
    "57P01": "the server was stopped; nothing was written; try again when it runs",
    "57P03": "the server is only starting; try again in a moment",
    "53100": "the server's disk is full; nothing was written; make room there and try again",
    "53300": "the server has too many connections; end some, or raise its max_connections",
    "42501": "this user may not do that there; grant it the right to create tables in this database",
    "25006": "it cannot be written: the server is read-only, or a copy of another; name the one that is written to",
    "3D000": "there is no database of that name; make it with `createdb`",
    "28P01": "the password is wrong; set it in the address, in PGPASSWORD or in ~/.pgpass",
}
_PASSING = ("08", "25006", "28", "40", "42501", "53", "55P03", "57")
"Beginnings of what a server says of itself, of other processes, or of whom it lets in."
_CANCELLED = "57014"
_REFUSALS = {
    "password authentication failed": _ADVICE["28P01"],
    "no password supplied": "it wants a password; set it in PGPASSWORD or in ~/.pgpass, or in the address",
    "does not exist": "there is no such database or user; make it with `createdb` or `createuser`",
    "no pg_hba.conf entry": "the server lets nobody in from here; see its pg_hba.conf",
    "too many": _ADVICE["53300"],
    "starting up": _ADVICE["57P03"],
}
_NO_ANSWER = "the server does not answer; check that it runs and that host and port in the address are right"


_ELSEWISE = text(
    "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
)
_COUNTED = text(
    "SELECT table_name, column_name, pg_get_serial_sequence(quote_ident(table_name), column_name) "
    "FROM information_schema.columns WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'"
)
_TRIGGERS = text(
    "SELECT relname, tgname, pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
    "JOIN pg_namespace ON pg_namespace.oid = relnamespace "
    "WHERE nspname = current_schema() AND NOT tgisinternal AND relname = ANY (:tables)"
)


def install(engine: Engine, wait: float) -> tuple[Engine, Engine, Engine]:
    """See `own.Own`."""

    @event.listens_for(engine, "do_connect")
    def connecting(_dialect: object, _record: object, _args: object, options: dict[str, Any]) -> None:
        options.setdefault("connect_timeout", _PATIENCE)
        options.setdefault("application_name", "briefer")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITE, False):
            # One writer at a time, as in SQLite: a version's number, a run's owner are read and then written.
            patience = f"set_config('lock_timeout', '{max(1, int(wait * 1000))}', true)"
            connection.exec_driver_sql(f"SELECT {patience}, pg_advisory_xact_lock({_LOCK})")

    reader = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    noter = engine.execution_options(isolation_level="READ COMMITTED")
    return reader, noter.execution_options(**{WRITE: True}), noter


def explain(error: Exception) -> str:
    """See `own.Own`."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    advice = _ADVICE.get(getattr(cause, "sqlstate", None) or "")
    if advice:
        return advice
    if "NUL" in str(cause):
        return "a text has the character U+0000, which PostgreSQL cannot hold; repair the input"
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if getattr(cause, "sqlstate", None) is None and type(cause).__name__ == "OperationalError":
        said = str(cause)
        return next((told for sign, told in _REFUSALS.items() if sign in said), _NO_ANSWER)
    first = str(cause).partition("\n")[0]
    return _NO_ANSWER if lost else f"{first}; nothing was written; report this with what you were doing"


def may_pass(error: Exception) -> bool:
    """See `own.Own`."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if state is None:
        return lost or type(cause).__name__ == "OperationalError"
    return lost or (state != _CANCELLED and state.startswith(_PASSING))


def tables(connection: Connection) -> set[str]:
    statement = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    return set(connection.execute(text(statement)).scalars())


def create_search(connection: Connection) -> None:
    search.create(connection)
    connection.exec_driver_sql("CREATE INDEX article_search_vector ON article_search USING gin (vector)")


def turn_search(_connection: Connection) -> None:
    """It is read in both directions."""


def create_guards(connection: Connection, table: str, columns: Sequence[str]) -> None:
    """See `own.Own`."""
    connection.exec_driver_sql(
        "CREATE OR REPLACE FUNCTION briefer_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION '%% are never changed or deleted', TG_TABLE_NAME; END$$"
    )
    for name, when, each in (
        ("no_delete", "DELETE", "ROW"),
        ("no_update", f"UPDATE OF {', '.join(columns)}", "ROW"),
        ("no_truncate", "TRUNCATE", "STATEMENT"),
    ):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_{name} BEFORE {when} ON {table} FOR EACH {each} EXECUTE FUNCTION briefer_refuse()"
        )


def settle(connection: Connection) -> None:
    """Texts are compared by their characters, whatever the server's language, and counters stand behind all rows."""
    columns = connection.execute(_ELSEWISE).all()
    # What a trigger looks at cannot be altered under it.
    triggers = connection.execute(_TRIGGERS, {"tables": [table for table, _ in columns]}).all()
    for table, name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}" ON "{table}"')
    for table, column in columns:
        connection.exec_driver_sql(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE text COLLATE "C"')
    for *_, definition in triggers:
        connection.exec_driver_sql(definition)
    for table, column, sequence in connection.execute(_COUNTED).all():
        last = f'SELECT coalesce(max("{column}"), 0) + 1 FROM "{table}"'  # noqa: S608 - names from the catalogue
        connection.exec_driver_sql(f"SELECT setval('{sequence}', ({last}), false)")


def index(connection: Connection, places: Iterable[int]) -> None:
    ordered = sorted(places)
    for start in range(0, len(ordered), _BATCH):
        wanted = (
            select(articles.c.place, articles.c.title, texts.c.text)
            .join_from(articles, texts, texts.c.row == articles.c.row)
            .where(among(articles.c.place, ordered[start : start + _BATCH]))
        )
        found = [_entry(place or 0, title, body) for place, title, body in connection.execute(wanted)]
        if found:
            connection.execute(_ADD, found)


def unindex(connection: Connection, places: Iterable[int]) -> None:
    connection.execute(delete(search).where(among(search.c.place, places)))


def matches(words: Sequence[str]) -> ColumnElement[bool]:
    """See `own.Own`."""
    phrases = [found for found in map(tokens, words) if found]
    if not phrases:
        return false()
    every = " & ".join(f"'{one}'" for one in dict.fromkeys(one for phrase in phrases for one in phrase))
    found = search.c.vector.op("@@", is_comparison=True, return_type=None)(cast(literal(every), TSQUERY))
    together = (func.strpos(search.c.words, _line(phrase)) > 0 for phrase in phrases if len(phrase) > 1)
    return and_(true(), found, *together)


def among(column: ColumnElement[Any], values: Iterable[str | int]) -> ColumnElement[bool]:
    """See `own.Own`."""
    kind = BigInteger() if isinstance(column.type, Integer) else Text()
    return column == any_(cast(literal(list(values), ARRAY(kind)), ARRAY(kind)))


def bytes_of(column: ColumnElement[str]) -> ColumnElement[bytes]:
    """See `own.Own`."""
    return func.convert_to(column, "UTF8", type_=LargeBinary)


def upsert(table: Table) -> Insert:
    """See `own.Own`."""
    statement = insert(table)
    return statement.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_={column.name: statement.excluded[column.name] for column in table.c if not column.primary_key},
    )


def insert_once(table: Table) -> Insert:
    """See `own.Own`."""
    return insert(table).inline().on_conflict_do_nothing()


_ADD = insert(search).values(
    place=bindparam("place"),
    words=bindparam("words"),
    vector=func.array_to_tsvector(cast(bindparam("every", type_=ARRAY(Text())), ARRAY(Text()))),
)


def _entry(place: int, title: str | None, body: str) -> dict[str, object]:
    heading, rest = tokens(title or ""), tokens(body)
    return {"place": place, "words": f"{_line(heading)}\n{_line(rest)}", "every": sorted({*heading, *rest})}


def _line(found: Sequence[str]) -> str:
    """So that a phrase is found in it at whole words only."""
    return f" {' '.join(found)} "
