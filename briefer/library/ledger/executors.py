"""The processes that do runs, and which of them are alive."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from briefer.library import rows
from briefer.library.ledger.living import Living
from briefer.library.ledger.records import Executor
from briefer.library.schema import executors, runs
from briefer.library.store import Store

_SILENT = 20
"""Times the usual patience that a process of this machine may be silent while it is seen to be there: what keeps the
database from it keeps it from others too. One that is stopped, or hangs, counts as dead in the end."""


class Executors:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._living = Living(store.file)

    def start(self, executor: Executor, *, forget_before: str | None = None) -> None:
        """Record a process. Those that ended before `forget_before` and own no open run are forgotten."""
        with self._store.writing() as connection:
            if forget_before is not None:
                owners = select(runs.c.executor).where(runs.c.state != "ended", runs.c.executor.is_not(None))
                old = executors.c.heartbeat < forget_before
                connection.execute(delete(executors).where(old, executors.c.id.not_in(owners)))
            values = {name: getattr(executor, name) for name in Executor.__slots__}
            connection.execute(insert(executors), values)
            self._living.hold(executor.id)

    def beat(self, id: str, *, at: str) -> None:  # noqa: A002 - the column's own name
        """Say that a process is alive."""
        with self._store.noting() as connection:
            connection.execute(update(executors).where(executors.c.id == id), {"heartbeat": at})

    def end(self, id: str, *, at: str) -> None:  # noqa: A002 - as above
        """Say that it has ended."""
        self._living.let_go(id)
        with self._store.writing() as connection:
            connection.execute(update(executors).where(executors.c.id == id), {"ended": at})

    def all(self) -> list[Executor]:
        """The latest first."""
        with self._store.reading() as connection:
            found = connection.execute(select(executors).order_by(executors.c.started.desc()))
            return [Executor(**row) for row in rows.named(found)]

    def alive(self, *, now: datetime, stale: float) -> list[Executor]:
        """Those that have not ended and said within the last `stale` seconds that they are alive, or are seen to be.

        A sign of life may be kept out of the database by who writes there for long, so of those on this machine
        whose sign is late it is looked whether they are there.
        """
        since, at_most = now - timedelta(seconds=stale), now - timedelta(seconds=_SILENT * stale)

        def lives(one: Executor) -> bool:
            said = datetime.fromisoformat(one.heartbeat)
            return said >= since or (said >= at_most and self._living.is_held(one.id))

        return [one for one in self.all() if one.ended is None and lives(one)]
