"""Find the words that make a sentence conditional, and leave out the same words where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from briefer.analysis.lexicon import load
from briefer.analysis.risks.words import FINITE, Words
from briefer.model import Polarity

Form = Literal["clause", "noun", "inversion"]
SUBJECT_TAGS = frozenset({"PRP", "DT", "NNP", "NNPS", "NN", "NNS", "EX", "PRP$", "JJ", "CD", "WDT", "IN"})
_ADVERB_BEFORE_CONDITIONAL = 3


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


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One way to divide a sentence at its marker, and the points that speak for it."""

    points: float
    border: int
    "First place of the consequence."


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerWords:
    by_first: dict[str, tuple[tuple[tuple[str, ...], Polarity], ...]]
    "First word to the forms that begin with it, longest first."
    clause: frozenset[str]
    open: frozenset[str]
    noun: frozenset[str]
    after_if: frozenset[str]
    after_once: frozenset[str]
    whether: frozenset[str]
    whether_negated: frozenset[str]
    without_idiom: frozenset[str]
    inversion: frozenset[str]


@cache
def marker_words() -> MarkerWords:
    data = load("briefer.analysis.risks", "lexicon.toml")
    by_first: dict[str, list[tuple[tuple[str, ...], Polarity]]] = {}
    for phrase, polarity in data["markers"].items():
        words = tuple(phrase.split())
        by_first.setdefault(words[0], []).append((words, cast(Polarity, polarity)))
    needs, excluded = data["needs"], data["not_conditional"]
    return MarkerWords(
        by_first={k: tuple(sorted(v, key=lambda form: -len(form[0]))) for k, v in by_first.items()},
        clause=frozenset(needs["clause"]),
        open=frozenset(needs["open"]),
        noun=frozenset(needs["noun"]),
        after_if=frozenset(excluded["after_if"]),
        after_once=frozenset(excluded["after_once"]),
        whether=frozenset(excluded["whether"]) | frozenset(excluded["whether_negated"]),
        whether_negated=frozenset(excluded["whether_negated"]),
        without_idiom=frozenset(excluded["without_idiom"]),
        inversion=frozenset(data["inversion"]),
    )


def find_markers(words: Words) -> Iterator[Marker]:
    """The markers of a sentence in order, none overlapping another."""
    lexicon = marker_words()
    place = 0
    while place < len(words):
        marker = _subordinator(words, place, lexicon) or _inversion(words, place, lexicon)
        if marker is None:
            place += 1
        else:
            yield marker
            place = max(marker.end, marker.body)


def _subordinator(words: Words, place: int, lexicon: MarkerWords) -> Marker | None:
    for form, polarity in lexicon.by_first.get(words.low[place], ()):
        end = place + len(form)
        if words.low[place:end] != form or end >= len(words):
            continue
        phrase = " ".join(form)
        if not _conditional(words, place, end, phrase, lexicon):
            return None
        start = place
        if phrase == "but if":  # the conjunction joins the sentence to the one before
            start += 1
        return Marker(
            start=start,
            end=end,
            body=end,
            polarity=polarity,
            form="noun" if phrase in lexicon.noun else "clause",
            open=phrase in lexicon.open,
        )
    return None


def _conditional(words: Words, place: int, end: int, phrase: str, lexicon: MarkerWords) -> bool:
    if phrase in {"if", "but if"}:
        return _is_conditional_if(words, end - 1, lexicon)
    if phrase == "once":
        return (
            words.low[end] not in lexicon.after_once
            and words.tag[end] not in {"VBN", "VBD"}
            and not (place and words.finite(place - 1))
            and _clause_follows(words, end)
        )
    if phrase == "until" and words.low[end] == "after":
        return False
    if phrase in lexicon.open or phrase in lexicon.clause:
        return _clause_follows(words, end) and not _is_main_verb(words, place)
    if phrase == "without":
        return (
            words.low[end] not in lexicon.without_idiom
            and not words.pause(end)
            and words.low[place - 1 : place] != ("or",)
        )
    if phrase == "absent":
        return words.tag[end] in {"DT", "JJ", "NN", "NNS", "PRP$"} and (place == 0 or words.pause(place - 1))
    return True


