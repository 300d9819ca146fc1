"""Runs: ordered, claimed by one process, taken step by step, ended. Who lost its claim writes nothing more."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from briefer.errors import LibraryError, TakenOver
from briefer.library import rows
from briefer.library.ledger import ordering
from briefer.library.ledger.records import Found, Level, LogLine, Run, RunOutcome, RunStep, StepName
from briefer.library.own import own
from briefer.library.schema import run_log, run_steps, runs
from briefer.library.store import Store
from briefer.model import Json

KEPT_BRIEFS = 100
"""Of each profile: a brief may be of a megabyte, and a year has 8,760 hours. Its files are where they were written."""


class Runs:
    def __init__(self, store: Store) -> None:
        self._store = store

    def order(self, run: Run) -> bool:
        """Whether it is new: the same id, or the same due time of the same schedule, is ordered once."""
        with self._store.writing() as connection:
            return ordering.insert_run(connection, run)

    def get(self, id: str) -> Run:  # noqa: A002 - the column's own name
        """Raises LibraryError where there is none."""
        with self._store.reading() as connection:
            return _get(connection, id)

    def latest(self, *, profile: str | None = None, schedule: str | None = None, limit: int = 50) -> list[Run]:
        """The latest first."""
        wanted = select(*ordering.READ).order_by(runs.c.serial.desc()).limit(limit)
        if profile is not None:
            wanted = wanted.where(runs.c.profile == profile)
        if schedule is not None:
            wanted = wanted.where(runs.c.schedule == schedule)
        with self._store.reading() as connection:
            return ordering.every(connection, wanted)

    def open(self) -> list[Run]:
        """Those that have not ended, the oldest first."""
        wanted = select(*ordering.READ).where(runs.c.state != "ended").order_by(runs.c.serial)
        with self._store.reading() as connection:
            return ordering.every(connection, wanted)

    def written_before(self, run: Run) -> Run | None:
        """The last run of the same profile, as of before this one's, that wrote a brief; None: there is none."""
        earlier = (runs.c.profile == run.profile, runs.c.as_of <= run.as_of, runs.c.id != run.id)
        wrote = runs.c.outcome.in_(("written", "not delivered"))
        wanted = select(*ordering.READ).where(*earlier, wrote).order_by(runs.c.as_of.desc(), runs.c.serial.desc())
        with self._store.reading() as connection:
            return ordering.one(connection, wanted)

    def of_number(self, number: str) -> Run | None:
        """The latest run whose brief has this number; None: there is none."""
        wanted = select(*ordering.READ).where(runs.c.number == number).order_by(runs.c.serial.desc())
        with self._store.reading() as connection:
            return ordering.one(connection, wanted)

    def claim(self, id: str, executor: str, *, dead: Collection[str], at: str) -> Run | None:  # noqa: A002 - as above
        """Make it this process's own. None: it has ended, or belongs to a process that is not among the dead."""
        with self._store.writing() as connection:
            run = _get(connection, id)
            if run.state == "ended" or run.executor not in (None, executor, *dead):
                return None
            mine = replace(
                run, state="running", executor=executor, attempts=run.attempts + 1, started=run.started or at
            )
            _change(connection, id, "state", "executor", "attempts", "started", run=mine)
            return mine

    def release(self, id: str, executor: str) -> bool:  # noqa: A002 - as above
        """Let others have a run that this process does not go on with; whether it had it still."""
        mine = (runs.c.id == id, runs.c.executor == executor, runs.c.state != "ended")
        with self._store.writing() as connection:
            return bool(connection.execute(update(runs).where(*mine), {"executor": None}).rowcount)

    def own(self, id: str, executor: str) -> None:  # noqa: A002 - as above
        """Raises TakenOver for a lost claim."""
        with self._store.reading() as connection:
            _owned(connection, id, executor)

    def begin(self, id: str, step: StepName, executor: str, *, at: str) -> RunStep:  # noqa: A002 - as above
        """A step is begun; given back as it was before, done already or not. Raises TakenOver for a lost claim."""
        with self._store.writing() as connection:
            _owned(connection, id, executor)
            before = _step(connection, id, step)
            if before is not None and before.state == "done":
                return before
            attempts = 1 + (before.attempts if before else 0)
            begun = RunStep(step=step, state="running", attempts=attempts, started=at, ended=None)
            _put_step(connection, id, begun)
            return begun

    def done(
        self,
        id: str,  # noqa: A002 - as above
        begun: RunStep,
        executor: str,
        *,
        counts: Mapping[str, int],
        at: str,
    ) -> RunStep:
        """Raises TakenOver for a lost claim."""
        return self._over(id, replace(begun, state="done", counts=counts, ended=at), executor)

    def failed(self, id: str, begun: RunStep, executor: str, *, message: str, at: str) -> RunStep:  # noqa: A002 - as above
        """As `done`."""
        return self._over(id, replace(begun, state="failed", message=message, ended=at), executor)

    def nothing_new(self, id: str, begun: RunStep, executor: str, *, message: str, at: str) -> RunStep:  # noqa: A002 - as above
        """As `done`."""
        return self._over(id, replace(begun, state="nothing new", message=message, ended=at), executor)

    def _over(self, id_: str, step: RunStep, executor: str) -> RunStep:
        with self._store.writing() as connection:
            _owned(connection, id_, executor)
            _put_step(connection, id_, step)
        return step

    def steps(self, id: str) -> list[RunStep]:  # noqa: A002 - as above
        """Those that were begun, in the order in which they are taken."""
        wanted = select(run_steps).where(run_steps.c.run == id).order_by(run_steps.c.started)
        with self._store.reading() as connection:
            return [_read_step(row) for row in rows.named(connection.execute(wanted))]

    def find(self, id: str, executor: str, found: Found) -> None:  # noqa: A002 - as above
        """Keep what was found, in place of what was kept. Raises TakenOver for a lost claim."""
        with self._store.writing() as connection:
            run = _owned(connection, id, executor)
            _change(connection, id, "found", run=replace(run, found=found))

    def compose(self, id: str, executor: str, brief: str, found: Found) -> None:  # noqa: A002 - as above
        """Keep the brief as it was composed (JSON), and what is known of it; the oldest of its profile's go."""
        with self._store.writing() as connection:
            run = _owned(connection, id, executor)
            _change(connection, id, "found", run=replace(run, found=found))
            connection.execute(update(runs).where(runs.c.id == id), {"brief": brief})
            held = select(runs.c.serial).where(runs.c.profile == run.profile, runs.c.brief.is_not(None))
            oldest = connection.scalar(held.order_by(runs.c.serial.desc()).offset(KEPT_BRIEFS - 1).limit(1))
            if oldest is not None:
                old = (runs.c.profile == run.profile, runs.c.serial < oldest, runs.c.state == "ended")
                connection.execute(update(runs).where(*old), {"brief": None})

    def brief(self, id: str) -> str | None:  # noqa: A002 - as above
        """The brief as it was composed; None: it has not been."""
        with self._store.reading() as connection:
            return connection.scalar(select(runs.c.brief).where(runs.c.id == id))

    def end(
        self,
        id: str,  # noqa: A002 - as above
        executor: str,
        *,
        outcome: RunOutcome,
        code: int,
        message: str | None,
        at: str,
    ) -> Run:
        """Raises TakenOver for a lost claim."""
        with self._store.writing() as connection:
            run = _owned(connection, id, executor)
            over = replace(run, state="ended", outcome=outcome, code=code, message=message, ended=at)
            _change(connection, id, "state", "outcome", "code", "message", "ended", run=over)
            return over

    def reopen(self, id: str) -> Run:  # noqa: A002 - as above
        """Let it go on where it failed; one that was refused or had nothing to report begins anew, under its number.

        One that ended well, or has not ended, stays as it is.
        """
        with self._store.writing() as connection:
            run = _get(connection, id)
            if run.state != "ended" or run.code == 0:
                return run
            if run.outcome in ("refused", "nothing new"):
                connection.execute(delete(run_steps).where(run_steps.c.run == id))
                connection.execute(update(runs).where(runs.c.id == id), {"brief": None})
                run = replace(run, found=Found())
            again = replace(run, state="waiting", outcome=None, code=None, message=None, executor=None, ended=None)
            _change(connection, id, "state", "outcome", "code", "message", "executor", "ended", "found", run=again)
            return again

    def log(self, id: str, line: LogLine) -> None:  # noqa: A002 - as above
        with self._store.writing() as connection:
            values = {"run": id, "at": line.at, "level": line.level, "event": line.event, "data": rows.json(line.data)}
            connection.execute(insert(run_log), values)

    def lines(self, id: str) -> list[LogLine]:  # noqa: A002 - as above
        """The log, in the order in which it came."""
        wanted = select(run_log).where(run_log.c.run == id).order_by(run_log.c.serial)
        with self._store.reading() as connection:
            return [_line(row) for row in rows.named(connection.execute(wanted))]


