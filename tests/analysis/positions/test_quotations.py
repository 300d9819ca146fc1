"""Direct speech: where its cue stands, how far it runs, and what it holds."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The bridge is ours,” said Karim Haddad.", "Karim Haddad", "said", ("“The bridge is ours,”",)),
        ("“The bridge is ours,” the mayor said.", "the mayor", "said", ("“The bridge is ours,”",)),
        ('The mayor said: "We will not leave."', "The mayor", "said", ('"We will not leave."',)),
        ('"We stay," the mayor said, "and we fight."', "the mayor", "said", ('"We stay,"', '"and we fight."')),
        (
            "''We are tired,'' the mayor said. ''Send us bread.''",
            "the mayor",
            "said",
            ("''We are tired,''", "''Send us bread.''"),
        ),
        ("“When will they come?” the farmer asked.", "the farmer", "asked", ("“When will they come?”",)),
    ],
    ids=["inverted", "after", "before", "interrupted", "typewriter", "question"],
)
def test_a_quotation_finds_its_cue(read: Read, text: str, source: str, cue: str, content: tuple[str, ...]) -> None:
    (seen,) = read(text)
    assert (seen.source, seen.cue, seen.content) == (source, cue, content)
    assert seen.position.mode == "direct"


def test_speech_runs_on_in_the_next_sentence_and_paragraph(read: Read) -> None:
    text = (
        "“The bridge is ours,” said Karim Haddad on the square. “Nobody will take it.”\n\n"
        "“We have built it with our own hands.”\n\nThe market was quiet."
    )
    (seen,) = read(text)
    assert seen.content == (
        "“The bridge is ours,”",
        "“Nobody will take it.”",
        "“We have built it with our own hands.”",
    )


def test_speech_left_open_belongs_to_the_cue_of_the_next_paragraph(read: Read) -> None:
    (seen,) = read("“We waited for three days.\n\n“Then the water came,” said Lina Sabbagh, a farmer.")
    assert (seen.speaker, seen.content) == ("Lina Sabbagh", ("“We waited for three days.", "“Then the water came,”"))


def test_a_cue_inside_a_quotation_is_content(read: Read) -> None:
    (seen,) = read("“The general told us that he would wait, and I believe that he lied,” the farmer said.")
    assert seen.source == "the farmer"


def test_a_partly_quoted_clause_is_mixed(read: Read) -> None:
    (seen,) = read("The minister said the plan was “a gift to the farmers of the delta” and would pass.")
    assert seen.position.mode == "mixed"
    assert seen.content == ("the plan was “a gift to the farmers of the delta” and would pass",)


def test_a_title_in_quotation_marks_is_no_speech(read: Read) -> None:
    assert read("The crowd sang “The River,” and the band left the stage.") == []


def test_speech_after_a_report_belongs_to_its_speaker(read: Read) -> None:
    (seen,) = read("The mayor said that the dam was safe. “There is no leak in the wall.”")
    assert seen.content == ("that the dam was safe", "“There is no leak in the wall.”")


def test_signatures_line_by_line_each_take_their_quotation(read: Read) -> None:
    text = (
        "”We have lost the whole harvest to the water.” ― Lina Sabbagh\n"
        "“Nobody has told us when the road will open.”― Karim Haddad\n"
        "“The children have not been to school for weeks.” — Dana Karam"
    )
    assert [s.source for s in read(text)] == ["Lina Sabbagh", "Karim Haddad", "Dana Karam"]


def test_a_name_with_brackets_beside_the_cue_is_found(read: Read) -> None:
    (seen,) = read("“He would be a good mayor for this town,” Sen. Karim A. Haddad (D-Tessel) said in an interview.")
    assert (seen.cue, seen.position.mode) == ("said", "direct")


def test_a_quoted_part_of_a_clause_is_no_speech_of_the_next_verb(read: Read) -> None:
    seen = read(
        "The mayor said that talks should start “within days and not weeks”, otherwise the truce might not last."
    )
    assert [s.source for s in seen] == ["The mayor"]
