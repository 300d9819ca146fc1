"""A daemon's doings as the database shows them, asked again and again over one connection."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text


class Watch:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        found = [tuple(row) for row in self._connection.execute(text(statement), values)]
        self._connection.rollback()
        return found

    def forget(self) -> None:
        """After a statement that failed."""
        self._connection.rollback()

    def number(self, statement: str, **values: object) -> int:
        [(found,)] = self.rows(statement, **values)
        return int(str(found or 0))

    def last(self) -> int:
        """The last line of all logs."""
        return self.number("SELECT max(serial) FROM run_log")

    def doer(self, event: str, after: int) -> int | None:
        """Number of the process that does a run of which this was logged after a line; None: it was not."""
        found = self.rows(
            "SELECT process FROM run_log JOIN runs ON runs.id = run JOIN executors ON executors.id = runs.executor "
            "WHERE run_log.serial > :after AND event = :event AND due IS NOT NULL AND runs.state = 'running'",
            after=after,
            event=event,
        )
        return int(str(found[0][0])) if found else None

    def busy(self) -> list[int]:
        """Numbers of the processes that do a run."""
        found = self.rows(
            "SELECT DISTINCT process FROM runs JOIN executors ON executors.id = runs.executor "
            "WHERE runs.state = 'running' AND due IS NOT NULL"
        )
        return [int(str(process)) for (process,) in found]

    def sending(self, target: str) -> str | None:
        """Number of a brief that is on its way to this target; None: there is none."""
        found = self.rows(
            "SELECT deliveries.number FROM deliveries JOIN runs ON runs.id = deliveries.run "
            "WHERE target = :target AND deliveries.state = 'sending' AND runs.state = 'running' AND owner = executor",
            target=target,
        )
        return str(found[0][0]) if found else None

    def owner(self, number: str) -> int | None:
        """Number of the process that does the run of this brief."""
        found = self.rows(
            "SELECT process FROM runs JOIN executors ON executors.id = runs.executor WHERE number = :number",
            number=number,
        )
        return int(str(found[0][0])) if found else None

    def left(self) -> int:
        """Runs that have not ended; also those that nobody has ordered yet."""
        return self.number(
            "SELECT (SELECT count(*) FROM runs WHERE state != 'ended') + "
            "(SELECT count(*) FROM schedules WHERE next < '2026-06-01')"
        )


@contextmanager
def watching(address: str) -> Iterator[Watch]:
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            yield Watch(connection)
    finally:
        engine.dispose()
