"""A library into an empty one, on whichever database: all of it or nothing, and held against the first afterwards."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from briefer.errors import LibraryError
from briefer.library import integrity, rows
from briefer.library.own import own
from briefer.library.schema import articles, metadata
from briefer.library.store import Store

_BATCH = 500
"Rows in memory at once."

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """One table, the same on both sides."""

    table: str
    rows: int
    sha256: str
    "Of all rows in the order of their keys, hex."


def copy(source: Store, target: Store, progress: Progress) -> tuple[Copied, ...]:
    """Copy every table, make the search index, and compare: counts, hashes, and each text with its digest.

    Raises LibraryError where the target is not empty, or is not the same afterwards; then nothing of it stays there.
    The source is read as it stood at one moment and never written.
    """
    with source.reading() as here, target.writing() as there:
        _refuse_filled(there, target.name)
        every = _tables()
        total = sum(_count(here, table) for table in every)
        done, copied = 0, []
        for table in every:
            for made in _copied(here, there, table):
                done += made
                progress("copy", done, total)
            copied.append(_compared(here, there, table, target.name))
        places = there.scalars(select(articles.c.place).where(articles.c.place.is_not(None)))
        own(there).index(there, [place for place in places if place is not None])
        own(there).settle(there)
        altered = list(integrity.mismatches(there, None))
        if altered:
            names = ", ".join(f"{one.article} version {one.version}" for one in altered[:5])
            raise LibraryError(
                f"library {target.name}: {names}: the text is not the one that was added; nothing was kept"
            )
        return tuple(copied)


def _tables() -> tuple[Table, ...]:
    return tuple(metadata.sorted_tables)


def _refuse_filled(there: Connection, name: str) -> None:
    filled = [table.name for table in _tables() if _count(there, table)]
    if filled:
        raise LibraryError(f"library {name}: it is not empty ({', '.join(filled)}); name an empty database")


def _count(connection: Connection, table: Table) -> int:
    return connection.scalars(select(func.count()).select_from(table)).one()


def _copied(here: Connection, there: Connection, table: Table) -> Iterator[int]:
    """How many rows were copied, batch by batch."""
    found = _rows(here, table)
    while batch := list(islice(found, _BATCH)):
        there.execute(insert(table), batch)
        yield len(batch)


def _compared(here: Connection, there: Connection, table: Table, name: str) -> Copied:
    """Raises LibraryError where a row is missing or another."""
    first, second = _summed(here, table), _summed(there, table)
    if first != second:
        told = f"table {table.name}: {first.rows} rows were copied and {second.rows} are there, or they differ"
        raise LibraryError(f"library {name}: {told}; nothing was kept; report this")
    return second


def _summed(connection: Connection, table: Table) -> Copied:
    sum_, count = hashlib.sha256(), 0
    for row in _rows(connection, table):
        sum_.update(rows.json(list(row.values())).encode() + b"\n")
        count += 1
    return Copied(table=str(table.name), rows=count, sha256=sum_.hexdigest())


def _rows(connection: Connection, table: Table) -> Iterator[Mapping[str, Any]]:
    statement = select(table).order_by(*table.primary_key)
    return rows.named(connection.execute(statement.execution_options(yield_per=_BATCH)))
