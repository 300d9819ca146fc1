"""Why a speaker stays unnamed: the words that say so, and whom they are about."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


def reason(text: str, seen: Any) -> str | None:
    span = seen.position.anonymity
    return None if span is None else text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The wall is leaking, a guard told Delta Radio on condition of anonymity.", "on condition of anonymity"),
        (
            "An engineer, who asked not to be named because she feared for her job, said that the wall was leaking.",
            "asked not to be named because she feared for her job",
        ),
        (
            "A nurse, who requested anonymity to discuss private records, said that four patients had died.",
            "requested anonymity to discuss private records",
        ),
        (
            "A clerk who was not authorized to speak to the press said that the files were burnt.",
            "was not authorized to speak to the press",
        ),
    ],
    ids=["condition", "because", "to discuss", "not authorized"],
)
def test_the_reason_is_kept_word_for_word(read: Read, text: str, words: str) -> None:
    assert [reason(text, s) for s in read(text)] == [words]


def test_the_reason_holds_for_all_that_the_speaker_says(read: Read) -> None:
    text = (
        "A guard, speaking on condition of anonymity, said that the wall was leaking. "
        "The guard added that the pumps were dead."
    )
    assert [reason(text, s) for s in read(text)] == ["on condition of anonymity"] * 2


def test_a_named_speaker_takes_no_reason_of_another(read: Read) -> None:
    text = (
        "A guard, who asked not to be identified, said that the wall was leaking. "
        "Karim Haddad said that the wall was dry."
    )
    assert [reason(text, s) for s in read(text)] == ["asked not to be identified", None]


def test_a_condition_of_anonymity_is_no_statement(read: Read) -> None:
    (seen,) = read("A guard who spoke on condition that his name was withheld said that the wall was leaking.")
    assert seen.content == ("that the wall was leaking",)
