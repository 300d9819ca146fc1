"""The words that name events, read once."""

from dataclasses import dataclass
from functools import cache

from spacy.strings import get_string_id

from briefer.analysis.lexicon import load
from briefer.model import EventClass


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Lemmas. An empty class means: with these words together, no event."""

    verbs: dict[str, EventClass]
    phrasal: dict[tuple[str, str], EventClass | None]
    nouns: dict[str, tuple[EventClass, ...]]
    light: dict[str, frozenset[str]]
    "A verb, with its particle where it has one, and the classes of its objects."
    combinations: dict[tuple[str, str], EventClass | None]
    actor_object: frozenset[str]
    actor_subject: frozenset[str]
    physical: frozenset[str]
    needs_target: frozenset[str]
    rejected: frozenset[str]
    verbal: frozenset[str]
    verbal_prepositions: frozenset[str]
    targets: dict[str, frozenset[str]]
    places: frozenset[str]
    arms: frozenset[str]
    "Nouns of what acts for its owner."
    sites: frozenset[str]
    "Nouns of places."
    happened: frozenset[str]
    planned: frozenset[str]
    denied: frozenset[str]
    told: frozenset[str]
    confirm: frozenset[str]
    deny: frozenset[str]
    conditional: frozenset[str]
    first: frozenset[int]
    "Hashes of every verb that can begin an event."


@cache
def event_words() -> EventWords:
    data = load("briefer.analysis.events", "lexicon.toml")
    nouns: dict[str, list[EventClass]] = {}
    for name, lemmas in data["nouns"].items():
        for lemma in lemmas:
            nouns.setdefault(lemma, []).append(name)
    verbs: dict[str, EventClass] = {lemma: name for name, lemmas in data["verbs"].items() for lemma in lemmas}
    phrasal = {_pair(phrase): name or None for phrase, name in data["phrasal"].items()}
    combinations = {_pair(phrase): name or None for phrase, name in data["combinations"].items()}
    common = frozenset(data["targets"]["common"])
    light = {verb: frozenset(names) for verb, names in data["light"].items()}
    first = {*verbs, *(v for v, _ in phrasal), *(v for v, _ in combinations), *(verb.split()[0] for verb in light)}
    return EventWords(
        verbs=verbs,
        phrasal=phrasal,
        nouns={lemma: tuple(names) for lemma, names in nouns.items()},
        light=light,
        combinations=combinations,
        actor_object=frozenset(data["needs"]["actor_object"]),
        actor_subject=frozenset(data["needs"]["actor_subject"]),
        physical=frozenset(data["needs"]["physical"]),
        needs_target=frozenset(data["needs"]["target"]),
        rejected=frozenset(data["needs"]["rejected"]),
        verbal=frozenset(data["needs"]["verbal"]),
        verbal_prepositions=frozenset(data["needs"]["verbal_prepositions"]),
        targets={name: common | frozenset(more) for name, more in data["targets"].items()},
        places=frozenset(data["places"]["prepositions"]),
        arms=frozenset(data["arms"]["nouns"]),
        sites=frozenset(data["places"]["nouns"]),
        happened=frozenset(data["governors"]["happened"]),
        planned=frozenset(data["governors"]["planned"]),
        told=frozenset(data["governors"]["told"]),
        denied=frozenset(data["governors"]["denied"]),
        confirm=frozenset(data["cues"]["confirm"]),
        deny=frozenset(data["cues"]["deny"]),
        conditional=frozenset(data["conditional"]["marks"]),
        first=frozenset(get_string_id(verb) for verb in first),
    )


def _pair(phrase: str) -> tuple[str, str]:
    first, second = phrase.split()
    return first, second
