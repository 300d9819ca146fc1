"""What a consequence would be: its class, under the same types as events."""

from collections.abc import Sequence

from spacy.tokens import Token

from briefer.analysis.events.lexicon import event_words
from briefer.analysis.events.naming import name_event
from briefer.analysis.risks.weightwords import weight_words
from briefer.model import EventClass

_OBJECTS = frozenset({"dobj", "pobj", "attr", "nsubjpass", "obj", "conj", "nsubj", "ROOT", "appos", "dep"})
_COMES = frozenset({"follow", "begin", "start", "resume", "break", "erupt", "come", "spread", "take", "ensue", "be"})
_FRIENDLY = frozenset({"agree", "consult", "aid", "retreat", "concede"})


def kind_of(consequence: Sequence[Token]) -> EventClass | None:
    """The class of the first act in the consequence, its verbs before its nouns; None: none that is listed."""
    for token in consequence:
        describes = token.dep_ in {"amod", "compound", "relcl", "advcl"}  # "Norland-backed"
        if token.pos_ in {"VERB", "AUX"} and not describes and (kind := _act(token)) is not None:
            return kind
    return next((kind for t in consequence if (kind := _named(t)) is not None), None)


def _act(verb: Token) -> EventClass | None:
    words, lemma = weight_words(), verb.lemma_.lower()
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "obj"}]
    if lemma in words.no_act or any(o.lower_.endswith(("self", "selves")) for o in objects):
        return None
    with_what = [p for c in verb.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
    called = [c for c in verb.children if c.dep_ == "attr"]
    particles = [c for c in verb.children if c.dep_ in {"prt", "advmod"}]
    below = [c for o in objects for c in o.children if c.dep_ == "compound"]
    for noun in (*objects, *below, *with_what, *called, *particles):
        if (kind := words.acts.get((lemma, noun.lemma_.lower()))) is not None:
            return kind
    if lemma in words.verbs and not (lemma == "leave" and objects):
        return words.verbs[lemma]
    named = name_event(verb, event_words())
    if named is None:
        return None
    if named.noun is None and lemma in words.bodily and objects and not any(_can_be_hit(o) for o in objects):
        return None
    return _of_labour(named.event_class, named.noun) if named.noun is not None else named.event_class


def _can_be_hit(noun: Token) -> bool:
    """What has a name or stands somewhere; `would hit growth` is no act."""
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in event_words().physical


def _named(token: Token) -> EventClass | None:
    if token.pos_ != "NOUN" or token.dep_ not in _OBJECTS:
        return None
    if token.dep_ == "nsubj" and token.head.lemma_ not in _COMES:
        return None
    kind = weight_words().nouns.get(token.lemma_.lower())
    there = any(c.dep_ == "expl" for c in token.head.lefts)  # "there will be no talks"
    if kind in _FRIENDLY and not there and _governor(token) not in weight_words().towards:
        return None
    return kind and _of_labour(kind, token)


def _governor(noun: Token) -> str:
    """Lemma of the verb whose object it is, or the object of whose preposition."""
    head = noun.head
    return (head.head if head.pos_ == "ADP" else head).lemma_


def _of_labour(kind: EventClass, token: Token) -> EventClass:
    if kind != "assault" or token.lemma_.lower() != "strike":
        return kind
    return "protest" if any(t.lower_ in weight_words().labour for t in token.sent) else kind
