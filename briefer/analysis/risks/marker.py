"""A conditional word at its place in a sentence."""

from dataclasses import dataclass
from typing import Literal

from briefer.analysis.risks.words import Words
from briefer.model import Polarity

Form = Literal["clause", "noun", "inversion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Places in the sentence; [start, end) is the marker, `body` where the trigger begins."""

    start: int
    end: int
    body: int
    polarity: Polarity
    form: Form
    open: bool
    "True: conditional only where the main clause is not told as a fact."


def trigger_clause(words: Words, marker: Marker) -> int:
    """Place of the verb or noun that heads the trigger in the parse; -1: the parse gives none after the marker."""
    place = marker.end - 1
    head = words.head(place)
    if marker.form == "noun":
        inner = [
            words.places[c.i]
            for c in words.tokens[place].children
            if c.i in words.places and c.dep_ in {"pobj", "pcomp"}
        ]
        return inner[0] if inner else -1
    return head if head > place else -1
