"""Wishes against the facts: "we wish they had acted". They state a trigger; a consequence only after "so that"."""

from briefer.analysis.risks.clause import trimmed
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.words import Words

_FORMS = frozenset({"wish", "wishes", "wished"})
_PAST = frozenset({"VBD", "MD"})


def wish_words() -> frozenset[str]:
    return _FORMS


def find_wishes(words: Words) -> list[Found]:
    found = []
    for place, word in enumerate(words.low):
        if word not in _FORMS or words.tag[place] not in {"VB", "VBP", "VBZ", "VBD", "NN"}:
            continue
        stop = _so_that(words, place)
        start = place + 2 if words.low[place + 1 : place + 2] == ("that",) else place + 1
        verb = words.first_finite(start, stop)
        if verb is None or verb == start or words.tag[verb] not in _PAST or words.pause(start):
            continue
        trigger = trimmed(words, range(start, stop))
        consequence = trimmed(words, range(stop + 2, len(words))) if stop < len(words) else ()
        found.append(Found.of(words, range(place, place + 1), trigger, consequence, "would"))
    return found


def _so_that(words: Words, place: int) -> int:
    for other in range(place + 1, len(words) - 1):
        if words.low[other : other + 2] == ("so", "that") or words.low[other] == ";":
            return other
    return len(words)
