"""A library that is kept locked for longer than a write waits: told once, waited for, and gone on with."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.cli.program import call
from tests.schedule.desk import CONFIG, asked, daemon, library, wait_for
from tests.schedule.faults.conftest import Copy
from tests.schedule.faults.copies import due, ended, news

IMPATIENT = CONFIG.replace("[workspace]", "[workspace]\ndatabase_wait = 0.3")
KEPT = "another process kept it locked; wait for it or end it, then try again"
LONG = 2.5


@contextmanager
def locked(here: Path) -> Iterator[None]:
    """Inside, nobody else can write."""
    with closing(sqlite3.connect(here / "briefer.db", isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def words(here: Path) -> list[str]:
    """What daemons said of the lock."""
    every = "\n".join(path.read_text(encoding="utf-8") for path in here.glob("daemon-*.log"))
    return [line for line in every.splitlines() if KEPT in line]


def begun(here: Path, step: str) -> bool:
    return bool(asked(here, "SELECT 1 FROM run_log WHERE run LIKE 'gate:%' AND event = ?", f"{step} begins"))


def living(here: Path) -> bool:
    return bool(asked(here, "SELECT 1 FROM executors WHERE kind = 'daemon'"))


@pytest.mark.parametrize("step", [None, "deliver"])
def test_a_daemon_waits_for_it_and_does_what_is_due_once(copy: Copy, step: str | None) -> None:
    here = copy(IMPATIENT)
    with daemon(here) as process:
        wait_for(partial(living, here))
        with library(here) as opened:
            due(opened, 0)
        if step is not None:
            wait_for(partial(begun, here, step), every=0.002)
        with locked(here):
            threading.Event().wait(LONG)
        wait_for(lambda: bool(ended(here)))
        assert process.poll() is None
    [run] = ended(here)
    assert (run.outcome, "tell" in news(run)) == ("written", True)
    assert asked(here, "SELECT attempts FROM deliveries WHERE number = ?", run.number) == [(1,)]
    assert len(words(here)) <= 1
    assert "Traceback" not in "".join(path.read_text(encoding="utf-8") for path in here.glob("daemon-*.log"))


def test_a_command_that_cannot_write_says_so_and_what_to_do(copy: Copy) -> None:
    here = copy(IMPATIENT)
    (here / "new.txt").write_text("ORLENA - The valley was quiet on Sunday.\n", encoding="utf-8")
    with locked(here):
        run, add = call(here, "run", "gate"), call(here, "add", "new.txt")
    for done in (run, add):
        assert (done.code, done.err) == (1, f"briefer: library {here / 'briefer.db'}: {KEPT}\n")


def test_a_run_that_cannot_write_on_its_way_says_how_to_go_on(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefer.workflow.runs import steps  # noqa: PLC0415 - patched here alone

    here = copy(IMPATIENT)
    compose = steps.FUNCTIONS["compose"]
    with closing(sqlite3.connect(here / "briefer.db", isolation_level=None)) as other:

        def kept(work: object) -> object:
            other.execute("BEGIN IMMEDIATE")
            return compose(work)  # type: ignore[arg-type] # as it came

        monkeypatch.setitem(steps.FUNCTIONS, "compose", kept)
        stopped = call(here, "run", "gate")
        other.execute("ROLLBACK")
    monkeypatch.undo()
    [(name,)] = asked(here, "SELECT id FROM runs ORDER BY serial DESC LIMIT 1")
    assert stopped.code == 1
    assert stopped.err.splitlines()[-1] == (
        f"briefer: library {here / 'briefer.db'}: {KEPT}; then `briefer run --resume {name}` goes on with it"
    )
    resumed = call(here, "run", "--resume", str(name), "--json")
    assert (resumed.code, resumed.json["run"]["outcome"]) == (0, "written"), resumed.err
