"""Which database it is: what each does its own way has the same names in `sqlite` and in `postgres`."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Column, ColumnElement, Connection, Engine, FromClause, Insert, Table

from briefer.library import sqlite


class Own(Protocol):
    """What a database must have to hold a library."""

    @property
    def search(self) -> FromClause:
        """The full-text index of latest versions."""

    @property
    def search_place(self) -> Column[Any]:
        """Its column of places."""

    @property
    def TURNED(self) -> bool:  # noqa: N802 - a constant of the two modules
        """Whether that column holds places with a minus."""

    def install(self, engine: Engine, wait: float) -> tuple[Engine, Engine, Engine]:
        """For reading, whose transactions see one state of the database, and for writing, one transaction at a time.

        A writer waits up to `wait` seconds for its turn. The third is for writing what needs no turn, where the
        database can do without.
        """

    def explain(self, error: Exception) -> str:
        """What happened to the database and what to do, in one line."""

    def may_pass(self, error: Exception) -> bool:
        """Whether it is the disk, the server or another process, and nothing that is wrong here."""

    def tables(self, connection: Connection) -> set[str]:
        """Names of all tables where the library's are or would be."""

    def create_search(self, connection: Connection) -> None:
        """Make the index, as the first step of the migrations had it."""

    def turn_search(self, connection: Connection) -> None:
        """Make the index anew so that it is read forwards."""

    def create_guards(self, connection: Connection, table: str, columns: Sequence[str]) -> None:
        """Triggers that refuse to delete a row of `table` or to change one of `columns`."""

    def settle(self, connection: Connection) -> None:
        """What is to be seen to after the tables were brought up to date, or filled past the library."""

    def index(self, connection: Connection, places: Iterable[int]) -> None:
        """Make the articles at `places` searchable."""

    def unindex(self, connection: Connection, places: Iterable[int]) -> None:
        """Take them out of the index; their title, text and place must still be what was indexed."""

    def matches(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Every one of `words` stands in the title or text; a word of several tokens stands as a phrase."""

    def among(self, column: ColumnElement[Any], values: Iterable[str | int]) -> ColumnElement[bool]:
        """`column IN values`, for any number of values."""

    def bytes_of(self, column: ColumnElement[str]) -> ColumnElement[bytes]:
        """A text as it stands in the database, whether it is valid or not."""

    def upsert(self, table: Table) -> Insert:
        """An insert that replaces the row with the same primary key."""

    def insert_once(self, table: Table) -> Insert:
        """An insert that leaves a row with the same key as it is."""


def own(connection: Connection | Engine) -> Own:
    """The ways of the database that this is a connection to."""
    if connection.dialect.name != "postgresql":
        return sqlite
    from briefer.library import postgres  # noqa: PLC0415 - most libraries are a file

    return postgres
