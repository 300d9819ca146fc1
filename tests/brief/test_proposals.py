"""Proposals are words of sources in fixed phrases, ranked by terms that can be checked."""

import re

import pytest

from briefer.brief.evidence import walk
from briefer.model import Brief, Proposal
from tests.brief.conditionals import risks
from tests.brief.maker import composed
from tests.brief.said import article
from tests.brief.test_same_events import JOIN, STRUCK, telling


def proposed(brief: Brief, of: str) -> list[Proposal]:
    return [one for one in brief.proposals if one.of == of]


def test_an_event_is_proposed_in_the_words_of_its_source() -> None:
    [line] = proposed(composed(telling("a", STRUCK)), "bottom-line")
    assert (line.text.text, line.text.cites, line.entries) == (f"2026-03-04: “{STRUCK}” [1]", (1,), ("T1",))


def test_a_second_origin_is_told_and_ranks_higher() -> None:
    one = proposed(composed(JOIN[0][0]), "bottom-line")[0]
    two = proposed(composed(*JOIN[0]), "bottom-line")[0]
    assert two.text.text.endswith("(told by 2 independent origins)")
    assert (one.salience.origins, two.salience.origins) == (0.333, 0.667)
    assert two.salience.total > one.salience.total


def test_the_total_is_the_weighted_sum_of_the_terms() -> None:
    brief = composed(
        *JOIN[0], *(telling("d", "The Front signed a pact on Wednesday.", kind="agree", who=("The Front",)),)
    )
    for line in brief.proposals:
        s = line.salience
        assert s.total == pytest.approx(
            0.3 * s.origins + 0.3 * s.recency + 0.2 * s.actor + 0.2 * s.consequence, abs=0.002
        )
    assert [line.salience.total for line in proposed(brief, "bottom-line")] == sorted(
        (line.salience.total for line in proposed(brief, "bottom-line")), reverse=True
    )


def test_recency_is_halved_every_three_days() -> None:
    [line] = proposed(composed(telling("a", STRUCK)), "bottom-line")
    assert line.salience.recency == 0.25  # six days before the cut-off


def test_an_open_trigger_is_proposed_with_what_follows_along_its_chain() -> None:
    brief = composed(
        risks(
            "a",
            ("the gates stay shut", "Kestria closes the border", {"consequence_actors": ("Kestria",)}),
            ("Kestria closes the border", "the power lines go dead", {"trigger_actors": ("Kestria",)}),
        )
    )
    first = next(line for line in proposed(brief, "judgement") if line.entries == ("R1", "R2"))
    assert first.text.text == (
        "If “the gates stay shut” [1], then “Kestria closes the border” [1]. "
        "If “Kestria closes the border” [1], then “the power lines go dead” [1]."
    )


def test_a_disagreement_is_proposed_as_one() -> None:
    brief = composed(
        article(
            "a",
            ("Ashkel", "that the Front fired on the bridge at dawn", "neutral"),
            ("The Front", "having fired on the bridge", "denies"),
        )
    )
    [line] = proposed(brief, "judgement")
    assert line.text.text == (
        "Not both can be so. The Front: “having fired on the bridge” [1]; "
        "Ashkel: “that the Front fired on the bridge at dawn” [1]."
    )


def test_every_quoted_word_is_evidence_and_nothing_says_how_likely() -> None:
    brief = composed(*JOIN[0], risks("d", ("drones strike the camp", "launch sites are hit", {})))
    pieces = {piece.text for piece in walk(brief)}
    for line in brief.proposals:
        assert set(re.findall(r"“([^”]+)”", line.text.text)) <= pieces
        assert not re.search(r"likely|probabl|chance|confiden|certain", line.text.text)


def test_talk_and_what_lies_ahead_are_no_bottom_line() -> None:
    assert proposed(composed(telling("a", STRUCK, first="2026-04-01")), "bottom-line") == []
