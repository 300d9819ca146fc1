"""Runs to rows and back."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Select

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.ledger.records import Found, Run
from briefer.library.own import own
from briefer.library.schema import runs

READ = tuple(column for column in runs.c if column.name not in ("serial", "brief"))
"The columns that `read` takes."

_FOUND = msgspec.json.Decoder(Found)


def insert_run(connection: Connection, run: Run) -> bool:
    """Whether it is new: the same id, or the same due time of the same schedule, is ordered once."""
    values = {name: getattr(run, name) for name in Run.__slots__}
    new = own(connection).insert_once(runs).returning(runs.c.id)
    return connection.scalar(new, {**values, "found": rows.json(run.found)}) is not None


def read(row: Mapping[str, Any]) -> Run:
    """Raises LibraryError when the row holds what Briefer never wrote."""
    try:
        return Run(**{**row, "found": _FOUND.decode(row["found"])})
    except msgspec.DecodeError as error:
        raise LibraryError(f"run {row['id']}: its record in the library is damaged ({error})") from error


def one(connection: Connection, wanted: Select[Any]) -> Run | None:
    """The first that a statement over `READ` gives; None: it gives none."""
    return next(iter(every(connection, wanted.limit(1))), None)


def every(connection: Connection, wanted: Select[Any]) -> list[Run]:
    return [read(row) for row in rows.named(connection.execute(wanted))]
