"""Which verb or noun of a clause names an event, and of what class."""

from dataclasses import dataclass

from spacy.tokens import Token

from briefer.analysis.events.lexicon import EventWords
from briefer.model import EventClass

_STAND_ALONE = frozenset({"out", "back", "down", "off", "over", "up"})
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
    objects = [child for child in verb.children if child.dep_ in _OBJECTS]
    for noun in (*objects, *_left(verb)):
        pair = (verb.lemma_, noun.lemma_.lower())
        if pair in lexicon.combinations:
            return _named(verb, (verb,), noun, lexicon.combinations[pair])
    particles = [child for child in verb.rights if child.dep_ in {"prt", "prep"}]
    for words in (*(f"{verb.lemma_} {p.lower_}" for p in particles), verb.lemma_):
        if found := _by_object(verb, words, objects, lexicon):
            return found
    for particle in particles:
        pair = (verb.lemma_, particle.lower_)
        if pair in lexicon.phrasal and _leads_to_object(verb, particle):
            trigger = (verb, particle) if particle.i == verb.i + 1 else (verb,)
            return _named(verb, trigger, None, lexicon.phrasal[pair])
    return _named(verb, (verb,), None, _plain(verb, lexicon))


def _left(verb: Token) -> list[Token]:
    """What is withdrawn from."""
    return [p for c in verb.rights if c.lower_ == "from" for p in c.children if p.dep_ == "pobj"]


def _named(verb: Token, trigger: tuple[Token, ...], noun: Token | None, name: EventClass | None) -> Named | None:
    return Named(verb=verb, trigger=trigger, noun=noun, event_class=name) if name else None


def _by_object(verb: Token, words: str, objects: list[Token], lexicon: EventWords) -> Named | None:
    """The object names the event where the verb, with its particle, leaves that to it."""
    allowed = lexicon.light.get(words, frozenset())
    for noun in objects:
        if allowed and noun.ent_type_ not in {"ORG", "PERSON", "GPE"}:
            names = lexicon.nouns.get(noun.lemma_.lower(), ())
            if name := next((n for n in names if n in allowed), None):
                return _named(verb, (noun,), noun, name)
    return None


def _plain(verb: Token, lexicon: EventWords) -> EventClass | None:
    lemma = verb.lemma_
    if lemma == "agree" and any(child.dep_ == "ccomp" for child in verb.children):
        return None  # of one mind, not of an agreement
    if lemma == "meet" and any(child.dep_ == "auxpass" for child in verb.children):
        return None  # "met with opposition"
    name = lexicon.verbs.get(lemma)
    return "accuse" if name == "assault" and _in_words(verb, lexicon) else name


def _leads_to_object(verb: Token, particle: Token) -> bool:
    """A particle, or a preposition of an active verb with an object that is no time."""
    if particle.dep_ == "prt":
        return True
    if any(child.dep_ == "auxpass" for child in verb.children):
        return False
    # In "called on the army to leave" the parse may make the army the subject of leaving.
    objects = [c for c in particle.children if c.dep_ in {"pobj", "pcomp"} and c.tag_ != "VBG"]
    return not any(c.ent_type_ in {"DATE", "TIME"} for c in objects) and (
        bool(objects) or particle.lower_ in _STAND_ALONE
    )


def _in_words(verb: Token, lexicon: EventWords) -> bool:
    """An attack "in a speech", "as a liar", "over his record"."""
    if verb.lemma_ not in {"attack", "hit", "strike"}:
        return False
    return any(
        child.dep_ == "prep"
        and (child.lower_ in lexicon.verbal_prepositions or any(c.lemma_ in lexicon.verbal for c in child.children))
        for child in verb.children
    )
