"""What a page of the PDF costs in briefs of about 5, 20 and 100 pages: ours, WeasyPrint left alone, typst.

Each process is a fresh one, so that its start is counted; CPU seconds are medians of turns taken one after the other.
"""

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import lxml.html
import pypdf
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from briefer.assets import shipped
from briefer.model import Brief
from briefer.render import read_json, render_html, write_pdf
from tests.benchmarks.briefs import first_sources, repeated
from tests.cli.program import REPOSITORY, call
from tests.render.stock import stock

TURNS = 3
STYLES = shipped("styles")

TYPST = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)
"""
TYPST_HEAD = """#set document(title: "Brief")
#set text(font: "Source Serif 4", size: 8.6pt, lang: "en")
#set par(leading: 0.5em, spacing: 0.7em)
#set page(paper: "a4", margin: (top: 27mm, right: 31mm, bottom: 25mm, left: 25mm), numbering: "1 of 1")
#set table(stroke: none, inset: 2pt)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    pages: int
    cpu: float
    wall: float

    def __str__(self) -> str:
        each = f"{1000 * self.cpu / self.pages:.0f} CPU and {1000 * self.wall / self.pages:.0f} wall ms a page"
        return f"{self.cpu:.2f} CPU s, {self.pages} pages, {each}"


def cost(work: Callable[[], int]) -> Cost:
    """CPU seconds of the processes that `work` starts, wall seconds, and the pages it tells."""
    taken = list(_turns(work))
    return Cost(
        taken[0].pages, statistics.median(one.cpu for one in taken), statistics.median(one.wall for one in taken)
    )


def _turns(work: Callable[[], int]) -> Iterator[Cost]:
    for _ in range(TURNS):
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        pages = work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        yield Cost(pages, used, time.perf_counter() - begun)


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    folder = tmp_path_factory.mktemp("brief")
    done = call(REPOSITORY, "build", "--formats", "json", "-o", str(folder))
    assert done.code == 0, done.err
    return read_json(next(folder.glob("*.json")).read_bytes())


def of_length(brief: Brief, pages: int) -> Brief:
    """A brief of about so many pages of the same kind."""
    if pages == 5:
        return replace(first_sources(brief, 2), sections=("bottom-line", "judgements", "positions", "risks", "sources"))
    return first_sources(brief, 8) if pages == 20 else repeated(brief, 2)


def typst_source(page: str) -> str:
    """The page's texts for typst: its headings, its paragraphs, and the cells of its tables as tables."""
    root = lxml.html.document_fromstring(page)
    made = [TYPST_HEAD]
    for node in root.xpath("//main//*[self::h2 or self::h3 or self::p or self::li or self::table]"):
        if node.tag == "table":
            rows = node.xpath(".//tr[not(.//tr)]")
            width = max((len(row) for row in rows), default=0)
            cells = ", ".join(f"[#{quoted(cell.text_content())}]" for row in rows if len(row) == width for cell in row)
            made.append(f"#table(columns: {width}, {cells})\n")
        elif not node.xpath("./ancestor::table"):
            text = f"#{quoted(node.text_content())}"
            made.append(f"{'= ' if node.tag == 'h2' else '== ' if node.tag == 'h3' else ''}{text}\n")
    return "\n".join(made)


def quoted(text: str) -> str:
    """A string of typst's."""
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("pages", [5, 20, 100])
def test_a_page_of_a_brief(benchmark: BenchmarkFixture, brief: Brief, tmp_path: Path, pages: int) -> None:
    page = render_html(of_length(brief, pages), templates=[shipped("templates")], styles=[STYLES])

    def ours() -> int:
        return write_pdf(page, styles=[STYLES]).pages

    def bare() -> int:
        stock(page, STYLES, tmp_path)
        return our.pages

    our = cost(ours)
    alone = cost(bare)
    print(f"\nrendering: {our}; WeasyPrint alone: {alone}; ratio {our.cpu / alone.cpu:.2f}")  # noqa: T201 - the figure
    assert our.cpu < 1.05 * alone.cpu
    benchmark.extra_info["ms"] = 1000 * our.cpu / our.pages
    benchmark.pedantic(ours, rounds=1)  # type: ignore[no-untyped-call]  # the library has no types for it


@pytest.mark.parametrize("pages", [5, 20, 100])
def test_the_same_texts_through_typst(benchmark: BenchmarkFixture, brief: Brief, tmp_path: Path, pages: int) -> None:
    """A plain document, neither tagged nor linked nor archival: what the texts alone cost elsewhere."""
    pytest.importorskip("typst", reason="pip install typst to compare with it")
    given, made = tmp_path / "brief.typ", tmp_path / "brief.pdf"
    page = render_html(of_length(brief, pages), templates=[shipped("templates")], styles=[STYLES])
    given.write_text(typst_source(page), encoding="utf-8")

    def work() -> int:
        command = [sys.executable, "-c", TYPST, str(given), str(made), str(STYLES / "fonts")]
        subprocess.run(command, check=True)
        return len(pypdf.PdfReader(made).pages)

    print(f"\ntypst: {cost(work)}")  # noqa: T201 - the figure
    benchmark.pedantic(work, rounds=1)  # type: ignore[no-untyped-call]  # the library has no types for it
