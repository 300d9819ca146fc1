"""Acts that stand in the text with a date of their own, whether or not a list of verbs knows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from briefer.analysis.document import Document
from briefer.analysis.events.clauses import told_then
from briefer.analysis.events.happening import Telling, telling
from briefer.analysis.events.lexicon import EventWords
from briefer.analysis.events.naming import Named, name_event
from briefer.analysis.lexicon import load
from briefer.model import DateRef

_NO_POINT = frozenset({"since", "until", "till", "than", "for", "of", "from", "between", "after", "before", "as", "to"})
_NOT_OWN = frozenset({"poss", "nmod", "compound", "amod", "nummod", "nsubj", "nsubjpass", "dobj", "appos", "attr"})
"Relations in which a time describes a thing and does not say when: `Friday's deadline`, `the 1991 treaty`."
_FINE = frozenset({"minute", "hour", "part", "day", "week", "month"})
"Granularities that a timeline can place."
_OBJECTS = frozenset({"dobj", "prt", "prep", "nsubjpass"})
_LOOSE = frozenset({"acl", "advcl", "pcomp"})
_EMPTY_SUBJECTS = frozenset({"it", "there", "this", "that", "what", "which"})
_STEPS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedWords:
    """Lemmas, but `due`, which is words."""

    none: frozenset[str]
    "Speech, thought and states."
    acts: frozenset[tuple[str, str]]
    due: frozenset[str]
    due_verbs: frozenset[str]
    put_off: frozenset[str]
    at: frozenset[str]
    hours: frozenset[str]


@cache
def dated_words() -> DatedWords:
    data = load("briefer.analysis.events", "lexicon.toml")["dated"]
    return DatedWords(
        none=frozenset(data["speech"]) | frozenset(data["stative"]),
        acts=frozenset((phrase.split()[0], phrase.split()[1]) for phrase in data["acts"]),
        due=frozenset(data["due"]),
        due_verbs=frozenset(data["due_verbs"]),
        put_off=frozenset(data["put_off"]),
        at=frozenset(data["at"]),
        hours=frozenset(data["hours"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAct:
    named: Named
    telling: Telling


def find_dated(
    document: Document, dates: tuple[DateRef, ...], known: frozenset[int], lexicon: EventWords
) -> Iterator[DatedAct]:
    """`known`: document indices of the verbs already read as events."""
    seen = set(known)
    for date in dates:
        if date.kind not in {"DATE", "TIME"} or date.precision not in _FINE:
            continue
        verb = own_verb(document, date)
        if verb is None or verb.i in seen:
            continue
        seen.add(verb.i)
        if act := _act(document, verb, date, lexicon):
            yield act


def own_verb(document: Document, date: DateRef) -> Token | None:
    """The verb that the date puts in time; None: it describes a thing, or bounds a stretch of time."""
    tokens = document.doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
    if tokens is None:
        return None
    time, token, words = tokens.root, tokens.root, dated_words()
    if token.dep_ in _NOT_OWN and not (token.dep_ == "appos" and token.head.ent_type_ in {"TIME", "DATE"}):
        return None
    for _ in range(_STEPS):
        if token.pos_ in {"VERB", "AUX"}:
            return told_then(token, time)
        if token.lower_ in _NO_POINT and token.pos_ in {"ADP", "SCONJ"} and not _tells_point(token, words):
            return None
        if token.head is token or token.dep_ in {"poss", "compound", "relcl"}:
            return None
        token = token.head
    return None


def _tells_point(preposition: Token, words: DatedWords) -> bool:
    """`Before dawn on Wednesday`, `for the first time on Wednesday`."""
    if preposition.lower_ in {"for", "until", "to"} and preposition.head.lemma_ in words.due_verbs | words.put_off:
        return True
    return any(
        c.lemma_.lower() in words.hours or (preposition.lower_ == "for" and c.lower_ == "time")
        for c in preposition.children
    )


def has_subject(named: Named, subjects: list[Token]) -> bool:
    """Someone or something that acts or is acted upon, and no empty `it` or `there`."""
    return any(t.pos_ in {"NOUN", "PROPN", "NUM"} or _points_back(t) for t in subjects if t.i != named.verb.i)


def _points_back(token: Token) -> bool:
    if token.dep_ == "expl" or token.lower_ in _EMPTY_SUBJECTS:
        return token.lower_ in {"it", "which", "that"} and token.dep_ != "expl"
    return token.pos_ in {"PRON", "DET", "ADJ"}


def _act(document: Document, verb: Token, date: DateRef, lexicon: EventWords) -> DatedAct | None:
    sentence = document.sentence_at(verb.idx)
    if sentence is None or sentence[-1].lower_ == "?" or (verb.tag_ == "VBG" and verb.dep_ in _LOOSE):
        return None
    words = dated_words()
    if (due := _due(verb, words)) is not None:
        return DatedAct(named=due, telling="planned") if telling_allows(verb, lexicon) else None
    if verb.pos_ != "VERB":
        return None
    named = name_event(verb, lexicon)
    if named is None:
        if not _tells_of_act(verb, words):
            return None
        named = Named(verb=verb, trigger=(verb,), noun=None, event_class="other")
    headline = (paragraph := document.paragraph_at(verb.idx)) is not None and paragraph.role in {"headline", "dek"}
    ahead = _ahead(document, date) and verb.tag_ in {"VBZ", "VBP"}
    how = telling(verb, lexicon, present=headline or ahead, event_class=named.event_class)
    if how in {None, "negated", "denied"}:
        return None
    return DatedAct(named=named, telling="planned" if ahead or verb.lemma_ in words.due_verbs else how or "happened")


def telling_allows(verb: Token, lexicon: EventWords) -> bool:
    """The clause around what is due is neither denied nor supposed."""
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.lefts):
        return False
    return not any(c.dep_ == "mark" and c.lower_ in lexicon.conditional for c in verb.lefts)


def _due(verb: Token, words: DatedWords) -> Named | None:
    """`Was due in Lille on Thursday`, `results are expected on Thursday`."""
    if verb.lemma_ in words.due_verbs | words.put_off and any(c.dep_ == "auxpass" for c in verb.lefts):
        if any(c.dep_ in {"xcomp", "ccomp"} for c in verb.rights):
            return None
        return Named(verb=verb, trigger=(verb,), noun=None, event_class="other")
    if verb.lemma_ != "be":
        return None
    word = next((c for c in verb.rights if c.dep_ == "acomp" and c.lower_ in words.due), None)
    if word is None or any(c.dep_ == "xcomp" for c in word.rights):
        return None
    return Named(verb=verb, trigger=(word,), noun=None, event_class="other")


def _tells_of_act(verb: Token, words: DatedWords) -> bool:
    lemma = verb.lemma_.lower()
    if lemma == "announce":
        return not any(c.dep_ == "ccomp" for c in verb.rights)
    if lemma not in words.none:
        return True
    return any((lemma, c.lemma_.lower()) in words.acts for c in verb.rights if c.dep_ in _OBJECTS)


def _ahead(document: Document, date: DateRef) -> bool:
    """On the day of publication or later."""
    published = document.article.published
    return published is not None and date.first is not None and date.first[:10] >= published.value[:10]
