"""Verbs: each frame gives its source, cue and content, word for word."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the dam would stay closed.", "The minister", "said", "that the dam would stay closed"),
        ("The engineers believe the wall is leaking.", "The engineers", "believe", "the wall is leaking"),
        ("The mayor did not say whether the road was open.", "The mayor", "did not say", "whether the road was open"),
        ("The minister vowed to reopen the border.", "The minister", "vowed", "to reopen the border"),
        ("The rebels threatened to attack the station.", "The rebels", "threatened", "to attack the station"),
        ("The council condemned the attack.", "The council", "condemned", "the attack"),
        (
            "The minister accused the rebels of burning the harvest.",
            "The minister",
            "accused",
            "the rebels of burning the harvest",
        ),
        (
            "The council called on both armies to leave the valley.",
            "The council",
            "called on",
            "both armies to leave the valley",
        ),
        ("The mayor urged residents to stay indoors.", "The mayor", "urged", "residents to stay indoors"),
        (
            "The union rejected the claim that the pumps were safe.",
            "The union",
            "rejected",
            "the claim that the pumps were safe",
        ),
        (
            "The spokesman called the situation “confusion run amok.”",
            "The spokesman",
            "called",
            "the situation “confusion run amok.”",
        ),
        ("The governor denied ordering the raid.", "The governor", "denied", "ordering the raid"),
    ],
    ids=[
        "that",
        "belief",
        "negated",
        "inf",
        "threat",
        "object",
        "accuse",
        "call on",
        "urge",
        "noun content",
        "naming",
        "gerund",
    ],
)
def test_a_frame_gives_its_parts(read: Read, text: str, source: str, cue: str, content: str) -> None:
    (seen,) = read(text)
    assert (seen.source, seen.cue, seen.content) == (source, cue, (content,))


def test_a_participle_takes_the_subject_of_its_sentence(read: Read) -> None:
    seen = [s for s in read("The mayor left the hall, saying the vote was a farce.") if s.cue == "saying"]
    assert [(s.source, s.content) for s in seen] == [("The mayor", ("the vote was a farce",))]


def test_a_second_verb_shares_the_subject_of_the_first(read: Read) -> None:
    seen = read("The council condemned the raid and demanded an inquiry.")
    assert [(s.source, s.cue, s.content) for s in seen] == [
        ("The council", "condemned", ("the raid",)),
        ("The council", "demanded", ("an inquiry",)),
    ]


def test_a_cue_that_interrupts_its_content_leaves_two_spans(read: Read) -> None:
    (seen,) = read("The dam, the engineers said, is leaking.")
    assert (seen.source, seen.cue, seen.content) == ("the engineers", "said", ("The dam", "is leaking"))


def test_the_time_of_saying_is_no_part_of_the_content(read: Read) -> None:
    (seen,) = read("The council condemned the attack on Tuesday.")
    assert seen.content == ("the attack",)


def test_a_verb_that_attributes_nothing_is_left_alone(read: Read) -> None:
    assert read("The trucks carried the grain to the port.") == []


def test_a_statement_before_a_semicolon_is_not_said_by_the_next_speaker(read: Read) -> None:
    (seen,) = read("President threatens to shut the gate; Haddad says it would answer by cutting the power.")[-1:]
    assert (seen.source, seen.content) == ("Haddad", ("it would answer by cutting the power",))
