"""Who is alive: by signs of life in the database, and, where those are late, by what the system says."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.library import Executor, Library

NOW = datetime(2026, 3, 10, 6, tzinfo=UTC)
STALE = 45.0
_OTHER = """
import sys
from briefer.library import Executor, Library
with Library.open(sys.argv[1]) as library:
    library.executors.start(
        Executor(id=sys.argv[2], host="h", process=1, kind="daemon", started=sys.argv[3], heartbeat=sys.argv[3])
    )
    print("there", flush=True)
    sys.stdin.read()
"""


def executor(name: str) -> Executor:
    at = NOW.isoformat(timespec="milliseconds")
    return Executor(id=name, host="h", process=1, kind="daemon", started=at, heartbeat=at)


def living(library: Library, *, later: float) -> list[str]:
    return [one.id for one in library.executors.alive(now=NOW + timedelta(seconds=later), stale=STALE)]


@contextmanager
def other(where: str | Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that is known by this name and says nothing more."""
    call = [sys.executable, "-c", _OTHER, str(where), name, NOW.isoformat(timespec="milliseconds")]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_sign_of_life_counts_until_it_is_old_and_the_end_of_a_process_at_once(library: Library) -> None:
    library.executors.start(executor("a"))
    assert living(library, later=STALE) == ["a"]
    library.executors.end("a", at=NOW.isoformat(timespec="milliseconds"))
    assert living(library, later=1) == []


def test_a_silent_process_of_this_machine_is_alive_as_long_as_it_is_there(path: Path) -> None:
    with Library.open(path) as library, other(path, "a") as process:
        assert living(library, later=STALE + 1) == ["a"]
        process.kill()
        process.wait()
        assert living(library, later=STALE + 1) == []
        assert living(library, later=STALE - 1) == ["a"]  # it may be one of another machine


def test_a_process_that_hangs_or_was_stopped_is_dead_in_the_end(path: Path) -> None:
    with Library.open(path) as library, other(path, "a") as process:
        process.send_signal(signal.SIGSTOP)
        assert living(library, later=19 * STALE) == ["a"]
        assert living(library, later=21 * STALE) == []
        process.send_signal(signal.SIGCONT)


def test_nothing_stays_beside_the_library_of_processes_that_are_gone(path: Path) -> None:
    with Library.open(path) as library:
        with other(path, "a") as process:
            process.kill()
            process.wait()
        assert [one.name for one in path.parent.glob("*-alive-*")] != []
        library.executors.start(executor("b"))
        [left] = path.parent.glob("*-alive-*")
        library.executors.end("b", at=NOW.isoformat(timespec="milliseconds"))
        assert not left.exists()


def test_where_no_file_can_be_had_signs_of_life_are_all_there_is(path: Path) -> None:
    with Library.open(path) as library:
        library.executors.start(executor("a"))
        [held] = path.parent.glob("*-alive-*")
        held.unlink()
        held.symlink_to(path)
        assert living(library, later=STALE + 1) == []
        assert living(library, later=STALE) == ["a"]


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_on_a_server_a_sign_of_life_waits_for_no_other_writer(library: Library, where: str) -> None:
    library.executors.start(executor("a"))
    later = (NOW + timedelta(seconds=30)).isoformat(timespec="milliseconds")
    with Library.open(where, wait=5.0) as second, second._store.writing():  # noqa: SLF001 - as one that adds for long
        sign = threading.Thread(target=library.executors.beat, args=("a",), kwargs={"at": later})
        sign.start()
        sign.join(5)
        assert not sign.is_alive()
        assert living(library, later=30 + STALE) == ["a"]
