"""The terminal on a library of 100,000 articles: first paint, list, keys, filter. `make bench` prints them."""

import asyncio
import statistics
import sys
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from briefer.library import Library, Query
from briefer.tui.library.listing import BLOCK, Listing
from briefer.workflow import read_filter
from tests.benchmarks.library import library_of
from tests.benchmarks.paint import first_paint
from tests.benchmarks.test_speed import PAIRS, shown
from tests.tui.harness import terminal

COUNT = 100_000
WORDS = 40
PRESSES = 200
EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("Library")
Empty().run()
"""
FILTERS = (
    "w0",
    "w3 w40",
    "needle",
    "outlet:herald",
    "tag:picked",
    "since 2019-01-01 until 2019-03-01",
    "w0 tag:picked",
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    (root / "briefer.toml").write_text("[workspace]\n", encoding="utf-8")
    library_of(COUNT, root, WORDS)
    return root


@pytest.fixture(scope="module")
def library(workspace: Path) -> Iterator[Library]:
    with Library.open(workspace / "briefer.db") as opened:
        yield opened


def test_first_paint_against_an_empty_app(benchmark: BenchmarkFixture, workspace: Path, tmp_path: Path) -> None:
    """From the start of the process until the first words are out, paired with a Textual app of one word."""
    script = tmp_path / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    ours = [sys.executable, "-m", "briefer", "-C", str(workspace)]
    pairs = [
        (first_paint(ours, b"Library", tmp_path), first_paint([sys.executable, str(script)], b"Library", tmp_path))
        for _ in range(PAIRS)
    ]
    wall = statistics.median(a.wall / b.wall for a, b in pairs)
    cpu = statistics.median(a.cpu / b.cpu for a, b in pairs)
    first = 1000 * statistics.median(a.wall for a, _ in pairs)
    articles = 1000 * statistics.median(first_paint(ours, b"of 100,000 articles", tmp_path).wall for _ in range(3))
    print(  # noqa: T201 - the figure
        f"\nfirst paint: {wall:.2f} of an empty app's wall time, {cpu:.2f} of its CPU; {first:.0f} ms; "
        f"{COUNT:,} articles listed and counted after {articles:.0f} ms"
    )
    shown(benchmark, lambda: first_paint(ours, b"Library", tmp_path), 3)


def test_loading_the_list(benchmark: BenchmarkFixture, library: Library) -> None:
    """What a list needs of 100,000 articles: the first block, how many there are, and where each block begins."""

    def load() -> object:
        return library.page(limit=BLOCK), library.landmarks(every=BLOCK), library.count()

    load()
    begun = time.process_time()
    for _ in range(PAIRS):
        load()
    cpu = (time.process_time() - begun) / PAIRS
    tracemalloc.start()
    kept = load()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    print(f"\nlist of {COUNT:,}: {cpu:.3f} CPU s, {peak / 1e6:.2f} MB at its peak")  # noqa: T201 - the figure
    shown(benchmark, load, 3)


def test_a_key_press_in_the_list(benchmark: BenchmarkFixture, workspace: Path) -> None:
    """CPU of one step down, from the key to the drawn screen, averaged over a walk with its reading of blocks."""

    async def walk(key: str) -> float:
        async with terminal(workspace) as t:
            await t.until(lambda: t.app.screen.query_one(Listing).count == COUNT)
            await t.press(*["j"] * 10)
            begun = time.process_time()
            for _ in range(PRESSES):
                await t.pilot.press(key)
            return (time.process_time() - begun) / PRESSES

    for key in ("j", "pagedown"):
        print(f"\nkey {key} in {COUNT:,} articles: {1000 * asyncio.run(walk(key)):.1f} CPU ms")  # noqa: T201 - the figure
    shown(benchmark, lambda: asyncio.run(walk("j")), 1)


@pytest.mark.parametrize("line", FILTERS)
def test_a_page_of_a_filter(benchmark: BenchmarkFixture, library: Library, line: str) -> None:
    """From the words to the first block of what they choose."""
    outlets = library.outlets()

    def page() -> object:
        query: Query = read_filter(line, today=date(2026, 3, 10), outlets=outlets).query
        return library.page(query, limit=BLOCK)

    page()
    begun = time.perf_counter()
    for _ in range(PAIRS):
        page()
    print(f"\nfilter {line}: {1000 * (time.perf_counter() - begun) / PAIRS:.1f} ms a page")  # noqa: T201 - the figure
    shown(benchmark, page, 20)
