"""What there is to see after something was not as expected: the ledger, the engine's own table, the daemons' words."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tests.schedule.faults.watch import Watch, watching

_LAST = 60
"Lines of each daemon's log."
_ASKED = (
    "SELECT id, due, state, outcome, code, message, executor, attempts FROM runs ORDER BY serial",
    "SELECT run, step, state, attempts, message FROM run_steps WHERE state != 'done'",
    "SELECT * FROM executors ORDER BY started",
    "SELECT number, target, state, attempts, owner, error FROM deliveries WHERE state != 'delivered' OR attempts > 1",
    "SELECT name, next, paused FROM schedules",
    "SELECT serial, run, at, level, event, data FROM run_log ORDER BY serial DESC LIMIT 60",
)
_ENGINE = "SELECT workflow_uuid, status, executor_id, recovery_attempts FROM {}workflow_status"


@contextmanager
def reporting(here: Path, address: str) -> Iterator[None]:
    """Whatever is raised inside is raised; the report goes to standard error and into the workspace."""
    try:
        yield
    except BaseException:
        with suppress(DBAPIError), watching(address) as watch:
            _write(here, watch)
        raise


def _write(here: Path, watch: Watch) -> None:
    parts = [_table(watch, statement) for statement in _ASKED]
    for schema in ("", "dbos."):  # in a file, on a server
        with suppress(DBAPIError):
            parts.append(_table(watch, _ENGINE.format(schema)))
        watch.forget()
    for log in sorted(here.glob("daemon-*.log")):
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        parts.append("\n".join((f"{log.name}: {len(lines)} lines", *lines[-_LAST:])))
    text = "\n\n".join((f"The workspace: {here}", *parts)) + "\n"
    (here / "report.txt").write_text(text, encoding="utf-8")
    sys.stderr.write(text)


def _table(watch: Watch, statement: str) -> str:
    return "\n".join((statement, *(" | ".join(map(str, row)) for row in watch.rows(statement))))
