"""Conditionals without a conjunction: "any attack will ...", "a collapse would mean ...", "the move risks ..."."""

from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.risks.clause import clause_start, consequence_stop, trimmed
from briefer.analysis.risks.found import Before, Found
from briefer.analysis.risks.words import Words

ANY = frozenset({"any", "anyone", "anybody"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
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
        happenings=frozenset(data["happenings"]),
        happening_ends=tuple(data["happening_ends"]),
        bodies=frozenset(data["bodies"]),
    )


def find_causal(words: Words, before: Before) -> list[Found]:
    """`before`: the trigger that the sentence before offers to "that would mean ..."."""
    found: list[Found] = []
    taken = -1
    for place, word in enumerate(words.low):
        if place <= taken:
            continue
        hit = _any(words, place) if word in ANY else _caused(words, place, before)
        if hit:
            found.append(hit)
            taken = words.places[hit.consequence[-1]]
    return found


def _any(words: Words, place: int) -> Found | None:
    """`Any X` at the head of a clause, with a modal as its next finite verb."""
    if place and not (
        words.pause(place - 1) or words.tag[place - 1] == "CC" or words.low[place - 1] in {"that", "but"}
    ):
        return None
    verb = words.first_finite(place, min(place + 16, len(words)))
    if verb is not None and any(words.tag[i] in {"WP", "WDT", "WRB"} for i in range(place, verb)):
        verb = _past_relative(words, place)
    if verb is None or not words.modal(verb) or verb < place + 2 or words.low[-1] == "?":
        return None
    trigger = trimmed(words, range(place, verb))
    consequence = trimmed(words, range(verb, consequence_stop(words, verb, len(words))))
    if len(consequence) < 2:  # noqa: PLR2004 - a modal and its verb
        return None
    return Found.of(words, range(place, place + 1), trigger, consequence, "would")


def _past_relative(words: Words, place: int) -> int | None:
    """The modal after "any soldier who crosses": the auxiliary of the verb whose subject the noun is."""
    noun = words.tokens[place] if words.tag[place] == "NN" else words.tokens[place].head
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    modal = next((c.i for c in noun.head.lefts if c.tag_ == "MD"), -1)
    verb = words.places.get(modal, -1)
    return verb if verb > place else None


def _caused(words: Words, place: int, before: Before) -> Found | None:
    """A happening as subject, then a modal and a verb of causing, or `risks` with a gerund."""
    lexicon = causal_words()
    end = _verb_end(words, place, lexicon)
    start = None if end is None else _verb_start(words, place)
    if end is None or start is None:
        return None
    subject = _subject(words, place, strict=words.low[place] in lexicon.verbs - {"mean"})
    told = place if _keeps_verb(words, place, lexicon) else end
    consequence = trimmed(words, range(told, consequence_stop(words, end, len(words))))
    if subject is None or subject.stop > start or not consequence:
        return None
    if not words.has_nominal(consequence[0], consequence[-1] + 1):
        return None
    if words.low[subject.start] not in _BACKWARD or len(subject) > 1:
        return Found.of(words, range(start, end), trimmed(words, subject), consequence, "would")
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


def _keeps_verb(words: Words, place: int, lexicon: CausalWords) -> bool:
    word = words.low[place]
    return words.tag[place] == "VB" and word in lexicon.verbs - lexicon.bare and word not in lexicon.phrases


def _verb_end(words: Words, place: int, lexicon: CausalWords) -> int | None:
    """Place after the causing verb and the preposition that belongs to it; None: no such verb here."""
    word = words.low[place]
    if word in lexicon.risk and place + 1 < len(words):
        return place + 1 if words.tag[place + 1] == "VBG" else None
    if words.tag[place] != "VB":
        return None
    for rest in lexicon.phrases.get(word, ()):
        if words.low[place + 1 : place + 1 + len(rest)] == rest:
            return place + 1 + len(rest)
    return place + 1 if word in lexicon.verbs and place + 1 < len(words) else None


def _verb_start(words: Words, place: int) -> int | None:
    """Where the verb group begins: its modal, or `risks` itself; None: neither."""
    start = place
    while start > 0 and words.tag[start - 1] in _ADVERBS:
        start -= 1
    if words.has_modal(start, place):
        return start
    return place if words.low[place].startswith("risk") and words.tag[place] in {"VBZ", "VBP", "NNS"} else None


def _subject(words: Words, place: int, *, strict: bool) -> range | None:
    """The subject's phrase, if it names a happening; `strict`: its noun must be known as one."""
    for child in words.tokens[place].lefts:
        if child.dep_ in _SUBJECTS and child.i in words.places:
            subject = words.places[child.i]
            if words.tag[subject] in {"WDT", "WP"}:
                return None
            if words.low[subject] not in _BACKWARD and not _happening(words, subject, strict=strict):
                return None
            left, right = words.edges(subject)
            return range(left, right + 1)
    if words.low[place] == "risks":  # often taken for a noun
        start = clause_start(words, place)
        if start < place and not words.has_finite(start, place):
            return range(start, place)
    return None


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
