"""The whole analysis of one article, whatever the article is."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from briefer.ingest import article_of
from briefer.model import Analysis, Article
from tests.conftest import Analyze

if TYPE_CHECKING:
    from briefer.analysis.pipeline import Analyzer


def kinds(analysis: Analysis) -> list[str]:
    return [gap.kind for gap in analysis.gaps]


def test_an_undated_article_resolves_nothing_relative_and_says_so(analyze: Analyze) -> None:
    _, analysis = analyze("It rained last Saturday, and on 4 March 2026 it snowed.", None)
    values = [(date.value, bool(date.unresolved)) for date in analysis.dates]
    assert values == [(None, True), ("2026-03-04", False)]
    assert kinds(analysis) == ["undated", "unresolved-date"]


def test_another_language_is_a_gap(analyzer: "Analyzer") -> None:
    article = replace(article_of("Es regnete.", id="de"), language="de")
    [analysis] = analyzer.analyze([article])
    assert "language" in kinds(analysis)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "…", "“", "a" * 5000, "\U0001f600 \u202e", "No.\n" * 200])
def test_any_text_is_analysed_without_a_failure(analyze: Analyze, text: str) -> None:
    _, analysis = analyze(text)
    assert "analysis" not in kinds(analysis)


def test_a_text_too_long_for_the_model_is_a_gap_and_the_next_one_is_analysed(analyzer: "Analyzer") -> None:
    long, short = article_of("word " * 210_000, id="long"), article_of("Roe said that the gate was shut.", id="short")
    first, second = analyzer.analyze([long, short])
    assert kinds(first) == ["analysis"]
    assert "split it" in first.gaps[0].message
    assert len(second.positions) == 1


def test_a_failing_component_spoils_its_article_only(analyzer: "Analyzer", monkeypatch: pytest.MonkeyPatch) -> None:
    from briefer.analysis import pipeline  # noqa: PLC0415 - only this test reaches inside

    real: Callable[..., Analysis] = pipeline.analyze_document

    def failing(document, *rest):  # type: ignore[no-untyped-def]
        if document.article.id == "bad":
            raise ZeroDivisionError("by chance")
        return real(document, *rest)

    monkeypatch.setattr(pipeline, "analyze_document", failing)
    articles: list[Article] = [
        article_of("Roe said that the gate was shut.", id=name) for name in ("good", "bad", "better")
    ]
    found = list(analyzer.analyze(articles))
    assert [kinds(analysis) for analysis in found][1] == ["analysis"]
    assert "ZeroDivisionError: by chance" in found[1].gaps[0].message
    assert [len(analysis.positions) for analysis in found] == [1, 0, 1]


def test_every_span_lies_within_the_text_and_every_index_points_somewhere(analyze: Analyze) -> None:
    article, analysis = analyze(
        "Kestria warns Velderra\n\n“If the gate stays shut, we will close the border,” Halden Roe told reporters on "
        "Tuesday.\n\nThe ministry denied last week that it had asked for talks unless both sides agreed."
    )
    size = len(article.text)
    for position in analysis.positions:
        for span in (*position.source, *position.cue, *position.content, *position.stance_words):
            assert 0 <= span.start < span.end <= size
        assert position.said is None or 0 <= position.said < len(analysis.dates)
        assert position.within is None or 0 <= position.within < len(analysis.positions)
    for risk in analysis.risks:
        assert risk.asserted_by is None or 0 <= risk.asserted_by < len(analysis.positions)
        assert all(0 <= span.start < span.end <= size for span in (*risk.trigger, risk.marker, *risk.consequence))
    known = {actor.id for actor in analysis.actors}
    assert {position.speaker.actor for position in analysis.positions} <= known | {None}
    assert len(known) == len(analysis.actors)
