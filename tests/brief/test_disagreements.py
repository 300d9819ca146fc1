"""Contradictions are put side by side; wording that merely differs is none."""

from briefer.ingest import article_of
from tests.brief.maker import Maker, composed


def test_a_denial_stands_beside_the_claim_it_denies() -> None:
    claim = Maker("claim", "Roe said Kestrian officers trained forty fighters in the valley camp.", "2026-03-02")
    claim.position("Roe", "said", "Kestrian officers trained forty fighters in the valley camp")
    denial = Maker("denial", "The ministry denied that its officers trained fighters in any valley camp.", "2026-03-03")
    denial.position("The ministry", "denied", "that its officers trained fighters in any valley camp", stance="denies")
    [found] = composed(claim, denial).disagreements
    assert (found.kind, found.sides) == ("denial", ("P2", "P1"))


def test_a_denial_of_another_matter_contradicts_nothing() -> None:
    claim = Maker("claim", "Roe said Kestrian officers trained forty fighters in the valley camp.", "2026-03-02")
    claim.position("Roe", "said", "Kestrian officers trained forty fighters in the valley camp")
    denial = Maker("denial", "The ministry denied that pumps had failed.", "2026-03-03")
    denial.position("The ministry", "denied", "that pumps had failed", stance="denies")
    assert composed(claim, denial).disagreements == ()


def test_a_speaker_does_not_contradict_himself_here() -> None:
    one = Maker("a", "Roe supports talks on the dam gates. Later Roe opposes talks on the dam gates.")
    one.position("Roe", "supports", "talks on the dam gates", stance="supports")
    one.position("Roe", "opposes", "talks on the dam gates", stance="opposes")
    assert composed(one).disagreements == ()


def test_opposed_stances_on_one_matter_are_shown() -> None:
    one = Maker("a", "Roe supports talks on the dam gates. Toll opposes such talks on the dam gates.")
    one.position("Roe", "supports", "talks on the dam gates", stance="supports")
    one.position("Toll", "opposes", "such talks on the dam gates", stance="opposes")
    [found] = composed(one).disagreements
    assert (found.kind, found.sides) == ("opposed stances", ("P1", "P2"))


def test_a_correction_shows_what_was_said_before_and_what_is_said_now() -> None:
    before = article_of("Eleven died at the bridge.\n\nIt rained.", id="a")
    now = Maker("a", "Seven died at the bridge.\n\nIt rained.", version=2)
    [found] = composed(now, previous={"a": before}).disagreements
    assert found.kind == "correction"
    assert [(e.version, e.text) for e in found.evidence] == [
        (1, "Eleven died at the bridge."),
        (2, "Seven died at the bridge."),
    ]
