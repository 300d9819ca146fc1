"""Adding many pages beside bare extraction of the same files by the same library; `make bench` prints the ratio.

Each side is a process of its own, so that neither warms the other. Wall time counts, since ours uses two processors;
on a machine that is busy with other things the ratio says little.
"""

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.evals.pages import cases

FILES = 2000
PAIRS = 3
BARE = """
import json, resource, sys, time
from pathlib import Path
from trafilatura import bare_extraction
files = sorted(Path(sys.argv[1]).iterdir())
began = time.perf_counter()
for file in files:
    bare_extraction(file.read_text(), favor_precision=True, include_comments=False)
print(json.dumps([time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0]))
"""
OURS = """
import io, json, resource, sys, tempfile, time
from datetime import UTC, datetime
from pathlib import Path
from briefer import workflow
from briefer.ingest import find_inputs
from briefer.library import Library
from briefer.paths import find_workspace
folder = Path(tempfile.mkdtemp())
(folder / "briefer.toml").write_text("")
with Library.open(folder / "briefer.db") as library:
    began = time.perf_counter()
    inputs = list(find_inputs([sys.argv[1]], stdin=io.BytesIO()))
    taken = workflow.add(library, find_workspace(folder), inputs, now=datetime(2026, 3, 20, tzinfo=UTC))
    assert all(one.added for one in taken)
    took = time.perf_counter() - began
own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([took, own, child]))
"""


@dataclass(frozen=True, slots=True)
class Taken:
    seconds: float
    own: float
    "Peak memory in MB, as `child`: the largest of the readers' processes."
    child: float


def taken(program: str, folder: Path) -> Taken:
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
    return Taken(*json.loads(done.stdout))


def pages(folder: Path, count: int) -> Path:
    """So many pages with the traits of real ones, each with an address and a text of its own."""
    folder.mkdir()
    made = cases()
    for number in range(count):
        html = made[number % len(made)].html
        own = f'<link rel="canonical" href="https://post.example/{number}">'
        html = html.replace("</head>", f"{own}</head>").replace("the river", f"river {number}")
        (folder / f"{number:05}.html").write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages(tmp_path_factory.mktemp("adding") / "pages", FILES)


def test_adding_against_bare_extraction(benchmark: BenchmarkFixture, folder: Path) -> None:
    """The rate of adding over that of the library alone, in one process, over the same files."""
    pairs = [(taken(OURS, folder), taken(BARE, folder)) for _ in range(PAIRS)]
    ratio = statistics.median(bare.seconds / ours.seconds for ours, bare in pairs)
    ours, bare = (statistics.median(one[side].seconds for one in pairs) for side in (0, 1))
    print(  # noqa: T201 - the figure
        f"\nadding {FILES} pages: {FILES / ours:.0f}/s, bare {FILES / bare:.0f}/s, ratio {ratio:.2f}; "
        f"peak {pairs[0][0].own:.0f} MB and {pairs[0][0].child:.0f} MB a reader"
    )
    benchmark.extra_info["ratio"] = ratio
    benchmark.pedantic(lambda: None, rounds=1)  # type: ignore[no-untyped-call]  # the library has no types for it


def test_memory_is_flat(tmp_path: Path) -> None:
    """Peak memory of the whole program for a few pages and for four times as many."""
    few, many = (taken(OURS, pages(tmp_path / str(count), count)) for count in (FILES // 4, FILES))
    print(f"\npeak: {few.own:.0f} and {many.own:.0f} MB, readers {few.child:.0f} and {many.child:.0f} MB")  # noqa: T201 - the figure
    assert many.own < 1.2 * few.own
    assert many.child < 1.3 * few.child
