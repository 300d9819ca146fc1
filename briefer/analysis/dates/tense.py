"""On which side of the publication a time expression lies: by the verb, noun and preposition that govern it."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from briefer.analysis.dates.readings import Tense
from briefer.analysis.dates.vocabulary import tables

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "may", "might", "would", "should", "must", "can"})
"""Modals that put what they govern after the time of writing, as far as a news text's weekdays go."""

_TIMES = ("DATE", "TIME")
_REACH = 8
"How many heads are climbed in search of a verb."

_AHEAD = frozenset({("soon", "as"), ("early", "as"), ("ahead", "of")})
"""Words before an expression that put it ahead of what is told: "as soon as Friday"."""

_BETWEEN = frozenset({"on", "at", "about", "around", "noon", "midnight", "midday", "a.m.", "p.m.", "o'clock", "the"})
"""What may stand, with figures, zones and parts of the day, between a preposition and its day: "until 6 p.m. on"."""


_LEADS = frozenset(
    {"until", "till", "by", "to", "through", "for", "since", "as", "of", "in", "during", "before", "after"}
)
"""Prepositions that may stand before a clock time and say something of the day behind it."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tables()["ahead"].items()}


@cache
def _between() -> frozenset[str]:
    return _BETWEEN | set(tables()["zones"]) | set(tables()["parts"])


@dataclass(frozen=True, slots=True)
class _Governor:
    """The verb above an expression and what was passed on the way to it."""

    verb: Token | None
    tense: Tense | None
    nouns: tuple[Token, ...]
    place: int
    "Token index of the expression."
    due: bool
    "True: hangs on the word for what is owed or awaited."


class SpacyParse:
    """A spaCy parse, asked by character offsets of the same text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def tag(self, start: int) -> str | None:
        token = self._token(start)
        return token.tag_ if token is not None else None

    def tense(self, start: int, end: int) -> Tense | None:
        """Past, present or future of what happens then; "either": the text does not say; None: no verb governs it."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        lead, before = _lead(span)
        governor = _climb(span.root)
        return _by_lead(lead, before, governor) or _by_noun(governor) or _plain(governor)

    def sure(self, start: int, end: int) -> bool:
        """Whether "in" or "on" puts it right under a verb in the simple past, the perfect or the future.

        A day "on" which something happens in the present tense is as sure: it is to come.
        """
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return False
        lead, before = _lead(span)
        governor = _climb(span.root)
        if lead not in ("in", "on", "during") or governor.nouns or governor.verb is None:
            return False
        stated = _by_lead(lead, before, governor) or _by_noun(governor)
        if stated is not None:
            return False
        if governor.tense == "past":
            return _is_told(governor.verb)
        return _is_promised(governor.verb) or (governor.tense == "present" and lead == "on")

    def governor(self, start: int, end: int) -> str | None:
        """Lemma of the nearest verb above the expression; None: there is none."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        token = span.root if span is not None and len(span) else None
        while token is not None and token.head.i != token.i:
            token = token.head
            if token.pos_ == "VERB":
                return token.lemma_
        return None

    def _token(self, start: int) -> Token | None:
        span = self._doc.char_span(start, start + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None


def _lead(span: Span) -> tuple[str, str]:
    """The preposition that governs the expression, clock time and all, and the word before it; lower case."""
    doc, place = span.doc, span.start - 1
    while place > 0 and span.start - place <= _REACH and (doc[place].like_num or doc[place].lower_ in _between()):
        if doc[place].is_sent_start:
            break
        place -= 1
    if place < 0 or span[0].is_sent_start:
        return "", ""
    if doc[place].lower_ not in _LEADS:
        place = span.start - 1
    return doc[place].lower_, doc[place - 1].lower_ if place else ""


def _climb(token: Token) -> _Governor:
    place, due = token.i, False
    nouns: list[Token] = []
    for _ in range(_REACH):
        if token.pos_ in ("VERB", "AUX") and (tense := _tense_of(token)):
            return _Governor(token, tense, tuple(nouns), place, due or _awaits(token))
        due = due or token.lower_ == "due"
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in _TIMES and token.lower_ != "time":
            nouns.append(token)
    return _Governor(None, None, tuple(nouns), place, due)


def _awaits(verb: Token) -> bool:
    """Such as "was due"."""
    return any(child.lower_ == "due" for child in verb.rights)


def _by_lead(lead: str, before: str, governor: _Governor) -> Tense | None:
    """What the preposition says together with the verb."""
    verb, lists = governor.verb, _lists()
    lemma = verb.lemma_ if verb is not None else ""
    if lead == "since":
        return "past"
    if (before, lead) in _AHEAD:
        return "future"
    moved = lead in ("until", "till", "to", "through") and lemma in lists["moves"]
    if moved or (lead == "for" and lemma in lists["sets"]):
        return _once_set(verb)
    if lead in ("until", "till", "by"):
        if governor.tense != "past" or (lead == "by" and lemma in lists["asks"]) or _is_supposed(verb):
            return "future"
        return "past" if lead == "by" else "either"
    return None


def _is_supposed(verb: Token | None) -> bool:
    """In "would attack unless they were freed by Friday" the past form is only that of what is reported."""
    if verb is None or _is_pluperfect(verb) or not any(c.lower_ in ("if", "unless") for c in verb.lefts):
        return False
    return any(c.tag_ in ("MD", "TO") for c in verb.head.lefts if c.dep_ == "aux")


def _by_noun(governor: _Governor) -> Tense | None:
    """What a noun says that the expression hangs on: a deadline lies ahead, and so does what one is invited to."""
    lists, past = _lists(), governor.tense == "past"
    if governor.due:
        if governor.verb is None or not past:
            return "future"
        return "past" if _is_pluperfect(governor.verb) else "either"
    lemmas = {noun.lemma_.lower() for noun in governor.nouns}
    if lemmas & lists["limits"]:
        return "either" if past else "future"
    if past and governor.verb is not None and governor.verb.lemma_ in lists["calls"]:
        called = lemmas | _called_to(governor)
        return "future" if called & lists["meetings"] else None
    return None


def _called_to(governor: _Governor) -> set[str]:
    """Lemmas of what stands after "to" or "for" between the verb and the expression: "invited them to talks on"."""
    verb = governor.verb
    prepositions = [c for c in verb.rights if c.lower_ in ("to", "for") and c.i < governor.place] if verb else []
    return {noun.lemma_.lower() for preposition in prepositions for noun in preposition.rights}


def _plain(governor: _Governor) -> Tense | None:
    """The verb's own tense; the present of a verb that a noun parts from the expression says nothing."""
    verb, tense = governor.verb, governor.tense
    if verb is None or tense == "past" or not governor.nouns or _has_will(verb):
        return tense
    return None


def _has_will(verb: Token) -> bool:
    return any(child.lower_ in _FUTURE for child in verb.children)


def _once_set(verb: Token | None) -> Tense:
    """A date once set lies ahead; told in the pluperfect, or of what was then dropped, it may be over."""
    return "either" if verb is not None and (_is_pluperfect(verb) or _is_dropped(verb)) else "future"


def _is_dropped(verb: Token) -> bool:
    """Such as "the vote set for Monday was put off"."""
    return verb.dep_ in ("acl", "relcl") and verb.head.head.lemma_ in _lists()["drops"]


def _is_told(verb: Token) -> bool:
    """In the past by its own form or its auxiliary's, not as a participle or an infinitive."""
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.lefts if child.dep_ in _AUXILIARIES)


