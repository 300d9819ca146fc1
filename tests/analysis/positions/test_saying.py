"""When and to whom it was said, and what it is about."""

from collections.abc import Callable
from typing import Any

from briefer.model import DateRef, Span

Read = Callable[..., list[Any]]


def day(text: str, words: str) -> DateRef:
    start = text.index(words)
    return DateRef(span=Span(start, start + len(words)), kind="DATE", value="2026-03-03", precision="day", rule="test")


def test_the_date_on_the_cue_is_the_time_of_saying(read: Read) -> None:
    text = "The minister told reporters on Tuesday that the border would open on Friday."
    (seen,) = read(text, (), (day(text, "Tuesday"), day(text, "Friday")))
    assert seen.position.said == 0


def test_a_date_in_the_content_is_not_the_time_of_saying(read: Read) -> None:
    text = "The minister said that the border would open on Friday."
    (seen,) = read(text, (), (day(text, "Friday"),))
    assert seen.position.said is None


def test_reporters_are_told(read: Read) -> None:
    text = "The minister told reporters that the border would open."
    (seen,) = read(text)
    span = seen.position.addressee
    assert text[span.start : span.end] == "reporters"


def test_positions_on_one_matter_share_a_label(read: Read) -> None:
    seen = read(
        "The minister said the northern dam was safe. The engineers warned that the northern dam was leaking. "
        "The council demanded higher pay for teachers."
    )
    first, second, third = (s.position.issue for s in seen)
    assert first == second == "northern dam"
    assert third not in (None, first)
