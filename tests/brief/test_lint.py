"""Each rule of form finds what breaks it, and lets a well-formed brief pass."""

import pytest

from briefer.brief.lint import RULES
from briefer.config import JudgementDraft
from briefer.errors import ConfigError
from briefer.model import Brief, Grade, SectionName
from tests.brief.maker import Maker, composed
from tests.brief.test_same_events import JOIN, STRUCK, telling

GOOD = JudgementDraft(claim="The gate stays shut [@a].", likelihood="likely", confidence="low", basis="One report.")


def rules(brief: Brief) -> list[tuple[str, str]]:
    return [(finding.rule, finding.level) for finding in brief.lint]


def test_a_well_formed_brief_has_no_finding() -> None:
    assert rules(composed(Maker("a", "Words."), bottom_line="Shut [@a].", judgement=(GOOD,))) == []


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (JudgementDraft(claim="It will probably rain [@a].", likelihood="likely", confidence="low"), "likelihood-row"),
        (
            JudgementDraft(
                claim="We judge with high confidence that war is likely [@a].", likelihood="likely", confidence="low"
            ),
            "likelihood-confidence",
        ),
        (JudgementDraft(claim="It will rain.", likelihood="likely", confidence="low"), "uncited-judgement"),
    ],
)
def test_a_judgement_that_breaks_a_rule_is_an_error(draft: JudgementDraft, rule: str) -> None:
    assert rules(composed(Maker("a", "Words."), bottom_line="Shut.", judgement=(draft,))) == [(rule, "error")]


def test_likelihood_and_confidence_in_neighbouring_sentences_are_fine() -> None:
    draft = JudgementDraft(
        claim="War is likely [@a]. We hold this with high confidence.", likelihood="likely", confidence="high"
    )
    assert rules(composed(Maker("a", "Words."), bottom_line="Shut.", judgement=(draft,))) == []


def test_an_unrated_judgement_is_a_warning_for_each_rating_it_lacks() -> None:
    draft = JudgementDraft(claim="It will rain [@a].")
    assert rules(composed(Maker("a", "Words."), bottom_line="Shut.", judgement=(draft,))) == [
        ("unrated-judgement", "warning"),
        ("unrated-judgement", "warning"),
    ]


def test_grade_one_needs_a_second_origin() -> None:
    alone = Maker("a", "Roe said the gate stays shut.", grade=Grade(source="B", item="1"))
    other = Maker("b", "The delta is dry, and nobody fishes there now.")
    assert rules(composed(alone, sections=("sources",), judgement=(GOOD,))) == [("grade-1", "error")]
    assert rules(composed(alone, other, sections=("sources",), judgement=(GOOD,))) == []


def test_a_marking_below_that_of_a_source_is_an_error() -> None:
    brief = composed(Maker("a", "Words.", marking="TLP:RED"), marking="TLP:GREEN", bottom_line="x", judgement=(GOOD,))
    assert rules(brief) == [("marking", "error")]


def test_what_nobody_wrote_is_a_warning_only_where_it_would_be_printed() -> None:
    assert rules(composed(Maker("a", "Words."))) == [("no-bottom-line", "warning"), ("no-judgements", "warning")]
    assert rules(composed(Maker("a", "Words."), sections=("positions", "sources"))) == []


def test_a_profile_turns_an_error_into_a_warning() -> None:
    draft = JudgementDraft(claim="It will rain.", likelihood="likely", confidence="low")
    eased = composed(Maker("a", "Words."), bottom_line="x", judgement=(draft,), lint_warn=("uncited-judgement",))
    assert rules(eased) == [("uncited-judgement", "warning")]


def test_a_rule_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ConfigError, match="lint_warn: spelling: there is no such rule; there are: likelihood-row, "):
        composed(Maker("a", "Words."), lint_warn=("spelling",))


def test_a_graded_event_that_no_other_origin_tells_of_is_a_warning() -> None:
    alone = telling("a", STRUCK, article={"grade": Grade(source="B", item="1")})
    unrelated = Maker("z", "The delta is dry, and nobody fishes there now.")
    sections: tuple[SectionName, ...] = ("sources",)
    assert rules(composed(alone, unrelated, sections=sections)) == [("grade-1-alone", "warning")]
    assert rules(composed(alone, JOIN[0][1], sections=sections)) == []


def test_every_finding_is_of_a_rule_in_the_list() -> None:
    told = {rule.id: rule.level for rule in RULES}
    draft = JudgementDraft(claim="War is remote with high confidence and likely.")
    source = Maker("a", "Words.", marking="TLP:RED", grade=Grade(source="B", item="1"))
    found = rules(composed(source, marking="TLP:GREEN", judgement=(draft,)))
    assert {rule for rule, _ in found} <= set(told)
    assert all(told[rule] == level for rule, level in found)
