"""Analyses by workers: each article once, whoever dies, on both databases."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefer.analysis.engine import DEFAULT_MODEL
from briefer.config import load
from briefer.ingest.build import article_of
from briefer.library import Library
from briefer.paths import Workspace
from briefer.workflow import open_library, unanalysed
from tests.cli.program import workspace
from tests.library.outside import asked
from tests.schedule.desk import briefer, wait_for

COUNT = 45
_WORKER = """
import sys, signal
from datetime import UTC, datetime
from pathlib import Path
from briefer.analysis.engine import DEFAULT_MODEL
from briefer.config import load
from briefer.paths import Workspace
from briefer.schedule.post import Pace, Post
from briefer.schedule.queue import work
from briefer.workflow import open_library
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
workspace = Workspace(Path(sys.argv[1]))
with open_library(workspace, load(workspace.config)) as library:
    post = Post(
        workspace=workspace, library=library, clock=lambda: datetime.now(UTC), tell=print, complain=print,
        pace=Pace(beat=0.3, stale=3.0),
    )
    work(post, DEFAULT_MODEL, print)
"""


@contextmanager
def worker(here: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """One that gives others up for dead sooner than a user's."""
    with (here / "worker.log").open("ab") as log:
        process = subprocess.Popen([sys.executable, "-c", _WORKER, str(here)], stdout=log, stderr=log)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(30)


@pytest.fixture(params=["sqlite", "postgresql"])
def here(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    config = "[workspace]\n"
    if request.param == "postgresql":
        config += f'database = "{request.getfixturevalue("postgres").database()}"\n'
    made = workspace(tmp_path, config)
    with opened(made) as library:
        library.add_all(article_of(f"Halden Roe said that gate {n} would stay shut.", id=f"a{n}") for n in range(COUNT))
    return made


def opened(here: Path) -> Library:
    return open_library(Workspace(here), load(here / "briefer.toml"))


def test_workers_analyse_all_that_is_not_analysed_also_what_one_had_that_was_killed(here: Path) -> None:
    with opened(here) as library:
        address = library.address
    with worker(here) as first:
        call = [sys.executable, "-m", "briefer", "-C", str(here), "analyze", "--queue"]
        feeder = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        wait_for(lambda: asked(address, "SELECT count(*) > 0 FROM analyses")[0][0] in (True, 1), every=0.05)
        first.kill()
        first.wait()
    with worker(here):
        out, err = feeder.communicate(timeout=200)
    assert feeder.returncode == 0, err
    assert out == f"{COUNT} articles analysed\n"
    with opened(here) as library:
        assert unanalysed(library, Workspace(here), library.select(), DEFAULT_MODEL) == []
    assert briefer(here, "analyze", "--queue") == "0 articles analysed\n"
