"""A workspace with a schedule, and daemons on it as processes of their own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefer.library import Library
from tests.cli.program import workspace

ARTICLE = (
    "Roe warns of a closed gate\n\n"
    "ORLENA - Halden Roe said last Saturday that the gate would stay shut. "
    "“If the gate opens, we will leave the valley,” he told reporters.\n"
)
CONFIG = """
[workspace]
author = "Desk"
marking = "TLP:CLEAR"
[[brief]]
name = "gate"
formats = ["json", "md"]
when_nothing_new = "write"
deliver = ["shelf"]
[[deliver]]
kind = "folder"
name = "shelf"
path = "shelf"
"""
_DAEMON = """
import sys, signal
from datetime import UTC, datetime
from pathlib import Path
from briefer.config import load
from briefer.paths import Workspace
from briefer.schedule.daemon import serve
from briefer.schedule.post import Pace, Post
from briefer.workflow import open_library
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
workspace = Workspace(Path(sys.argv[1]))
with open_library(workspace, load(workspace.config)) as library:
    serve(Post(
        workspace=workspace, library=library, clock=lambda: datetime.now(UTC), tell=lambda run, said: print(run, said),
        complain=print, pace=Pace(look=0.2, beat=0.3, stale=float(sys.argv[2]), rest=1.0),
    ))
"""


def desk(folder: Path, config: str = CONFIG) -> Path:
    """With one article, whose analysis is made already: so no language model is loaded in a test of processes."""
    here = workspace(folder, config)
    (here / "seeds").mkdir()
    (here / "seeds" / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    briefer(here, "run", "gate")
    return here


def briefer(here: Path, *arguments: str, code: int = 0) -> str:
    """`briefer ARGUMENTS` as a process of its own; its standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "briefer", "-C", str(here), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    return done.stdout


@contextmanager
def daemon(here: Path, *, stale: float = 2.0, log: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A daemon that looks, beats and gives others up for dead faster than one of a user's; ended at the end.

    `log`: what it says; None: a file in the workspace.
    """
    words = (log or here / f"daemon-{time.monotonic_ns()}.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-c", _DAEMON, str(here), str(stale)],
        stdout=words,
        stderr=words,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(30)
        words.close()


def wait_for(what: Callable[[], bool], *, seconds: float = 90.0, every: float = 0.02) -> None:
    ends = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(every)


def asked(here: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """What the database answers: quicker than a library, for watching a daemon from outside."""
    with closing(sqlite3.connect(here / "briefer.db", timeout=30)) as connection:
        return connection.execute(statement, values).fetchall()


def library(here: Path) -> Library:
    return Library.open(here / "briefer.db")


def written(here: Path) -> list[str]:
    return sorted(path.name for path in (here / "out").iterdir())


def delivered(here: Path) -> dict[str, int]:
    """Numbers in the ledger, with how often each was sent."""
    return {str(n): int(str(a)) for n, a in asked(here, "SELECT number, attempts FROM deliveries")}


def hands_of(here: Path) -> list[int]:
    """Processes that take steps of this workspace's runs."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            words = (process / "cmdline").read_bytes().split(b"\0")
            if b"briefer.schedule.hand" in words and str(here).encode() in words:
                found.append(int(process.name))
    return found
