"""Find the words that make a sentence conditional, and leave out the same words where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from briefer.analysis.lexicon import load
from briefer.analysis.risks.inversion import inverted
from briefer.analysis.risks.marker import Marker
from briefer.analysis.risks.words import FINITE, Words
from briefer.model import Polarity

_TIMES = frozenset({(word,) for word in ("day", "week", "month", "year", "night", "decade", "century", "while")})
_DENIALS = frozenset({"not", "n't", "n’t", "no", "never"})
_ADVERB_BEFORE_CONDITIONAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkerWords:
    by_first: dict[str, tuple[tuple[tuple[str, ...], Polarity], ...]]
    "First word to the forms that begin with it, longest first."
    clause: frozenset[str]
    open: frozenset[str]
    noun: frozenset[str]
    after_if: frozenset[str]
    after_once: frozenset[str]
    after_but_for: frozenset[str]
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
        after_but_for=frozenset(excluded["after_but_for"]),
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
        marker = _subordinator(words, place, lexicon) or inverted(words, place, lexicon.inversion)
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
        inserted = _insertion_end(words, end) if words.low[end] == "," else None
        return Marker(
            start=start,
            end=end,
            body=end if inserted is None else inserted + 1,
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
            not _once_a_while(words, end, lexicon)
            and words.tag[end] not in {"VBN", "VBD"}
            and not (place and words.finite(place - 1))
            and _clause_follows(words, end)
        )
    if phrase in lexicon.open or phrase in lexicon.clause:
        if words.low[end] == "after" or words.tokens[end].ent_type_ in {"DATE", "TIME"}:
            return False  # a mere time
        return _clause_follows(words, end) and not _is_main_verb(words, place)
    return phrase not in {"without", "absent", "with no", "but for", "failing"} or _lacks(words, place, end, lexicon)


def _once_a_while(words: Words, end: int, lexicon: MarkerWords) -> bool:
    """`Once a week`, `once again`; not `once a force has been trained`."""
    if words.low[end] not in lexicon.after_once:
        return False
    return words.low[end] not in {"a", "an", "every"} or words.low[end + 1 : end + 2] in _TIMES


def _lacks(words: Words, place: int, end: int, lexicon: MarkerWords) -> bool:
    """`Without` or `absent` and what is lacking; not "without warning", "with or without", "but for some"."""
    if words.low[place] == "with":
        return place == 0 or words.pause(place - 1)
    if words.low[place] == "but":
        return words.low[end] not in lexicon.after_but_for
    if words.low[place] == "failing":
        head = place == 0 or words.pause(place - 1)
        return head and words.low[end] not in {"that", "which"} and words.tag[end] in {"DT", "JJ", "NN", "NNS"}
    if words.low[place] == "absent":
        return words.tag[end] in {"DT", "JJ", "NN", "NNS", "PRP$"} and (place == 0 or words.pause(place - 1))
    idiom = words.low[end] in lexicon.without_idiom or words.low[place - 1 : place] == ("or",)
    return not idiom and not words.pause(end)


def _is_main_verb(words: Words, place: int) -> bool:
    """`provided` in "Iran provided training that ..." is the verb itself."""
    if words.tag[place] == "VBG" and place and words.tokens[place - 1].lemma_ == "be":
        return True
    token = words.tokens[place]
    if token.lemma_ == "provide" and any(c.dep_ == "dobj" and c.i > token.i for c in token.children):
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
    if after == "," and _insertion_end(words, place + 1) is not None:
        return not _means_whether(words, place, lexicon)
    if before in {"as", "few", "little"} or after in {",", "."} or words.low[place + 1 : place + 3] == ("i", "may"):
        return False
    return not _set_phrase(words, place, after, lexicon) and not _means_whether(words, place, lexicon)


def _insertion_end(words: Words, comma: int) -> int | None:
    """The second comma of what is put in right after `if`, where a clause follows: "if, as expected, it fails"."""
    other = next((i for i in range(comma + 1, len(words)) if words.low[i] == ","), None)
    if other is None or other + 1 >= len(words) or words.has_finite(comma + 1, other):
        return None
    return other if _clause_follows(words, other + 1) else None


def _set_phrase(words: Words, place: int, after: str, lexicon: MarkerWords) -> bool:
    """`If any`, `if only to`, "hundreds, if not thousands", and `if so`, which looks back at the sentence before."""
    ends = place + 2 >= len(words) or words.pause(place + 2)
    if after in lexicon.after_if and (ends or (after == "only" and words.low[place + 2] in {"to", "because", "for"})):
        return True
    if after in {"so", "not"} and ends:
        return True
    denies_noun = after == "not" and words.low[place + 2 : place + 3] != ("for",)
    return denies_noun and place > 0 and not _clause_follows(words, place + 1)


def _means_whether(words: Words, place: int, lexicon: MarkerWords) -> bool:
    """The clause is what is asked, known or doubted: it depends on that word as its complement."""
    if words.low[:1] == ("asked",) or words.low[:2] == ("when", "asked"):  # "asked what he would do if ..., he said"
        return not any(words.pause(i) for i in range(place))
    for back in range(1, _ADVERB_BEFORE_CONDITIONAL + 1):
        other = place - back
        if other < 0 or words.pause(other):
            return False
        lemma = words.tokens[other].lemma_
        if words.tag[other] == "NNS" or lemma not in lexicon.whether:
            continue
        if lemma in lexicon.whether_negated:
            denied = not _DENIALS.isdisjoint(words.low[max(0, other - 3) : other])
            return back == 1 and denied
        return back == 1 or lemma == "ask"
    return False
