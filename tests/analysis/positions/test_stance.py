"""Stance: what cue and content show, with the words that show it."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., list[Any]]


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("The council condemned the raid.", "opposes", ("condemned",)),
        ("The council praised the engineers.", "supports", ("praised",)),
        ("The minister denied the report.", "denies", ("denied",)),
        ("The mayor urged residents to stay indoors.", "demands", ("urged",)),
        ("The council called on both armies to leave the valley.", "demands", ("called",)),
        ("The engineers warned that the wall would break.", "warns", ("warned",)),
        ("The rebels threatened to attack the station.", "threatens", ("threatened",)),
        ("The rebels vowed to retaliate.", "threatens", ("vowed", "retaliate")),
        ("The minister vowed to rebuild the bridge.", "supports", ("vowed",)),
        ("The minister said patrols would resume if the truce collapsed.", "conditional", ("if",)),
        ("The mayor said: “We reject this plan of the council.”", "opposes", ("reject",)),
        ("The minister said that the dam was closed.", "neutral", ()),
        ("The party did not support the plan.", "opposes", ("not", "support")),
    ],
)
def test_stance_and_its_words(read: Read, text: str, stance: str, words: tuple[str, ...]) -> None:
    (seen,) = read(text)
    spans = seen.position.stance_words
    assert (seen.position.stance, tuple(text[s.start : s.end] for s in spans)) == (stance, words)
