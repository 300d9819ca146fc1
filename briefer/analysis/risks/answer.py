"""What would be answered: "they will respond with force to any attack", "will treat any raid as war"."""

from spacy.tokens import Token

from briefer.analysis.risks.causal import causal_words
from briefer.analysis.risks.clause import trimmed
from briefer.analysis.risks.found import Found
from briefer.analysis.risks.whoever import ANY
from briefer.analysis.risks.words import Words

_CLIMB = 4
_UP = frozenset({"pobj", "dobj", "prep", "obj", "conj"})


def find_answers(words: Words) -> list[Found]:
    return [
        found
        for place, word in enumerate(words.low)
        if word in ANY and place and (found := _answer(words, place)) is not None
    ]


def _answer(words: Words, place: int) -> Found | None:
    noun = words.tokens[place].head if words.tag[place] == "DT" else words.tokens[place]
    verb = _verb_over(noun)
    if verb is None or verb.i not in words.places or noun.i not in words.places:
        return None
    if not any(c.tag_ in {"MD", "TO"} for c in verb.lefts):
        return None
    regarded = verb.lemma_ in causal_words().regards
    first, last = words.edges(words.places[noun.i])
    if regarded:
        another = (i for i in range(words.places[noun.i] + 1, last + 1) if words.low[i] in {"a", "an", "as"})
        last = next(another, last + 1) - 1
    end = first
    while end > 0 and words.tag[end - 1] in {"IN", "TO"}:
        end -= 1
    start = words.edges(words.places[verb.i])[0]
    consequence = trimmed(words, range(start, end))
    if first != place or words.places[verb.i] >= end or not consequence:
        return None
    if regarded:
        rest = trimmed(words, range(last + 1, words.edges(words.places[verb.i])[1] + 1))
        if not rest:
            return None
        consequence = (*consequence, *rest)
    trigger = trimmed(words, range(first, last + 1))
    return Found.of(words, range(place, place + 1), trigger, consequence, "would")


def _verb_over(noun: Token) -> Token | None:
    """The verb of answering whose object, or the object of whose preposition, the noun is."""
    token = noun
    for _ in range(_CLIMB):
        if token.dep_ not in _UP:
            return None
        token = token.head
        if token.pos_ == "VERB":
            return token if token.lemma_ in causal_words().answers | causal_words().regards else None
    return None
