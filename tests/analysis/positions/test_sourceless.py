"""Passives and adverbs: the source is the agent, or the text leaves it unsaid."""

from collections.abc import Callable
from typing import Any

Read = Callable[..., list[Any]]


def test_is_said_to_has_no_source_and_two_spans_of_content(read: Read) -> None:
    (seen,) = read("The commander is said to control three villages.")
    assert (seen.source, seen.speaker) == (None, None)
    assert (seen.cue, seen.content) == ("is said", ("The commander", "to control three villages"))


def test_it_was_reported_that_leaves_the_expletive_out(read: Read) -> None:
    (seen,) = read("It was reported that three guards had fled.")
    assert (seen.source, seen.cue, seen.content) == (None, "was reported", ("that three guards had fled",))


def test_the_agent_of_a_passive_is_its_source(read: Read) -> None:
    (seen,) = read("The raid was condemned by the council.")
    assert (seen.source, seen.cue, seen.content) == ("the council", "was condemned", ("The raid",))


def test_allegedly_attributes_its_clause_to_nobody(read: Read) -> None:
    (seen,) = read("Militants allegedly burned the village.")
    assert (seen.source, seen.cue, seen.content) == (None, "allegedly", ("Militants", "burned the village"))
