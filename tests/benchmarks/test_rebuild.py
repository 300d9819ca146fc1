"""Building a brief of about ten pages again after one judgement was changed, by a process that waits for it."""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from briefer import workflow
from briefer.config import Profile, load
from briefer.library import Library
from tests.benchmarks.test_speed import PAIRS, shown
from tests.cli.program import REPOSITORY, call

NOW = datetime(2026, 3, 10, 21, tzinfo=UTC)
ARTICLE = "kestria-extends-deadline"
_TICKS = os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workspace, its articles analysed."""
    here = tmp_path_factory.mktemp("rebuild") / "desk"
    shutil.copytree(REPOSITORY / "seeds", here / "seeds")
    shutil.copyfile(REPOSITORY / "briefer.toml", here / "briefer.toml")
    assert call(here, "build", "--formats", "json").code == 0
    return here


def changed(desk: Path, turn: int) -> None:
    """Keep a draft that says another thing in each turn."""
    base = load(desk / "briefer.toml").profile("ishel")
    with Library.open(desk / "briefer.db") as library:
        [article] = [one for one in library.ids() if one.startswith(ARTICLE)]
        first = replace(
            base.judgement[0], claim=f"The gate opens, as it did {turn} times.", basis=f"So they say [@{article}]."
        )
        draft = Profile(
            name="ten",
            title="The gate",
            as_of=base.as_of,
            articles=(article,),
            judgement=(first,),
            formats=("pdf", "json"),
        )
        workflow.save_draft(library, draft, now=NOW)


def used(process: int) -> float:
    """CPU seconds of a process and of those that it started."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    kids = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    return (int(fields[11]) + int(fields[12])) / _TICKS + sum(map(used, map(int, kids)))


def settled(process: int) -> float:
    """CPU seconds that it took to be ready: until it has done nothing for a while."""
    last, since = -1.0, time.monotonic()
    while time.monotonic() < since + 0.8:
        if (now := used(process)) != last:
            last, since = now, time.monotonic()
        time.sleep(0.05)
    return last


def rebuilt(desk: Path) -> Iterator[tuple[float, float, int]]:
    """Wall and CPU seconds from the request to the end, and pages, turn by turn."""
    for turn in range(PAIRS):
        changed(desk, turn)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        waiting = subprocess.Popen(
            [sys.executable, "-P", "-m", "briefer.cli.standby"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=desk
        )
        ready, begun = settled(waiting.pid), time.perf_counter()
        told, _ = waiting.communicate(json.dumps(["build", "--draft", "ten", "--json"]).encode() + b"\n")
        wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
        assert waiting.returncode == 0
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime - ready
        yield wall, cpu, len(pypdf.PdfReader(desk / json.loads(told)["files"][0]).pages)


@pytest.mark.skipif(sys.platform != "linux", reason="what a waiting process has used is read from /proc")
def test_building_again_after_a_change(benchmark: BenchmarkFixture, desk: Path) -> None:
    turns = list(rebuilt(desk))
    wall, cpu = (statistics.median(turn[n] for turn in turns) for n in (0, 1))
    print(f"\nbuilding again: {wall:.2f} s, {cpu:.2f} CPU s, {turns[0][2]} pages")  # noqa: T201 - the figure
    shown(benchmark, lambda: call(desk, "build", "--draft", "ten"), 1)
