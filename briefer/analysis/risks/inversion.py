"""Conditionals by word order: `had they known`, `should it fail`, `were he to leave`."""

from briefer.analysis.risks.marker import Marker
from briefer.analysis.risks.words import Words

SUBJECT_TAGS = frozenset({"PRP", "DT", "NNP", "NNPS", "NN", "NNS", "EX", "PRP$", "JJ", "CD", "WDT", "IN"})
"What may stand right after the verb that opens the clause."
_PERFECT = frozenset({"have", "has", "having", "'ve", "never", "also", "already"})
_NO_CONDITION_AFTER = frozenset({"WP", "WDT", "WRB", "TO", "MD", "EX"})
_SAME_AS_PARTICIPLE = frozenset(
    {"run", "come", "become", "overcome", "set", "put", "cut", "hit", "let", "shut", "quit", "read", "spread", "hurt"}
)
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself"})
_LONGEST_SUBJECT = 25
_SUBJECT_NEAR = 4


def inverted(words: Words, place: int, verbs: frozenset[str]) -> Marker | None:
    """`Had they known`, `should it fail`, `were he to leave`: the verb stands before its subject."""
    word = words.low[place]
    if word not in verbs or place + 2 >= len(words) or not _subject_follows(words, place):
        return None
    if words.low[-1] == "?" and place == 0 and word != "had":
        return None
    marker = Marker(start=place, end=place + 1, body=place, polarity="if", form="inversion", open=False)
    if word == "were" and _were_clause(words, place):
        return marker
    subject_end = _subject_end(words, place + 1)
    if subject_end is None or not _verb_fits(words, word, subject_end):
        return None
    return marker


def _were_clause(words: Words, place: int) -> bool:
    """`Were it not for ...`, and at the head of a sentence `Were that so, ... would ...`."""
    if words.low[place + 1 : place + 3] == ("it", "not"):
        return True
    return (place == 0 or words.pause(place - 1)) and words.has_modal(place + 2, len(words)) and words.low[-1] != "?"


def _subject_follows(words: Words, place: int) -> bool:
    tag, before = words.tag[place + 1], words.low[place - 1]
    if tag not in SUBJECT_TAGS or (tag == "IN" and words.low[place + 1] != "that"):
        return False
    if place == 0 or words.pause(place - 1):
        return True
    if before in _PERFECT:
        return tag == "PRP" and words.tag[place + 2] in {"VBN", "RB"}
    if before == "that":
        # Before an inverted subject the parse often takes it for a relative pronoun.
        stated = words.tag[place - 1] == "IN" or words.has_modal(place + 2, len(words))
        return tag in {"PRP", "EX"} or stated
    return words.tag[place - 1] not in _NO_CONDITION_AFTER and not _has_subject_before(words, place)


def _has_subject_before(words: Words, place: int) -> bool:
    """The noun or pronoun right before is what the parse takes for the subject, and no finite verb lacks one."""
    before = place - 1
    while before >= 0 and words.tag[before] in {"RB", "CC"}:
        before -= 1
    if before < 0 or words.pause(before):
        return False
    if words.tag[before] == "PRP" and words.low[before] not in {
        *("it", "them", "him", "her", "you", "us", "me"),
        *_REFLEXIVES,
    }:
        return True
    if words.low[before] in _REFLEXIVES:
        return False
    token = words.tokens[place]
    head = token.head if token.dep_ in {"aux", "auxpass"} else token
    return any(
        child.i < token.i
        and child.dep_ in {"nsubj", "nsubjpass"}
        and words.places.get(child.i, -1) >= before - _SUBJECT_NEAR
        for child in head.children
    ) and not words.has_modal(0, place)


def _subject_end(words: Words, start: int) -> int | None:
    """Where the verb group after the inverted subject begins."""
    limit = min(len(words), start + _LONGEST_SUBJECT)
    for place in range(start, limit):
        if words.tag[place] == "PRP" or words.low[place] == "there":
            if words.tag[place + 1 : place + 2] == ("CC",):
                continue
            return place + 1
        if (place > start and words.tag[place] in {"VB", "VBN", "VBD", "TO", "VBG"}) or words.low[place] == "not":
            return place
        if words.finite(place) and place > start:
            return place if words.tag[place] == "VBP" else None
        if words.low[place] in {";", "?"}:
            return None
    return None


def _verb_fits(words: Words, word: str, place: int) -> bool:
    """Had + participle, should + infinitive, were + to, not, -ing, a participle or a complement."""
    while place < len(words) and (words.tag[place] == "RB" or words.low[place] in {"n't", "all", "both"}):
        place += 1
    if place >= len(words):
        return False
    tag = words.tag[place]
    if word == "had":
        return tag in {"VBN", "VBD"} or words.low[place] in {"been", "a", "the", "no"} | _SAME_AS_PARTICIPLE
    if word == "should":
        return tag in {"VB", "VBP"}
    return tag in {"TO", "VBG", "VBN", "JJ", "IN", "DT", "JJR", "NN", "NNS", "VBD"}
