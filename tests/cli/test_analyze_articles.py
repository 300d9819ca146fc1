"""`briefer analyze --articles`: the library's articles that are named get an analysis, and only those."""

import json
import sqlite3
from pathlib import Path

import pytest

from briefer.analysis import pipeline
from briefer.analysis.document import Document
from briefer.model import Analysis
from tests.cli.program import call, workspace


@pytest.fixture
def here(tmp_path: Path) -> Path:
    here = workspace(tmp_path / "watch")
    for name in ("roe", "marl", "teal"):
        text = f"{name.capitalize()} on the gate\n\n{name.capitalize()} said on Monday that the gate stays shut.\n"
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    assert call(here, "add", "roe.txt", "marl.txt", "teal.txt").code == 0
    return here


def analysed(here: Path) -> list[str]:
    """Beginnings of the ids of articles that have an analysis."""
    connection = sqlite3.connect(here / "briefer.db")
    found = connection.execute("SELECT DISTINCT article FROM analyses").fetchall()
    connection.close()
    return sorted(name.split("-")[0] for (name,) in found)


def test_only_the_articles_in_the_file_are_analysed_each_once(here: Path) -> None:
    (here / "ids.txt").write_text("roe\n\n  marl\nroe\n", encoding="utf-8")
    done = call(here, "--progress", "json", "analyze", "--articles", "ids.txt")
    assert (done.code, done.out) == (0, "2 articles analysed\n")
    steps = [json.loads(line) for line in done.err.splitlines()]
    assert [(step["stage"], step["done"], step["total"]) for step in steps] == [("analyse", n, 2) for n in range(3)]
    assert analysed(here) == ["marl", "roe"]


def test_ids_come_from_standard_input_too(here: Path) -> None:
    assert call(here, "analyze", "--articles", "-", stdin=b"teal\n").code == 0
    assert analysed(here) == ["teal"]


def test_an_article_that_is_not_there_is_named_and_the_others_go_on(here: Path) -> None:
    done = call(here, "analyze", "--articles", "-", stdin=b"nowhere\nteal\n")
    assert done.code == 1
    assert "nowhere" in done.err
    assert analysed(here) == ["teal"]


def test_an_article_that_cannot_be_analysed_is_told_and_the_others_go_on(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.analyze_document

    def fails_on_roe(document: Document, *rest: object) -> Analysis:
        if document.article.id.startswith("roe"):
            raise ValueError("a word too many")
        return whole(document, *rest)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(pipeline, "analyze_document", fails_on_roe)
    done = call(here, "analyze", "--articles", "-", stdin=b"roe\nteal\n")
    assert "a word too many" in done.err
    assert done.out == "2 articles analysed\n"
    assert "teal" in analysed(here)


@pytest.mark.parametrize("other", ["roe.txt", "--jsonl"])
def test_articles_of_the_library_and_others_at_once_are_a_usage_error(here: Path, other: str) -> None:
    done = call(here, "analyze", "--articles", "-", other)
    assert done.code == 2
    assert "--articles" in done.err
