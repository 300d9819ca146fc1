"""Wishes against the facts: "we wish they had acted". They state a trigger; a consequence only after "so"."""

from briefer.analysis.risks.clause import trimmed
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.words import QUOTES, Words

_FORMS = frozenset({"wish", "wishes", "wished"})
_ENDS = frozenset({";", "but", "because"})
_COMMENTS = frozenset({"so", "and"})
_PAST = frozenset({"VBD", "MD"})


def wish_words() -> frozenset[str]:
    return _FORMS


def find_wishes(words: Words) -> list[Found]:
    found = []
    for place, word in enumerate(words.low):
        if word not in _FORMS or words.tag[place] not in {"VB", "VBP", "VBZ", "VBD", "NN"}:
            continue
        stop = _stop(words, place)
        start = place + 2 if words.low[place + 1 : place + 2] == ("that",) else place + 1
        verb = words.first_finite(start, stop)
        if verb is None or verb == start or words.tag[verb] not in _PAST or words.pause(start):
            continue
        trigger = trimmed(words, range(start, stop))
        after = _after_so(words, stop)
        consequence = trimmed(words, range(after, len(words))) if after else ()
        found.append(Found.of(words, range(place, place + 1), trigger, consequence, "would"))
    return found


def _stop(words: Words, place: int) -> int:
    """Where the wish ends: at `so that`, at what it is set against, at its reason, at the end of the quotation."""
    for other in range(place + 2, len(words) - 1):
        if words.low[other : other + 2] == ("so", "that") or words.low[other] in _ENDS:
            return other
        if words.low[other] in QUOTES and words.tag[other] != "POS":
            return other
        if words.low[other] in _COMMENTS and words.pause(other - 1) and words.has_finite(other, len(words)):
            return other
    return len(words)


def _after_so(words: Words, stop: int) -> int:
    """Where what would follow begins; 0: nothing is said to follow."""
    if words.low[stop : stop + 2] == ("so", "that"):
        return stop + 2
    return stop + 1 if words.low[stop : stop + 1] == ("so",) and words.has_modal(stop, len(words)) else 0