def _is_promised(verb: Token) -> bool:
    return any(child.lower_ in _PROMISES for child in verb.lefts)


_PROMISES = frozenset({"will", "'ll", "’ll", "shall", "wo"})

_AUXILIARIES = ("aux", "auxpass")


def _is_pluperfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.lower_ in ("had", "'d", "’d") for child in verb.lefts)


def _tense_of(verb: Token) -> Tense | None:
    """None: a participle that takes its tense from the clause above it."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & _FUTURE:
        return "past" if "have" in words else "future"
    if verb.lemma_ in _lists()["plans"] and not _is_pluperfect(verb):
        return "future"
    if verb.lemma_ == "expect" and verb.tag_ == "VBN" and not _is_pluperfect(verb):
        return "either" if any(child.tag_ == "VBD" for child in auxiliaries) else "future"
    if verb.tag_ == "VBG" and not auxiliaries and verb.head.lower_ in ("after", "since", "following"):
        return "past"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" or _is_perfect(child) for child in auxiliaries):
        return "past"
    return _of_form(verb, words, auxiliaries)


def _is_perfect(auxiliary: Token) -> bool:
    return auxiliary.lemma_ == "have" and auxiliary.tag_ in ("VBZ", "VBP")


def _of_form(verb: Token, words: set[str], auxiliaries: list[Token]) -> Tense | None:
    if any(child.tag_ in ("VBZ", "VBP") for child in auxiliaries):
        return "present"
    if "to" in words:
        return _of_infinitive(verb)
    if verb.tag_ == "VB":
        return "present"
    if verb.tag_ == "VBP" and verb.lemma_ in _lists()["same"]:
        return "past"
    return _BY_TAG.get(verb.tag_)


def _of_infinitive(verb: Token) -> Tense:
    """What is done in order to, or turned out, lies where its verb does; what is intended lies ahead."""
    above = verb.head
    if above.pos_ == "AUX" and above.tag_ == "VBD" and above.lemma_ == "be":
        return "either"
    if above.pos_ in ("VERB", "AUX") and verb.dep_ in ("advcl", "xcomp", "ccomp") and above.i != verb.i:
        intended = above.pos_ == "AUX" or above.lemma_ in _lists()["intends"]
        over = _is_pluperfect(above) if intended else _tense_of(above) == "past"
        return "past" if over else "future"
    return "future"


_BY_TAG: dict[str, Tense] = {"VBN": "past", "VBZ": "present", "VBP": "present"}
