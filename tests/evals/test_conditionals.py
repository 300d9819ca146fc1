"""The conditionals of our own labelled sentences, conditionals.jsonl (see conditionals.md)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefer.analysis.pipeline import Analyzer
from briefer.ingest.build import article_of
from briefer.model import Analysis, Published, Risk

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("conditionals.jsonl").read_text(encoding="utf-8").splitlines()
]
PUBLISHED = Published(value="2026-03-04", precision="day", how="given")
SHARED = 0.5
"Character F1 from which a half counts as found."

Places = set[int]


def places(text: str, spans: Sequence[Sequence[int]]) -> Places:
    """Offsets of letters and digits in the spans."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def char_f1(ours: Places, gold: Places) -> float:
    return 2 * len(ours & gold) / (len(ours) + len(gold)) if ours or gold else 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled conditional and the one of ours that shares most with it."""

    row: dict[str, Any]
    gold: dict[str, Any]
    ours: Risk
    analysis: Analysis

    @property
    def halves(self) -> tuple[float, float]:
        text = self.row["text"]
        trigger, consequence = (
            char_f1(places(text, [(s.start, s.end) for s in half]), places(text, self.gold[name]))
            for half, name in ((self.ours.trigger, "trigger"), (self.ours.consequence, "consequence"))
        )
        return trigger, consequence

    @property
    def found(self) -> bool:
        return min(self.halves) >= SHARED

    @property
    def asserter_right(self) -> bool:
        position = self.analysis.positions[self.ours.asserted_by] if self.ours.asserted_by is not None else None
        if self.gold["asserter"] is None or position is None:
            return self.gold["asserter"] is None and position is None
        text = self.row["text"]
        ours = places(text, [(s.start, s.end) for s in position.source])
        return bool(ours & places(text, self.gold["asserter"]))


@dataclass(frozen=True, slots=True)
class Result:
    pairs: tuple[Pair, ...]
    gold: int
    ours: int

    @property
    def found(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.found]

    def share(self, right: int, of: int) -> float:
        return round(100 * right / of, 1)

    @property
    def figures(self) -> dict[str, float]:
        """Per cent. Polarity, status and asserter are counted among those found."""
        found = self.found
        return {
            "precision": self.share(len(found), self.ours),
            "recall": self.share(len(found), self.gold),
            "exact": self.share(sum(min(p.halves) == 1 for p in found), self.gold),
            "polarity": self.share(sum(p.ours.polarity == p.gold["polarity"] for p in found), len(found)),
            "status": self.share(sum(p.ours.status == p.gold["status"] for p in found), len(found)),
            "asserter": self.share(sum(p.asserter_right for p in found), len(found)),
        }


def score(analyses: Sequence[Analysis]) -> Result:
    """Each of ours is matched with one labelled conditional at most. A wish without a consequence is none of ours."""
    pairs: list[Pair] = []
    count = 0
    for row, analysis in zip(ROWS, analyses, strict=True):
        risks = [risk for risk in analysis.risks if risk.consequence]
        count += len(risks)
        for gold in row["conditionals"]:
            options = [Pair(row, gold, risk, analysis) for risk in risks]
            if options:
                best = max(options, key=lambda pair: sum(pair.halves))
                pairs.append(best)
                if best.found:
                    risks.remove(best.ours)
    return Result(tuple(pairs), sum(len(row["conditionals"]) for row in ROWS), count)


@pytest.fixture(scope="module")
def result(analyzer: Analyzer) -> Result:
    analyses = []
    for row in ROWS:
        article = article_of(row["text"], id=row["id"], published=PUBLISHED)
        analyses.append(next(analyzer.analyze([article])))
    return score(analyses)


def test_the_set_is_large_and_half_of_it_is_plain() -> None:
    """At least 150 sentences, of which enough hold no conditional to show false alarms."""
    assert len(ROWS) >= 150
    assert sum(not row["conditionals"] for row in ROWS) >= 50
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS)


def test_every_span_of_the_set_is_whole_words() -> None:
    """No label begins or ends inside a word."""
    for row in ROWS:
        text = row["text"]
        for label in row["conditionals"]:
            for start, end in (*label["trigger"], *label["consequence"], label["marker"], *(label["asserter"] or ())):
                assert 0 <= start < end <= len(text)
                assert not (start and text[start - 1].isalnum() and text[start].isalnum()), (row["id"], start)
                assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum()), (row["id"], end)


@pytest.mark.parametrize(
    ("figure", "least"),
    [("precision", 97), ("recall", 96), ("exact", 88), ("polarity", 98), ("status", 88), ("asserter", 88)],
)
def test_our_own_sentences_are_read_as_labelled(figure: str, least: float, result: Result) -> None:
    """Precision and recall of conditionals with both halves found, and what is right of those found."""
    assert result.figures[figure] >= least, result.figures
