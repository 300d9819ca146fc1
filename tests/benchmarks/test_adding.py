"""Adding many pages beside bare extraction of the same files by the same library; `make bench` prints the ratio.

`BRIEFER_BENCH_FILES=10000` counts so many light pages, and a quarter of them heavy ones.
"""

import os
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.adding import added, compared
from tests.benchmarks.pages import PAGES, written

FILES = int(os.environ.get("BRIEFER_BENCH_FILES", "2000"))
COUNTS = {"light": FILES, "heavy": FILES // 4}
PAIRS = 3


@pytest.mark.parametrize("kind", COUNTS)
def test_adding_against_bare_extraction(kind: str, benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The rate of adding over that of the library alone, in one process, over the same files."""
    ratio, line = compared(written(tmp_path / "pages", PAGES[kind], COUNTS[kind]), PAIRS)
    print(f"\nadding {line}")  # noqa: T201 - the figure
    benchmark.extra_info["ratio"] = ratio
    benchmark.pedantic(lambda: None, rounds=1)  # type: ignore[no-untyped-call]  # the library has no types for it


def test_memory_is_flat(tmp_path: Path) -> None:
    """Peak memory of the whole program for a few pages and for four times as many."""
    few, many = (added(written(tmp_path / str(count), PAGES["light"], count)) for count in (FILES // 4, FILES))
    print(f"\npeak: {few.peak:.0f} and {many.peak:.0f} MB, readers {few.child:.0f} and {many.child:.0f} MB")  # noqa: T201 - the figure
    assert many.peak < 1.2 * few.peak
    assert many.child < 1.3 * few.child
