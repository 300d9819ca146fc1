"""Contents that are but a pronoun: what is denied stands in the sentence before, or stays open."""

from collections.abc import Callable
from typing import Any

Read = Callable[..., list[Any]]


def test_what_is_denied_is_what_was_charged_before(read: Read) -> None:
    seen = read("The council accused the guards of sleeping at the gate. Karim Haddad denied it.")
    assert [(s.speaker, s.content) for s in seen] == [
        ("The council", ("the guards of sleeping at the gate",)),
        ("Karim Haddad", ("the guards of sleeping at the gate",)),
    ]


def test_two_statements_before_leave_the_pronoun(read: Read) -> None:
    seen = read("The council condemned the raid and demanded an inquiry. Karim Haddad rejected this.")
    assert seen[-1].content == ("this",)


def test_a_new_paragraph_leaves_the_pronoun(read: Read) -> None:
    seen = read("The council said that the gate was open.\n\nKarim Haddad denied it.")
    assert seen[-1].content == ("it",)
