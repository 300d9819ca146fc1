"""Conditionals without a conjunction: "a collapse would mean ...", "the move risks ...", "it threatens to ..."."""

from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.risks.clause import clause_start, consequence_stop, trimmed
from briefer.analysis.risks.cues import cue_words
from briefer.analysis.risks.found import Before, Found
from briefer.analysis.risks.whoever import open_subject
from briefer.analysis.risks.words import Words
from briefer.model import Polarity

_SUBJECTS = frozenset({"nsubj", "csubj"})
_EXPECTED = {(word,) for word in ("likely", "bound", "sure", "certain", "expected", "poised")}
_THREATENS = frozenset({"threatens", "threaten", "threatened"})
_BACKWARD = frozenset({"this", "that"})
_ADVERBS = frozenset({"RB", "MD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CausalWords:
    verbs: frozenset[str]
    bare: frozenset[str]
    "Those whose object alone is the consequence."
    backward: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    "First word to what must follow it."
    risk: frozenset[str]
    have: frozenset[str]
    "Objects of `would have`."
    answers: frozenset[str]
    regards: frozenset[str]
    happenings: frozenset[str]
    happening_ends: tuple[str, ...]
    bodies: frozenset[str]


@cache
def causal_words() -> CausalWords:
    data = load("briefer.analysis.risks", "lexicon.toml")["causal"]
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["phrases"]:
        first, *rest = phrase.split()
        phrases.setdefault(first, []).append(tuple(rest))
    return CausalWords(
        verbs=frozenset(data["verbs"]),
        bare=frozenset(data["bare"]),
        backward=frozenset(data["backward"]),
        phrases={first: tuple(rests) for first, rests in phrases.items()},
        risk=frozenset(data["risk"]),
        have=frozenset(data["have"]),
        answers=frozenset(data["answers"]),
        regards=frozenset(data["regards"]),
        happenings=frozenset(data["happenings"]),
        happening_ends=tuple(data["happening_ends"]),
        bodies=frozenset(data["bodies"]),
    )


def find_causal(words: Words, before: Before) -> list[Found]:
    """`before`: the trigger that the sentence before offers to "that would mean ..."."""
    found: list[Found] = []
    taken = -1
    for place in range(len(words)):
        if place <= taken:
            continue
        hit = open_subject(words, place) or _caused(words, place, before)
        if hit:
            found.append(hit)
            taken = words.places[hit.consequence[-1]]
    return found


def _caused(words: Words, place: int, before: Before) -> Found | None:
    """A happening as subject, then a modal and a verb of causing, or `risks` with a gerund."""
    lexicon = causal_words()
    end = _verb_end(words, place, lexicon)
    start = None if end is None else _verb_start(words, place)
    if end is None or start is None:
        return None
    subject = _subject(words, place, strict=words.low[place] in lexicon.verbs - {"mean"} | _THREATENS)
    told = place if _keeps_verb(words, place, end, lexicon) else end
    consequence = trimmed(words, range(told, consequence_stop(words, end, len(words))))
    if subject is None or subject.stop > start or not consequence:
        return None
    if not words.has_nominal(consequence[0], consequence[-1] + 1):
        return None
    if words.low[subject.start] not in _BACKWARD or len(subject) > 1:
        polarity: Polarity = "only-if" if words.low[subject.start] == "only" else "would"
        return Found.of(words, range(start, end), trimmed(words, subject), consequence, polarity)
    looks_back = words.low[place] in lexicon.backward or words.low[place] in lexicon.phrases
    meant = before() if looks_back else ()
    found = Found(
        words=words,
        marker=(start, end),
        trigger=meant,
        consequence=tuple(words.tokens[i].i for i in consequence),
        polarity="would",
    )
    return found if meant else None


def _keeps_verb(words: Words, place: int, end: int, lexicon: CausalWords) -> bool:
    """The verb opens the consequence, unless its object alone, or the object of its preposition, is what follows."""
    word = words.low[place]
    if words.tag[place] != "VB" or word not in lexicon.verbs or end > place + 1:
        return False
    return word not in lexicon.bare or words.tag[end] == "RP"


def _verb_end(words: Words, place: int, lexicon: CausalWords) -> int | None:
    """Place after the causing verb and the preposition that belongs to it; None: no such verb here."""
    word = words.low[place]
    if word in lexicon.risk and place + 1 < len(words):
        return place + 1 if words.tag[place + 1] == "VBG" else None
    if word in _THREATENS and words.tag[place + 1 : place + 3] == ("TO", "VB"):
        return place + 1
    if words.tag[place] != "VB":
        return None
    if word == "have":
        return place + 1 if _has_effect(words, place, lexicon) else None
    for rest in lexicon.phrases.get(word, ()):
        if words.low[place + 1 : place + 1 + len(rest)] == rest:
            return place + 1 + len(rest)
    return place + 1 if word in lexicon.verbs and place + 1 < len(words) else None


def _has_effect(words: Words, place: int, lexicon: CausalWords) -> bool:
    return any(c.dep_ == "dobj" and c.lower_ in lexicon.have for c in words.tokens[place].rights)


def _verb_start(words: Words, place: int) -> int | None:
    """Where the verb group begins: its modal, or `risks` itself; None: neither."""
    start = place
    while start > 0 and words.tag[start - 1] in _ADVERBS:
        start -= 1
    if words.has_modal(start, place):
        return start
    if words.tag[place - 1 : place] == ("TO",) and words.low[place - 2 : place - 1] in _EXPECTED:
        return next((i for i in range(place - 2, max(-1, place - 6), -1) if words.tokens[i].lemma_ == "be"), None)
    stands = words.low[place].startswith("risk") and words.tag[place] in {"VBZ", "VBP", "NNS"}
    return place if stands or (words.low[place] in _THREATENS and words.tag[place] in {"VBZ", "VBP", "VBD"}) else None


def _subject(words: Words, place: int, *, strict: bool) -> range | None:
    """The subject's phrase, if it names a happening; `strict`: its noun must be known as one."""
    verb = words.tokens[place]
    if verb.dep_ == "xcomp" and words.tag[place - 1 : place] == ("TO",):  # "is likely to provoke"
        verb = verb.head.head if verb.head.dep_ == "acomp" else verb.head
    for child in verb.lefts:
        if child.dep_ in _SUBJECTS and child.i in words.places:
            subject = words.places[child.i]
            if words.tag[subject] in {"WDT", "WP"}:
                return _antecedent(words, place, subject)
            if words.low[subject] not in _BACKWARD and not _happening(words, subject, strict=strict):
                return None
            left, right = words.edges(subject)
            return range(left, right + 1)
    if words.low[place] == "risks":  # often taken for a noun
        start = clause_start(words, place)
        said = words.first_finite(start, place)
        if said is not None and words.tokens[said].lemma_ in cue_words().say:
            start = said + 1
        if start < place and not words.has_finite(start, place):
            return range(start, place)
    return None


def _antecedent(words: Words, place: int, relative: int) -> range | None:
    """What a relative clause right after it belongs to: "a provocation that could lead to war"."""
    noun = words.places.get(words.tokens[place].head.i, -1)
    if words.tokens[place].dep_ != "relcl" or not 0 <= noun < relative or not _happening(words, noun, strict=True):
        return None
    end = relative - 1 if words.pause(relative - 1) else relative
    return range(words.edges(noun)[0], end) if noun < end else None


def _happening(words: Words, place: int, *, strict: bool) -> bool:
    token, lexicon = words.tokens[place], causal_words()
    if words.tag[place] == "VBG" or token.dep_ == "csubj":
        return True
    if words.tag[place] not in {"NN", "NNS"} or token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}:
        return False
    lemma = token.lemma_.lower()
    if lemma in lexicon.bodies:
        return False
    return not strict or lemma in lexicon.happenings or lemma.endswith(lexicon.happening_ends)
