"""Speed as ratios within one run, which hold on a noisy machine: `make bench` prints them.

Each ratio pairs ours with the bare thing, turn by turn, in CPU seconds, and gives the median of the pairs.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from briefer.analysis.engine import DEFAULT_MODEL
from briefer.analysis.pipeline import Analyzer, load_model
from briefer.ingest import find_inputs, read_input
from briefer.model import Article
from tests.cli.program import REPOSITORY

PAIRS = 7


@dataclass(frozen=True, slots=True)
class Ratio:
    ours: float
    bare: float
    median: float

    def __str__(self) -> str:
        return f"ours {self.ours * 1000:.1f} ms, bare {self.bare * 1000:.1f} ms, ratio {self.median:.3f}"


def paired(ours: Callable[[], object], bare: Callable[[], object], clock: Callable[[], float]) -> Ratio:
    """Median seconds of each, and the median of the ratios of the pairs."""
    taken = [(_timed(ours, clock), _timed(bare, clock)) for _ in range(PAIRS)]
    return Ratio(
        statistics.median(a for a, _ in taken),
        statistics.median(b for _, b in taken),
        statistics.median(a / b for a, b in taken),
    )


def shown(benchmark: BenchmarkFixture, work: Callable[[], object], rounds: int) -> None:
    """Lets pytest-benchmark time it too, so that it stands in the table and can be compared between runs."""
    benchmark.pedantic(work, rounds=rounds)  # type: ignore[no-untyped-call]  # the library has no types for it


def _timed(work: Callable[[], object], clock: Callable[[], float]) -> float:
    begun = clock()
    work()
    return clock() - begun


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    moment = datetime(2026, 3, 10)  # noqa: DTZ001 - only the day is read
    seeds = find_inputs([str(REPOSITORY / "seeds")], stdin=sys.stdin.buffer)
    return [read_input(seed.load(), source=seed.source, now=moment).article for seed in seeds]


def test_analysis_against_the_bare_language_model(benchmark: BenchmarkFixture, articles: list[Article]) -> None:
    """CPU of the whole analysis over that of the language model alone, on the sample articles."""
    analyzer, model = Analyzer(), load_model(DEFAULT_MODEL)

    def ours() -> None:
        for _ in analyzer.analyze(articles):
            pass

    def bare() -> None:
        with model.memory_zone():
            for article in articles:
                model(article.text)

    ours()
    bare()
    ratio = paired(ours, bare, time.process_time)
    words = sum(len(article.text.split()) for article in articles)
    print(f"\nanalysis: {ratio}; {1e6 * ratio.ours / words:.0f} CPU ms per 1,000 words")  # noqa: T201 - the figure
    benchmark.extra_info["ratio"] = ratio.median
    shown(benchmark, ours, 1)


def test_start_of_help_against_bare_python(benchmark: BenchmarkFixture) -> None:
    """Wall time of `briefer --help` beside that of Python doing nothing."""

    def started(*arguments: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    ours, bare = started("-m", "briefer", "--help"), started("-c", "pass")
    ratio = paired(ours, bare, time.perf_counter)
    print(f"\nstart of --help: {ratio}; {1000 * (ratio.ours - ratio.bare):.0f} ms over bare Python")  # noqa: T201 - the figure
    shown(benchmark, ours, 3)
