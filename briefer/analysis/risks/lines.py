"""What an act is called: "crossing the river is a red line", "it would be a mistake to cross". It is the trigger."""

from functools import cache

from spacy.tokens import Token

from briefer.analysis.lexicon import load
from briefer.analysis.risks.clause import trimmed
from briefer.analysis.risks.found import Before, Found
from briefer.analysis.risks.words import Words

_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass"})
_BACK = frozenset({"that", "this", "it"})
_LINES = frozenset({"line", "lines"})


@cache
def called_words() -> frozenset[str]:
    """Lemmas of what "it would be ... to do it" warns with."""
    return frozenset(load("briefer.analysis.risks", "lexicon.toml")["called"]["words"])


def find_lines(words: Words, before: Before) -> list[Found]:
    """`before`: what the sentence before says, for "that is a red line"."""
    found = []
    for place in range(1, len(words)):
        if words.low[place] in _LINES and words.low[place - 1] == "red":
            hit = _line(words, place, before)
        elif words.tokens[place].lemma_ in called_words():
            hit = _mistake(words, place)
        else:
            continue
        if hit is not None:
            found.append(hit)
    return found


def _line(words: Words, place: int, before: Before) -> Found | None:
    verb = _being(words, place)
    subject = None if verb is None else next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    if verb is None or subject is None or subject.i not in words.places:
        return None
    start, end = words.edges(words.places[subject.i])
    left, right = words.edges(place)
    at = words.places[verb.i]
    trigger = tuple(words.tokens[i].i for i in trimmed(words, range(start, end + 1)))
    if len(trigger) == 1 and subject.lower_ in _BACK:
        trigger = before()
    if not trigger or end >= at or left <= at:
        return None
    consequence = tuple(words.tokens[i].i for i in trimmed(words, range(left, right + 1)))
    return Found(words=words, marker=(at, at + 1), trigger=trigger, consequence=consequence, polarity="would")


def _being(words: Words, place: int) -> Token | None:
    """The verb that calls it so; None: another, or denied."""
    verb = words.tokens[place].head
    if words.tokens[place].dep_ not in {"attr", "oprd", "acomp"} or verb.lemma_ not in {"be", "remain"}:
        return None
    return None if verb.i not in words.places or any(c.dep_ == "neg" for c in verb.children) else verb


def _mistake(words: Words, place: int) -> Found | None:
    """`It would be a mistake to cross the river`: an infinitive after the word, and a modal before it."""
    verb = _being(words, place)
    if verb is None or not any(c.tag_ == "MD" for c in verb.lefts):
        return None
    subject = next((c for c in verb.lefts if c.dep_ in _SUBJECTS), None)
    to = next((i for i in range(place + 1, min(place + 3, len(words) - 1)) if words.tag[i] == "TO"), None)
    if subject is None or subject.lower_ != "it" or subject.i not in words.places or to is None:
        return None
    if words.tag[to + 1] != "VB":
        return None
    end = next((i for i in range(to, len(words)) if words.pause(i)), len(words))
    modal = next(words.places[c.i] for c in verb.lefts if c.tag_ == "MD" and c.i in words.places)
    trigger, consequence = trimmed(words, range(to, end)), trimmed(words, range(words.places[subject.i], to))
    return Found.of(words, range(modal, modal + 1), trigger, consequence, "would") if trigger else None
