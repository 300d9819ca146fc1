"""Issue labels: what positions of different speakers have in common."""

from collections.abc import Callable
from typing import Any

Read = Callable[..., list[Any]]


def test_the_event_labels_and_not_who_acts(read: Read) -> None:
    seen = read(
        "The mayor said that the government should sign the ceasefire. A farmer said that the government broke the "
        "ceasefire. The bishop said that the ceasefire holds."
    )
    assert {s.position.issue for s in seen} == {"ceasefire"}


def test_no_matter_named_is_no_label(read: Read) -> None:
    (seen,) = read("The mayor said that the government is ready.")
    assert seen.position.issue is None


def test_a_modifier_that_differs_is_left_out(read: Read) -> None:
    seen = read("The mayor said that the northern gate is shut. A farmer said that the southern gate is open.")
    assert [s.position.issue for s in seen] == ["gate", "gate"]


def test_what_takes_up_the_matter_before_is_on_the_same(read: Read) -> None:
    seen = read("The mayor said that the border was shut. She added that it would stay shut.")
    assert [s.position.issue for s in seen] == ["border", "border"]


def test_what_the_cue_says_is_no_matter(read: Read) -> None:
    (seen,) = read("The mayor issued a warning that the dam would burst.")
    assert seen.position.issue == "dam"
