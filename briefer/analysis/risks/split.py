"""Divide a conditional sentence into its trigger and its consequence.

Both orders ("if T, C" and "C if T") and every place where one half may end are weighed by what stands there:
see `after` and `before`.
"""

from dataclasses import dataclass

from briefer.analysis.risks.after import best_after
from briefer.analysis.risks.before import best_before, trigger_stop
from briefer.analysis.risks.clause import clause_start, consequence_stop, trimmed
from briefer.analysis.risks.marker import Marker
from briefer.analysis.risks.words import Words

_LEAST = 1.0
"Points below which no consequence was found."
_LEAST_BEHIND = 0.3
"The same for a condition put on what was told, mostly in the past tense (`allowed them to stay, provided that`)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """Places of the words of each half, in order."""

    trigger: tuple[int, ...]
    consequence: tuple[int, ...]


def split(words: Words, marker: Marker) -> Halves | None:
    """None: no consequence stands in this sentence."""
    end = _zone_end(words, marker)
    after = best_after(words, marker, end)
    before = best_before(words, marker)
    loose = marker.polarity == "provided-that" or words.tag[marker.start] == "VBG"
    if max(after.points, before.points) < (_LEAST_BEHIND if loose else _LEAST):
        return None
    if after.points >= before.points:
        return _trigger_first(words, marker, after.border, end)
    stop = trigger_stop(words, marker, end)
    return _halves(words, range(marker.body, stop), range(before.border, marker.start))


def _halves(words: Words, trigger: range, consequence: range, lead: range = range(0)) -> Halves | None:
    """Without pauses and joining words at the edges; None where a half is empty."""
    first = trimmed(words, trigger)
    second = (*trimmed(words, lead), *trimmed(words, consequence))
    return Halves(trigger=first, consequence=second) if first and second else None


def _zone_end(words: Words, marker: Marker) -> int:
    """Nothing after a semicolon belongs to either half."""
    for place in range(marker.end, len(words)):
        if words.low[place] == ";":
            return place
    return len(words)


def _trigger_first(words: Words, marker: Marker, border: int, end: int) -> Halves | None:
    """The subject may stand before the marker: "The deal, if signed, would ..."."""
    stop = consequence_stop(words, border, end)
    lead = range(0)
    if words.finite(border) and words.tag[border + 1 : border + 2] not in {("PRP",), ("DT",), ("EX",)}:
        start = clause_start(words, marker.start)
        if start < marker.start and words.has_nominal(start, marker.start):
            lead = range(start, marker.start)
    return _halves(words, range(marker.body, border), range(border, stop), lead)
