"""The tense of the verb that governs a time expression, read off the parse."""

from spacy.tokens import Doc, Token

from briefer.analysis.dates.readings import Tense

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "may", "might", "would", "should", "must"})
"""Modals that put what they govern after the time of writing, as far as a news text's weekdays go."""

_DEADLINE = frozenset({"until", "till", "by"})
"""Prepositions whose day lies ahead of what is told."""

_PLANNING = frozenset({"plan", "schedule", "slate"})
"""Verbs whose past tense tells of a day to come."""

_TIMES = ("DATE", "TIME")
_REACH = 8
"How many heads are climbed in search of a verb."


class SpacyParse:
    """A spaCy parse, asked by character offsets of the same text."""

    sure = False

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def tag(self, start: int) -> str | None:
        token = self._token(start)
        return token.tag_ if token is not None else None

    def tense(self, start: int, end: int) -> Tense | None:
        """Of the nearest verb above the expression; None: there is none."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        if span.start and self._doc[span.start - 1].lower_ in _DEADLINE:
            return "future"
        token, through_noun = span.root, False
        for _ in range(_REACH):
            if token.pos_ in ("VERB", "AUX") and (tense := _tense_of(token)):
                return tense if tense == "past" or not through_noun or _has_will(token) else None
            if token.head.i == token.i:
                return None
            token = token.head
            through_noun = through_noun or (token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in _TIMES)
        return None

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


def _has_will(verb: Token) -> bool:
    return any(child.lower_ in _FUTURE for child in verb.children)


def _has_present(auxiliaries: list[Token]) -> bool:
    """Such as "has scheduled": the plan is made, its day is to come."""
    return not any(child.tag_ == "VBD" for child in auxiliaries)


def _tense_of(verb: Token) -> Tense | None:
    """None: a participle that takes its tense from the clause above it."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    if words & _FUTURE:
        return "past" if "have" in words else "future"
    if verb.lemma_ in _PLANNING and (verb.tag_ == "VBD" or _has_present(auxiliaries)):
        return "future"
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" or _is_perfect(child) for child in auxiliaries):
        return "past"
    return _of_form(verb.tag_, words, auxiliaries)


def _is_perfect(auxiliary: Token) -> bool:
    return auxiliary.lemma_ == "have" and auxiliary.tag_ in ("VBZ", "VBP")


def _of_form(tag: str, words: set[str], auxiliaries: list[Token]) -> Tense | None:
    if any(child.tag_ in ("VBZ", "VBP") for child in auxiliaries):
        return "present"
    if tag == "VB":
        return "future" if "to" in words else "present"
    return _BY_TAG.get(tag)


_BY_TAG: dict[str, Tense] = {"VBN": "past", "VBZ": "present", "VBP": "present"}
