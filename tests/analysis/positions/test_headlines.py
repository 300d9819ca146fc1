"""Headlines in title case, read by the forms of their words."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]
BODY = "\n\nThe rain fell on the valley for three days."


def test_what_happens_beside_it_is_left_out(read: Read) -> None:
    (seen,) = read(f"Mayor Warns Dam Could Burst as Rebels Advance{BODY}")
    assert (seen.source, seen.cue, seen.content) == ("Mayor", "Warns", ("Dam Could Burst",))


def test_several_cues_share_their_source(read: Read) -> None:
    seen = read(f"Varna Vows to Retake Port, Rejects Talks{BODY}")
    assert [(s.source, s.cue, s.content) for s in seen] == [
        ("Varna", "Vows", ("to Retake Port",)),
        ("Varna", "Rejects", ("Talks",)),
    ]
    assert [s.position.stance for s in seen] == ["threatens", "opposes"]


def test_who_said_it_may_stand_at_the_end(read: Read) -> None:
    (seen,) = read(f"Three Killed in Port Attack, Officials Say{BODY}")
    assert (seen.source, seen.content) == ("Officials", ("Three Killed in Port Attack",))
    assert seen.position.speaker.anonymous


def test_the_source_is_the_whole_phrase_before_the_cue(read: Read) -> None:
    (seen,) = read(f"Army Chief Denies Plan to Seize Power{BODY}")
    assert seen.speaker == "Army Chief"


@pytest.mark.parametrize(
    "headline",
    ["Peace Plans Under Review Again", "Three Killed in Port Attack", "Mayor Opens New Bridge in Tessel"],
)
def test_a_headline_that_reports_no_words_gives_none(read: Read, headline: str) -> None:
    assert not read(f"{headline}{BODY}")


def test_a_sentence_in_small_letters_is_left_to_the_parse(read: Read) -> None:
    (seen,) = read(f"Minister calls for calm after port attack{BODY}")
    assert (seen.source, seen.cue, seen.content) == ("Minister", "calls for", ("calm",))
