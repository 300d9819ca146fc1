"""The sample articles' dates against those that a person resolved in tests/golden/exercise.md."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefer.analysis.dates.find import find_dates
from briefer.analysis.pipeline import Analyzer
from briefer.ingest import read_article
from briefer.model import Article, Published

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "exercise.md"
UNDATED = "undated-kessel-displaced.txt"
LEAST = 118
"So many of the expressions resolve as the reader resolved them."

KNOWN_WRONG = {
    ("2026-03-04-meridian-bridge.html", "two days after"): "counts from an event, whose day only the story tells",
    ("2026-03-10-meridian-ceasefire.html", "within ten days"): "kept as a length, P10D, not as the day it ends",
}
"""What does not, with the reason: article and expression. An expression that comes right leaves this list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table "expression | value"."""

    article: str
    words: str
    value: str | None
    "None: must not be a resolved date."


def golden_lines() -> list[Line]:
    lines: list[Line] = []
    for section in GOLDEN.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, body = section.split("\n", 1)
        table = body.partition("| expression | value |\n|---|---|\n")[2].partition("\n\n")[0]
        for words, value in re.findall(r"^\| `([^`]+)`(?: [^|]*)? \| (.+?) \|$", table, re.MULTILINE):
            lines.append(Line(name, words, None if value.startswith("none") else value))
        if name == UNDATED:
            named = body.partition("No anchor:")[2].partition("stay unresolved")[0]
            lines += [Line(name, words, None) for words in re.findall(r"`([^`]+)`", named)]
    return lines


def anchor_of(name: str) -> Published | None:
    section = GOLDEN.read_text(encoding="utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    found = re.search(r"^Anchor (\d{4}-\d\d-\d\d)", section, re.MULTILINE)
    return Published(value=found[1], precision="day", how="given") if found else None


LINES = golden_lines()


@pytest.fixture(scope="module")
def resolved(analyzer: Analyzer) -> dict[str, tuple[Article, dict[int, str | None]]]:
    """Of each article, the values of its dates by the offset at which they end."""
    answers = {}
    for name in dict.fromkeys(line.article for line in LINES):
        source = ROOT / "seeds" / "exercise" / name
        article = read_article(source.read_bytes(), source=name, now=None, published=anchor_of(name))
        dates = find_dates(analyzer.parse(article))
        answers[name] = article, {ref.span.end: ref.value for ref in dates}
    return answers


def values_in(article: Article, values: dict[int, str | None], words: str) -> list[set[str | None]]:
    """For each place where the words stand, the values of the dates that end inside."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    places = [found.span() for found in pattern.finditer(article.text)]
    return [{value for end, value in values.items() if first < end <= last + 2} for first, last in places]


def is_right(line: Line, places: list[set[str | None]]) -> bool:
    """Every place has the value; where there is to be none, no place has any but that of a day of any week."""
    if line.value is None:
        return bool(places) and all(v is None or v.startswith("XXXX") for values in places for v in values)
    return bool(places) and all(line.value in values for values in places)


def test_the_tables_are_read() -> None:
    """All rows of the human reading are there to be compared."""
    assert len(LINES) == 120


def test_sample_dates_resolve_as_a_reader_resolves_them(
    resolved: dict[str, tuple[Article, dict[int, str | None]]],
) -> None:
    """Only the expressions listed as known to be wrong differ from the human reading."""
    wrong = {
        (line.article, line.words): places
        for line in LINES
        if not is_right(line, places := values_in(*resolved[line.article], line.words))
    }
    assert set(wrong) == set(KNOWN_WRONG), wrong
    assert len(LINES) - len(wrong) >= LEAST