def _is_main_verb(words: Words, place: int) -> bool:
    """`provided` in "Iran provided training that ..." is the verb itself."""
    if words.tag[place] == "VBG" and place and words.tokens[place - 1].lemma_ == "be":
        return True
    if words.tag[place] not in FINITE:
        return False
    return any(
        words.tokens[place].i > child.i and child.dep_ in {"nsubj", "nsubjpass"}
        for child in words.tokens[place].children
    )


def _clause_follows(words: Words, start: int) -> bool:
    """A subject and a verb before the next pause."""
    end = words.next_pause(start, len(words))
    verb = words.first_finite(start, end)
    return verb is not None and verb > start and words.has_nominal(start, verb)


def _is_conditional_if(words: Words, place: int, lexicon: MarkerWords) -> bool:
    before = words.low[place - 1] if place else ""
    after = words.low[place + 1]
    if before in {"as", "few", "little"} or after in {",", "."}:
        return False
    if after in lexicon.after_if and (
        place + 2 >= len(words)
        or words.pause(place + 2)
        or (after == "only" and words.low[place + 2] in {"to", "because", "for"})
    ):
        return False
    if (
        after == "not"
        and words.low[place + 2 : place + 3] != ("for",)
        and place
        and not _clause_follows(words, place + 1)
    ):
        return False
    if after in {"so", "not"} and (place + 2 >= len(words) or words.pause(place + 2)):
        return False  # looks back at the sentence before
    if words.low[place + 1 : place + 3] == ("i", "may"):
        return False
    return not _means_whether(words, place, lexicon)


def _means_whether(words: Words, place: int, lexicon: MarkerWords) -> bool:
    """The clause is what is asked, known or doubted: it depends on that word as its complement."""
    for back in range(1, _ADVERB_BEFORE_CONDITIONAL + 1):
        other = place - back
        if other < 0 or words.pause(other):
            return False
        lemma = words.tokens[other].lemma_
        if words.tag[other] == "NNS" or lemma not in lexicon.whether:
            continue
        if lemma in lexicon.whether_negated:
            return any(w in {"not", "n't", "no", "never"} for w in words.low[max(0, other - 3) : other])
        return back == 1 or lemma == "ask"
    return False


def _inversion(words: Words, place: int, lexicon: MarkerWords) -> Marker | None:
    """`Had they known`, `should it fail`, `were he to leave`: the verb stands before its subject."""
    word = words.low[place]
    if word not in lexicon.inversion or place + 2 >= len(words) or not _subject_follows(words, place):
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
    if words.tag[place + 1] not in SUBJECT_TAGS:
        return False
    if words.tag[place + 1] == "IN" and words.low[place + 1] not in {"that", "it"}:
        return False
    if place == 0 or words.pause(place - 1):
        return True
    if words.low[place - 1] in {"have", "has", "having", "'ve", "never", "also", "already"}:
        return words.tag[place + 1] == "PRP" and words.tag[place + 2] in {"VBN", "RB"}
    if words.low[place - 1] == "that":
        return words.tag[place + 1] in {"PRP", "EX"} or words.tag[place - 1] == "IN"
    if words.tag[place - 1] in {"WP", "WDT", "WRB", "TO", "MD", "EX"}:
        return False
    return not _has_subject_before(words, place)


def _has_subject_before(words: Words, place: int) -> bool:
    """The noun or pronoun right before is what the parse takes for the subject, and no finite verb lacks one."""
    before = place - 1
    while before >= 0 and words.tag[before] in {"RB", "CC"}:
        before -= 1
    if before < 0 or words.pause(before):
        return False
    if words.tag[before] == "PRP" and words.low[before] not in {"it", "them", "him", "her", "you", "us", "me"}:
        return True
    token = words.tokens[place]
    head = token.head if token.dep_ in {"aux", "auxpass"} else token
    return any(
        child.i < token.i and child.dep_ in {"nsubj", "nsubjpass"} and words.places.get(child.i, -1) >= before - 4
        for child in head.children
    ) and not words.has_modal(0, place)


def _subject_end(words: Words, start: int) -> int | None:
    """Where the verb group after the inverted subject begins."""
    limit = min(len(words), start + 25)
    for place in range(start, limit):
        if words.tag[place] == "PRP" or words.low[place] == "there":
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
        return tag in {"VBN", "VBD"} or words.low[place] in {"been", "a", "the", "no"}
    if word == "should":
        return tag in {"VB", "VBP"}
    return tag in {"TO", "VBG", "VBN", "JJ", "IN", "DT", "JJR", "NN", "NNS", "VBD"}


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