def _get(connection: Connection, id_: str) -> Run:
    found = ordering.one(connection, select(*ordering.READ).where(runs.c.id == id_))
    if found is None:
        raise LibraryError(f"run {id_}: there is none of that name; see `briefer schedule history`")
    return found


def _owned(connection: Connection, id_: str, executor: str) -> Run:
    run = _get(connection, id_)
    if run.executor != executor or run.state == "ended":
        raise TakenOver(f"run {id_}: another process took it over; this one leaves it alone")
    return run


def _change(connection: Connection, id_: str, *fields: str, run: Run) -> None:
    values: dict[str, object] = {name: getattr(run, name) for name in fields}
    if "found" in values:
        values["found"] = rows.json(run.found)
    connection.execute(update(runs).where(runs.c.id == id_), values)


def _step(connection: Connection, id_: str, step: StepName) -> RunStep | None:
    wanted = select(run_steps).where(run_steps.c.run == id_, run_steps.c.step == step)
    return next((_read_step(row) for row in rows.named(connection.execute(wanted))), None)


def _put_step(connection: Connection, id_: str, step: RunStep) -> None:
    values = {name: getattr(step, name) for name in RunStep.__slots__}
    connection.execute(own(connection).upsert(run_steps), {**values, "run": id_, "counts": rows.json(step.counts)})


def _read_step(row: Mapping[str, Any]) -> RunStep:
    values = {name: row[name] for name in RunStep.__slots__}
    return RunStep(**{**values, "counts": msgspec.json.decode(row["counts"], type=dict[str, int])})


def _line(row: Mapping[str, Any]) -> LogLine:
    level: Level = row["level"]
    data: Json = msgspec.json.decode(row["data"])
    return LogLine(at=row["at"], level=level, event=row["event"], data=data)
