"""Likelihood by impact: the analyst's ratings and nothing else."""

from dataclasses import replace

from briefer.model import Brief
from briefer.render.charts.ratings import IMPACTS, LIKELIHOODS, draw_ratings, ratings
from tests.render.charts.pictures import parsed, spans, words


def test_only_risks_rated_in_both_are_drawn_and_those_rated_in_one_are_told(brief: Brief) -> None:
    found = ratings(brief)
    assert found is not None
    assert [risk.id for risk in found.rated] == ["R1", "R8"]
    assert [risk.id for risk in found.half] == ["R7"]
    assert [word for word in words(draw_ratings(found)) if word[0] == "R"] == ["R1", "R8"]


def test_nothing_is_drawn_where_nothing_is_rated(brief: Brief) -> None:
    bare = tuple(replace(risk, likelihood=None) for risk in brief.risks)
    assert ratings(replace(brief, risks=bare)) is None


def test_a_risk_stands_in_the_row_and_column_of_its_ratings(brief: Brief) -> None:
    for likelihood in LIKELIHOODS:
        for impact in IMPACTS:
            risk = replace(brief.risks[0], likelihood=likelihood, impact=impact)
            found = ratings(replace(brief, risks=(risk,)))
            assert found is not None
            picture = draw_ratings(found)
            at = dict(zip(words(picture), spans(picture), strict=True))
            assert at["R1"][2] == at[likelihood][2]
            assert abs(sum(at["R1"][:2]) - sum(at[impact][:2])) < 0.3


def test_many_risks_in_one_cell_are_wrapped_and_all_told(brief: Brief) -> None:
    risks = tuple(replace(brief.risks[0], id=f"R{n}", likelihood="likely", impact="low") for n in range(1, 31))
    found = ratings(replace(brief, risks=risks))
    assert found is not None
    picture = draw_ratings(found)
    said = " ".join(words(picture))
    assert all(f"R{n}" in said.replace(",", "").split() for n in range(1, 31))
    told = parsed(picture).findtext("desc")
    assert told is not None
    assert "R30: likely, impact low." in told
