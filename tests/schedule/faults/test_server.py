"""A PostgreSQL server that is stopped, has no connection left, or wants a password: daemons go on, and nobody tells."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from briefer.config import load
from briefer.library import Library
from tests.cli.program import call, workspace
from tests.machine import missing
from tests.postgres import Server, programs, server
from tests.schedule.desk import CONFIG, daemon, desk, wait_for
from tests.schedule.faults.copies import due, due_runs

HUSH = "hu:sh@/ ?#%+ &"
STOPPED = ("the server was stopped", "the server does not answer", "the server is only starting")


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    """One that may be stopped, and has few connections."""
    if programs() is None:
        missing("PostgreSQL's server", "postgresql")
    with server(connections=20) as started:
        yield started


@pytest.fixture
def here(own: Server, tmp_path: Path) -> Path:
    return desk(tmp_path / "desk", CONFIG.replace("[workspace]", f'[workspace]\ndatabase = "{own.database()}"'))


@pytest.fixture
def opened(here: Path) -> Iterator[Library]:
    with Library.open(load(here / "briefer.toml").workspace.database) as library:
        yield library


def words(here: Path) -> list[str]:
    """What the daemon complained of: neither steps nor how far they are."""
    every = "\n".join(path.read_text(encoding="utf-8") for path in here.glob("daemon-*.log"))
    return [line for line in every.splitlines() if not line.startswith("gate:")]


def living(opened: Library) -> bool:
    return any(one.kind == "daemon" for one in opened.executors.all())


def begun(opened: Library, step: str) -> bool:
    return any(one.step == step for run in opened.runs.open() for one in opened.runs.steps(run.id))


def delivered(opened: Library, number: str) -> list[tuple[str, int]]:
    return [(one.state, one.attempts) for one in opened.deliveries.all(number=number)]


def test_a_daemon_goes_on_when_its_server_is_there_again(own: Server, here: Path, opened: Library) -> None:
    with daemon(here) as process:
        wait_for(partial(living, opened))
        due(opened, 0)
        wait_for(partial(begun, opened, "compose"), every=0.002)
        own.stop()
        try:
            threading.Event().wait(2)
            assert process.poll() is None
        finally:
            own.start()
        wait_for(lambda: len(due_runs(opened)) == 1)
        due(opened, 1)
        wait_for(lambda: len(due_runs(opened)) == 2)
    first, second = due_runs(opened)
    assert (first.outcome, second.outcome) == ("written", "written")
    assert delivered(opened, first.number) == [("delivered", 1)]
    told = words(here)
    assert told
    assert all(any(said in line for said in STOPPED) for line in told), told
    assert len(told) == len(set(told))


@contextmanager
def every_connection(own: Server) -> Iterator[None]:
    """Inside, all that the server has are taken."""
    held: list[psycopg.Connection[tuple[object, ...]]] = []
    try:
        with suppress(psycopg.OperationalError):
            while True:
                held.append(psycopg.connect(f"host={own.folder} port=5432 user={own.user} dbname=postgres"))
        yield
    finally:
        for one in held:
            one.close()


def test_a_server_without_a_connection_left_is_waited_for(own: Server, here: Path, opened: Library) -> None:
    full = "the server has too many connections; end some, or raise its max_connections"
    with daemon(here) as process:
        wait_for(partial(living, opened))
        with every_connection(own):
            due(opened, 0)
            wait_for(lambda: any(full in line for line in words(here)))
            refused = call(here, "run", "gate")
            assert process.poll() is None
        wait_for(lambda: len(due_runs(opened)) == 1)
    [run] = due_runs(opened)
    assert (run.outcome, delivered(opened, run.number)) == ("written", [("delivered", 1)])
    assert (refused.code, refused.err.startswith("briefer: library "), full in refused.err) == (1, True, True)
    assert sum(full in line for line in words(here)) == 1


def test_a_password_is_had_by_reference_and_never_told(
    own: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.log_in("desk", HUSH)
    name = own.database().partition("?")[0].rpartition("/")[2]
    address = own.address(name, user=f"desk:{quote(HUSH, '')}")
    here = workspace(tmp_path, '[workspace]\ndatabase = "env:LIBRARY"\n')
    (here / "one.txt").write_text("ORLENA - The valley was quiet on Sunday.\n", encoding="utf-8")
    monkeypatch.setenv("LIBRARY", address)
    said = [call(here, "add", "one.txt"), call(here, "doctor", "--only", "workspace", "--json"), call(here, "list")]
    assert [done.code for done in said] == [0, 0, 0], said
    assert "postgresql+psycopg://desk:***@" in said[1].out
    for wrong in (
        address.replace("desk:hu", "desk:no"),
        address + "&nonsense=1",
        address.replace("port=5432", "port=1"),
        address.replace("%40", "@"),
    ):
        monkeypatch.setenv("LIBRARY", wrong)
        monkeypatch.setenv("BRIEFER_DEBUG", "1")
        said.append(call(here, "list"))
        assert said[-1].code == 1
    for done in said:
        for secret in (HUSH, quote(HUSH, ""), quote(HUSH, "")[2:], HUSH[2:]):
            assert secret not in done.out + done.err
