"""Extraction without work whose outcome is known: the same as by the library left alone."""

import subprocess
import sys

import pytest
import trafilatura
from lxml.etree import tostring
from trafilatura import bare_extraction, core

from briefer.cleaning import clean
from briefer.errors import IngestError
from briefer.ingest.html import extraction
from briefer.ingest.html.page import Element, parse_page
from briefer.ingest.html.tidy import tidied
from tests.evals.pages import Case, cases
from tests.ingest.fuzz.damage import broken
from tests.ingest.fuzz.documents import good

_DAMAGED = 150


def _alone(root: Element, monkeypatch: pytest.MonkeyPatch, *, precision: bool) -> bytes | None:
    with monkeypatch.context() as patch:
        patch.setattr(core, "compare_extraction", extraction._compare)  # noqa: SLF001 - the library's own
        found = bare_extraction(root, favor_precision=precision, favor_recall=not precision, include_comments=False)
    body = getattr(found, "body", None)
    return None if body is None else tostring(body)


def _ours(root: Element, *, precision: bool) -> bytes | None:
    body = extraction.extracted(root, precision=precision)
    return None if body is None else tostring(body)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_gives_what_the_library_left_alone_finds(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tidied(parse_page(case.html, source="a.html"))
    for precision in (True, False):
        assert _ours(root, precision=precision) == _alone(root, monkeypatch, precision=precision)


def test_damaged_pages_give_what_the_library_left_alone_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(_DAMAGED):
        _, data = broken("html", good("html"), seed)
        try:
            root = tidied(parse_page(clean(data.decode(errors="replace")), source="a.html"))
        except IngestError:
            continue
        assert _ours(root, precision=True) == _alone(root, monkeypatch, precision=True), seed


def test_a_title_that_would_take_the_page_for_text_is_left_to_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    told = "".join(f"<p>Crew {number} closed the gate of the weir before the water came.</p>" for number in range(12))
    drawn = "<svg><title></title></svg>" + "<p><b>x</b></p>" * 300
    root = parse_page(f"<html><body><article>{told}</article><div>{drawn}</div></body></html>", source="a.html")
    assert _ours(root, precision=True) == _alone(root, monkeypatch, precision=True)


def test_most_pages_are_settled_without_a_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def second(*given: object) -> tuple[object, object]:
        read.append(given)
        return given[2], given[3]

    monkeypatch.setattr(extraction, "_compare", second)
    for case in cases():
        extraction.extracted(tidied(parse_page(case.html, source="a.html")), precision=True)
    assert len(read) < len(cases()) / 4


def test_the_installed_version_is_one_that_was_read() -> None:
    assert trafilatura.__version__ in extraction.KNOWN


def test_a_version_that_was_not_read_is_left_alone() -> None:
    program = (
        "import trafilatura; trafilatura.__version__ = '9.9'\n"
        "from trafilatura import core; before = core.compare_extraction\n"
        "import briefer.ingest.html.extraction\n"
        "assert core.compare_extraction is before"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
