"""A conditional before it is judged: its words, without status, actors or asserter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefer.analysis.risks.words import Words
from briefer.model import Polarity

Place = int
"""Index of a token in the document."""

Before = Callable[[], tuple[Place, ...]]
"""Gives the trigger that the sentence before offers; few conditionals need it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    words: Words
    marker: tuple[int, int]
    "Places in `words`, end exclusive."
    trigger: tuple[Place, ...]
    consequence: tuple[Place, ...]
    polarity: Polarity

    @classmethod
    def of(
        cls, words: Words, marker: range, trigger: Iterable[int], consequence: Iterable[int], polarity: Polarity
    ) -> "Found":
        """From places in the sentence."""
        return cls(
            words=words,
            marker=(marker.start, marker.stop),
            trigger=tuple(words.tokens[i].i for i in trigger),
            consequence=tuple(words.tokens[i].i for i in consequence),
            polarity=polarity,
        )
