"""Sentences that close with who said them, citations, and datelines."""

from collections.abc import Callable
from typing import Any

import pytest

from briefer.model import Link, Span

Read = Callable[..., list[Any]]


def test_a_closing_signature_wins_over_the_grammatical_subject(read: Read) -> None:
    text = (
        "The committee, which the mayor and two bankers attended, discussed the cost of the new wall, the debts that "
        "the town has, the loans to pay them and the risk of a flood in spring, a clerk told Delta Radio."
    )
    (seen,) = read(text)
    assert (seen.source, seen.cue) == ("a clerk", "told")
    assert seen.content[0].startswith("The committee, which")
    assert seen.content[-1].endswith("a flood in spring")
    to = seen.position.addressee
    assert text[to.start : to.end] == "Delta Radio"


def test_a_joke_that_is_told_is_no_signature(read: Read) -> None:
    assert read("On Friday evening, in the hall by the river, Karim Haddad told a joke.") == []


@pytest.mark.parametrize(
    "text",
    [
        "State television reported, citing an army officer, that the bridge had been mined.",
        "The bridge had been mined, state television reported on Monday, citing an army officer.",
    ],
    ids=["before", "after"],
)
def test_the_cited_says_it_and_the_citing_passes_it_on(read: Read, text: str) -> None:
    outer, inner = read(text)
    assert (outer.source.casefold(), inner.source, inner.speaker) == (
        "state television",
        "an army officer",
        "an army officer",
    )
    assert [link.name.casefold() for link in inner.position.speaker.chain] == ["state television"]
    assert outer.content == inner.content
    assert "citing" not in " ".join(outer.content)


def test_citing_a_reason_cites_nobody(read: Read) -> None:
    seen = read("The mayor said that the bridge was shut, citing the weather.")
    assert all(s.position.speaker.chain == () for s in seen)


def test_a_dateline_is_part_of_nothing(read: Read) -> None:
    (seen,) = read("TESSEL, March 4 (Delta Radio) - The River Guard denied that it had burned the mill.")
    assert (seen.source, seen.content) == ("The River Guard", ("that it had burned the mill",))


def test_a_report_begins_after_its_dateline(read: Read) -> None:
    (seen,) = read("TESSEL (Delta Radio) - Three mills burned down on Monday, the mayor said.")
    assert seen.content == ("Three mills burned down on Monday",)


def test_those_accused_and_the_charge_stay_together_around_a_date(read: Read) -> None:
    (seen,) = read("The council accused the guards on Monday of sleeping at the gate.")
    assert seen.content == ("the guards", "of sleeping at the gate")


def test_a_perception_with_quoted_words_is_an_opinion(read: Read) -> None:
    (seen,) = read(
        "The owners of the mill, including Karim Haddad, see that “the harm would be greater than the gain.”"
    )
    assert seen.source.startswith("The owners of the mill")
    assert seen.content == ("that “the harm would be greater than the gain.”",)


def test_link_and_span_of_a_chain_point_to_the_outlet(read: Read) -> None:
    _, inner = read("Delta Radio reported, citing an army officer, that the bridge had been mined.")
    assert inner.position.speaker.chain == (Link(name="Delta Radio", span=Span(0, 11)),)
