"""The database as another program has it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text


def behind(address: str, *statements: str) -> None:
    """Run SQL past the library, in one transaction."""
    with _connected(address) as connection:
        for statement in statements:
            connection.execute(text(statement))


def asked(address: str, statement: str) -> list[tuple[object, ...]]:
    """What the database answers."""
    with _connected(address) as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


@contextmanager
def _connected(address: str) -> Iterator[Connection]:
    engine = create_engine(address)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
