"""A writer that keeps the library for longer than a process may be silent: who lives keeps what it has."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from briefer.library import Executor, Library, Run
from tests.schedule.desk import CONFIG, briefer, daemon, desk, hands_of, wait_for
from tests.schedule.faults.report import reporting

STALE = 1.0
LONG = 4 * STALE


@pytest.fixture(params=["sqlite", "postgresql"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    postgres = request.param == "postgresql"
    address = request.getfixturevalue("postgres").database() if postgres else f"sqlite:///{tmp_path / 'briefer.db'}"
    with Library.open(address) as opened:
        yield opened


@pytest.fixture
def here(tmp_path: Path, library: Library) -> Iterator[Path]:
    """Two daemons, of which one has just begun a run."""
    made = desk(tmp_path, CONFIG.replace("[workspace]", f'[workspace]\ndatabase = "{library.address}"'))
    briefer(made, "schedule", "add", "gate", "0 0 1 1 *", "--zone", "UTC", "--missed", "all")
    with daemon(made, stale=STALE), daemon(made, stale=STALE):
        wait_for(lambda: len(living(library)) == 2)
        library.schedules.pause("gate", paused=False, next_="2026-01-01T00:00:00+00:00")
        wait_for(partial(begun, library), every=0.002)
        yield made


def living(library: Library) -> list[Executor]:
    return library.executors.alive(now=datetime.now(UTC), stale=STALE)


def begun(library: Library) -> bool:
    return any(library.runs.steps(run.id) for run in library.runs.open())


def of_schedule(library: Library) -> Run:
    return next(run for run in library.runs.latest() if run.due is not None)


def ended(here: Path, library: Library) -> Run:
    with reporting(here, library.address):
        wait_for(lambda: not library.runs.open())
    return of_schedule(library)


@contextmanager
def kept_for_long(library: Library) -> Iterator[None]:
    """Inside, nobody else can write; at the end it has been so for long."""
    with library._store.writing():  # noqa: SLF001 - as one that adds very much
        ends = time.monotonic() + LONG
        yield
        time.sleep(max(0.0, ends - time.monotonic()))


def test_a_daemon_that_cannot_say_that_it_lives_keeps_its_run(here: Path, library: Library) -> None:
    with kept_for_long(library):
        before = of_schedule(library)
    after = ended(here, library)
    assert (after.outcome, after.executor, after.attempts) == ("written", before.executor, 1)


def test_the_run_of_a_daemon_that_died_meanwhile_is_taken_over(here: Path, library: Library) -> None:
    with kept_for_long(library):
        before = of_schedule(library)
        [owner] = [one for one in living(library) if one.id == before.executor]
        for process in (owner.process, *hands_of(here)):
            os.kill(process, signal.SIGKILL)
    after = ended(here, library)
    assert (after.outcome, after.attempts) == ("written", 2)
    assert after.executor != before.executor
