"""Conditionals in the imperative: "Cut it, and these people are on the mountain", "leave now, or the doors close"."""

from briefer.analysis.risks.clause import consequence_stop, trimmed
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.words import Words
from briefer.model import Polarity

_JOINED: dict[str, Polarity] = {"and": "if", "or": "otherwise"}
_NO_CONDITION = frozenset(
    {
        "let",
        "see",
        "look",
        "say",
        "thank",
        "note",
        "remember",
        "wait",
        "read",
        "click",
        "subscribe",
        "consider",
        "visit",
    }
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_FIRM = frozenset({"will", "'ll", "’ll"})
_LONGEST = 16


def find_imperatives(words: Words) -> list[Found]:
    """At most one: the sentence opens with its verb, and a clause with a subject of its own is joined to it."""
    place = next((i for i in range(len(words)) if not words.pause(i)), 0)
    if place >= len(words) or not _commands(words, place):
        return []
    for other in range(place + 1, min(place + _LONGEST, len(words) - 2)):
        polarity = _JOINED.get(words.low[other])
        if polarity is None or words.tag[other] != "CC" or not _clause_joined(words, place, other):
            continue
        consequence = trimmed(words, range(other + 1, consequence_stop(words, other + 1, len(words))))
        trigger = trimmed(words, range(place, other))
        return [Found.of(words, range(other, other + 1), trigger, consequence, polarity)] if consequence else []
    return []


def _commands(words: Words, place: int) -> bool:
    token = words.tokens[place]
    if words.tag[place] != "VB" or token.lemma_.lower() in _NO_CONDITION or words.low[-1] == "?":
        return False
    return not any(c.dep_ in _SUBJECTS or c.tag_ in {"MD", "TO"} for c in token.lefts)


def _clause_joined(words: Words, first: int, place: int) -> bool:
    """A subject and a verb in the present or the future follow, which are no second command."""
    verb = words.first_finite(place + 1, len(words))
    if verb is None or verb == place + 1 or words.tag[verb] not in _PRESENT or words.has_finite(first, place):
        return False
    if not words.pause(place - 1) and not (words.tag[place + 1] == "PRP" and words.low[verb] in _FIRM):
        return False
    return any(c.dep_ in _SUBJECTS for c in words.tokens[verb].children) or words.has_nominal(place + 1, verb)
