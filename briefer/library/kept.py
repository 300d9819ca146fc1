"""Small things that faces keep under a name: drafts, where an analyst was. Unlike decisions they are overwritten."""

from collections.abc import Iterator
from typing import cast

import msgspec
from sqlalchemy import Connection, delete, func, select

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.own import own
from briefer.library.schema import kept
from briefer.model import Json


def put(connection: Connection, name: str, value: Json, at: str) -> None:
    """Keep `value` in place of what was there; None: keep nothing."""
    if value is None:
        connection.execute(delete(kept).where(kept.c.name == name))
    else:
        connection.execute(own(connection).upsert(kept), {"name": name, "value": rows.json(value), "at": at})


def find(connection: Connection, name: str) -> Json:
    """None: nothing is kept. Raises LibraryError when it is no JSON."""
    stored = connection.scalar(select(kept.c.value).where(kept.c.name == name))
    try:
        return None if stored is None else cast("Json", msgspec.json.decode(stored))
    except msgspec.DecodeError as error:
        raise LibraryError(f"kept {name!r}: it is damaged ({error}); keep it anew") from error


def names(connection: Connection, prefix: str) -> Iterator[str]:
    """In order of their characters."""
    # No LIKE: it takes upper and lower case for the same.
    begins = func.substr(kept.c.name, 1, len(prefix)) == prefix
    yield from connection.scalars(select(kept.c.name).where(begins).order_by(kept.c.name))
