"""Which verb or noun of a clause names an event, and of what class."""

from dataclasses import dataclass

from spacy.tokens import Token

from briefer.analysis.events.lexicon import EventWords
from briefer.model import EventClass

_OBJECTS = frozenset({"dobj", "nsubjpass", "obj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    verb: Token
    "Heads the clause."
    trigger: tuple[Token, ...]
    noun: Token | None
    "The object that names the event, alone or with the verb."
    event_class: EventClass


def name_event(verb: Token, lexicon: EventWords) -> Named | None:
    """The event that a verb names with its particle and its object; None: none."""
    lemma = verb.lemma_
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    for noun in objects:
        pair = (lemma, noun.lemma_.lower())
        if pair in lexicon.combinations:
            return _named(verb, (verb,), noun, lexicon.combinations[pair])
    particles = [child for child in verb.children if child.dep_ in {"prt", "prep"} and child.i > verb.i]
    for particle in particles:
        if found := _with_particle(verb, particle, objects, lexicon):
            return found
        if (lemma, particle.lower_) in lexicon.phrasal and not _temporal(particle):
            trigger = (verb, particle) if particle.i == verb.i + 1 else (verb,)
            return _named(verb, trigger, None, lexicon.phrasal[lemma, particle.lower_])
    for noun in objects:
        if (name := _by_noun(lemma, noun, lexicon)) is not None:
            return _named(verb, (noun,), noun, name)
    name = lexicon.verbs.get(lemma)
    if name == "assault" and _in_words(verb, lexicon):
        name = "accuse"
    if lemma == "agree" and any(child.dep_ == "ccomp" for child in verb.children):
        return None  # of one mind, not of an agreement
    if lemma == "meet" and any(child.dep_ == "auxpass" for child in verb.children):
        return None
    return _named(verb, (verb,), None, name)


def _temporal(preposition: Token) -> bool:
    return any(child.ent_type_ in {"DATE", "TIME"} for child in preposition.children)


def _in_words(verb: Token, lexicon: EventWords) -> bool:
    """An attack "in a speech", "as a liar", "over his record"."""
    if verb.lemma_ not in {"attack", "hit", "strike"}:
        return False
    return any(
        child.dep_ == "prep"
        and (child.lower_ in lexicon.verbal_prepositions or any(c.lemma_ in lexicon.verbal for c in child.children))
        for child in verb.children
    )


def _named(verb: Token, trigger: tuple[Token, ...], noun: Token | None, name: EventClass | None) -> Named | None:
    return Named(verb=verb, trigger=trigger, noun=noun, event_class=name) if name else None


def _with_particle(verb: Token, particle: Token, objects: list[Token], lexicon: EventWords) -> Named | None:
    for noun in objects:
        if (name := _by_noun(f"{verb.lemma_} {particle.lower_}", noun, lexicon)) is not None:
            return _named(verb, (noun,), noun, name)
    return None


def _by_noun(verb: str, noun: Token, lexicon: EventWords) -> EventClass | None:
    allowed = lexicon.light.get(verb)
    if not allowed or noun.ent_type_ in {"ORG", "PERSON", "GPE"}:
        return None
    return next((name for name in lexicon.nouns.get(noun.lemma_.lower(), ()) if name in allowed), None)
