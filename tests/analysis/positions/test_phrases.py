"""Phrases, nouns, adjectives and headings that attribute."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


def test_according_to_takes_the_rest_of_the_sentence(read: Read) -> None:
    (seen,) = read("The dam, according to the engineers, is leaking.")
    assert (seen.source, seen.cue, seen.content) == ("the engineers", "according to", ("The dam", "is leaking"))


def test_a_view_belongs_to_its_owner(read: Read) -> None:
    (seen,) = read("In the minister's view, the plan is dead.")
    assert (seen.speaker, seen.content) == ("the minister", ("the plan is dead",))


def test_as_someone_put_it_attributes_the_clause_around_it(read: Read) -> None:
    (seen,) = read("The talks, as the mayor put it, are a farce.")
    assert (seen.source, seen.content) == ("the mayor", ("The talks", "are a farce"))


def test_a_noun_with_its_owner_attributes_its_clause(read: Read) -> None:
    (seen,) = read("The rebels' claim that the bridge was mined was repeated everywhere.")
    assert (seen.speaker, seen.cue, seen.content) == ("The rebels", "claim", ("that the bridge was mined",))


def test_an_adjective_of_belief_attributes_its_clause(read: Read) -> None:
    (seen,) = read("The minister is confident that the talks will succeed.")
    assert (seen.source, seen.cue, seen.content) == ("The minister", "is confident", ("that the talks will succeed",))


@pytest.mark.parametrize("name", ["Haddad", "Karim Haddad"])
def test_a_name_and_a_colon_open_a_headline(read: Read, name: str) -> None:
    text = f"{name}: Border Will Stay Shut\n\nThe gates were closed at noon and the guards went home."
    first = read(text)[0]
    assert (first.source, first.cue, first.content) == (name, ":", ("Border Will Stay Shut",))


def test_a_signature_names_who_is_quoted(read: Read) -> None:
    (seen,) = read("“We lost the whole harvest to the water.” — Lina Sabbagh")
    assert (seen.source, seen.content) == ("Lina Sabbagh", ("“We lost the whole harvest to the water.”",))
