"""Schedules, and ordering the runs that are due: in one transaction, so that no due time is doubled or lost."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.ledger import ordering
from briefer.library.ledger.records import Run, Schedule
from briefer.library.own import own
from briefer.library.schema import runs, schedules
from briefer.library.store import Store

_CRONS = msgspec.json.Decoder(tuple[str, ...])


class Schedules:
    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, schedule: Schedule) -> None:
        """Raises LibraryError where there is one of that name."""
        with self._store.writing() as connection:
            if connection.scalar(select(schedules.c.name).where(schedules.c.name == schedule.name)):
                raise LibraryError(
                    f"schedule {schedule.name}: there is one of that name; remove it first, or give --name"
                )
            connection.execute(insert(schedules), _values(schedule))

    def all(self) -> list[Schedule]:
        """In order of their names."""
        with self._store.reading() as connection:
            found = connection.execute(select(schedules).order_by(schedules.c.name))
            return [_read(row) for row in rows.named(found)]

    def get(self, name: str) -> Schedule:
        """Raises LibraryError, with the names that there are."""
        found = self.all()
        for one in found:
            if one.name == name:
                return one
        known = ", ".join(one.name for one in found)
        hint = f"there are: {known}" if known else "there are none at all; `briefer schedule add` makes one"
        raise LibraryError(f"schedule {name}: there is none of that name; {hint}")

    def pause(self, name: str, *, paused: bool, next_: str | None) -> None:
        """Pause or resume it; `next_`: its next due time from now on."""
        self.get(name)
        with self._store.writing() as connection:
            wanted = update(schedules).where(schedules.c.name == name)
            connection.execute(wanted, {"paused": int(paused), "next": next_})

    def remove(self, name: str) -> None:
        """Runs that were ordered stay, and those that wait are still done."""
        self.get(name)
        with self._store.writing() as connection:
            connection.execute(delete(schedules).where(schedules.c.name == name))

    def order(self, schedule: Schedule, due: Sequence[Run], *, next_: str | None) -> list[Run]:
        """Order the runs that are due, and move on to the due time after them; what was really ordered by this call.

        Nothing, where another process was first or the schedule was paused, changed or removed meanwhile.
        """
        with self._store.writing() as connection:
            here = (schedules.c.name == schedule.name, schedules.c.next == schedule.next, schedules.c.paused == 0)
            moved = connection.execute(update(schedules).where(*here), {"next": next_})
            if not moved.rowcount:
                return []
            before = set(
                connection.scalars(select(runs.c.id).where(own(connection).among(runs.c.id, [run.id for run in due])))
            )
            ordered = [run for run in due if run.id not in before]
            for run in ordered:
                ordering.insert_run(connection, run)
            return ordered


def _values(schedule: Schedule) -> dict[str, object]:
    values = {name: getattr(schedule, name) for name in Schedule.__slots__}
    return {**values, "crons": rows.json(schedule.crons), "paused": int(schedule.paused)}


def _read(row: Mapping[str, Any]) -> Schedule:
    return Schedule(**{**row, "crons": _CRONS.decode(row["crons"]), "paused": bool(row["paused"])})
