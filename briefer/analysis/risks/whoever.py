"""Conditionals whose subject is open: "any attack will ...", "whoever crosses it ...", "ships that ignore it ..."."""

from briefer.analysis.risks.clause import consequence_stop, trimmed
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.words import Words

ANY = frozenset({"any", "anyone", "anybody"})
OPEN = frozenset({"whoever", "those", "anything"})
_RELATIVES = frozenset({"WP", "WDT", "WRB"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_FIRM = frozenset({"will", "'ll", "’ll", "wo", "would"})
_SUFFER = frozenset({"face", "pay", "lose", "die", "suffer", "risk", "regret", "answer"})
_FAR = 16
"Tokens within which the modal after `any` stands."


def open_subject(words: Words, place: int) -> Found | None:
    """What begins at `place` and runs up to its modal is the trigger."""
    if not _heads_clause(words, place) or words.low[-1] == "?":
        return None
    if words.low[place] in ANY:
        verb = _modal_of_any(words, place)
    elif words.low[place] in OPEN or words.tag[place] in {"NNS", "NNPS"}:
        verb = _modal_after_relative(words, place)
    else:
        return None
    if verb is None or not words.modal(verb) or verb < place + 2:
        return None
    trigger = trimmed(words, range(place, verb))
    consequence = trimmed(words, range(verb, consequence_stop(words, verb, len(words))))
    if len(consequence) < 2:  # noqa: PLR2004 - a modal and its verb
        return None
    return Found.of(words, range(place, place + 1), trigger, consequence, "would")


def _heads_clause(words: Words, place: int) -> bool:
    if place == 0 or words.pause(place - 1):
        return True
    return words.tag[place - 1] == "CC" or words.low[place - 1] in {"that", "but"}


def _modal_of_any(words: Words, place: int) -> int | None:
    verb = words.first_finite(place, min(place + _FAR, len(words)))
    if verb is None or not any(words.tag[i] in _RELATIVES for i in range(place, verb)):
        return verb
    noun = words.tokens[place] if words.tag[place] == "NN" else words.tokens[place].head
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    modal = next((c.i for c in noun.head.lefts if c.tag_ == "MD"), -1)
    after = words.places.get(modal, -1)
    return after if after > place else None


def _suffered(words: Words, modal: int) -> bool:
    """What is done to them, and not what they do."""
    verb = words.tokens[modal].head
    return verb.tag_ == "VBN" or verb.lemma_ in _SUFFER


def _modal_after_relative(words: Words, place: int) -> int | None:
    """`Those who break it will be shot`: will or would, and a clause in the present before it that says which."""
    for other in range(place + 3, min(place + _FAR, len(words))):
        if words.low[other] not in _FIRM or words.tag[other] != "MD":
            continue
        verb = words.tokens[other].head
        subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS and c.i in words.places), None)
        if subject is None or words.edges(words.places[subject.i])[0] != place:
            return None
        told = words.first_finite(place + 1, other)
        if words.low[place] != "whoever" and not _suffered(words, other):
            return None
        opened = words.low[place] == "whoever" or words.tag[place + 1] in _RELATIVES
        return other if opened and told is not None and words.tag[told] in {"VBP", "VBZ"} else None
    return None
