"""The word lists of `words.toml`, as hashes by which spaCy's tokens can be asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefer.analysis.actors.keys import word_id, word_ids
from briefer.analysis.lexicon import load
from briefer.model import ActorKind

_KINDS: Mapping[str, ActorKind] = {
    "roles": "office",
    "persons": "person",
    "crowds": "population",
    "populations": "population",
    "named_only": "organisation",
    "organisations": "organisation",
    "companies": "company",
    "media": "media",
    "bodies": "government body",
    "forces": "armed group",
    "alliances": "alliance",
    "parties": "party",
}
"""By rising precedence: a word in two lists takes the later kind."""

_MASS = frozenset({"people", "personnel", "staff", "public", "population", "majority", "minority"})
"""Plural without an ending."""
_ROLES = ("synonyms", "speech", "telling", "reaching", "particles", "generic")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun by which actors are described."""

    singular: str
    plural: bool
    kind: ActorKind
    "Of one; many of office or person are still that kind."


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    nouns: Mapping[int, Noun]
    "By the hash of the lower-case form."
    partitives: frozenset[int]
    happenings: frozenset[int]
    honorifics: frozenset[int]
    ranks: frozenset[int]
    offices: frozenset[int]
    joined: frozenset[int]
    titles: frozenset[int]
    "Honorifics, ranks and offices."
    weightless: frozenset[int]
    others: frozenset[int]
    synonyms: frozenset[int]
    speech: frozenset[int]
    telling: frozenset[int]
    reaching: frozenset[int]
    particles: frozenset[int]
    generic: frozenset[int]
    named_only: frozenset[int]
    leaning: frozenset[int]
    stately: frozenset[int]
    "What only states have."
    served: frozenset[int]
    "Those who serve a state: an adjective before them may be a state's."
    realms: frozenset[int]
    "What a text calls a state."
    capitals: frozenset[int]
    lands: frozenset[str]
    "Regions with bodies of their own that are no states, as normal forms."
    unnamed: frozenset[int]
    "Capitalised words that name nobody: days, months, feasts."
    mastheads: frozenset[int]
    "Last words of the names of outlets."
    things: frozenset[int]
    "Last words of names that are places, works or papers, and never act."
    heading: frozenset[int]
    "Last words of names that stand for the whole name after it."
    deeds: frozenset[int]
    "First words of names that are deeds or papers."
    broadcast: frozenset[int]
    "Words that make a station or channel a medium, or a bank a company."
    wavering: frozenset[int]
    "Nouns that need one of those, or a name."
    institutions: frozenset[str]
    arms: frozenset[str]


@cache
def words() -> Words:
    """The lists, read once."""
    table = load("briefer.analysis.actors", "words.toml")
    titles = {name: _dotted(table["titles"][name]) for name in ("honorifics", "ranks", "offices", "joined")}
    roles = table["roles_of_names"]
    return Words(
        nouns=dict(_nouns(table)),
        named_only=frozenset(i for w in table["named_only"].split() for i in (word_id(w), word_id(_plural(w)))),
        leaning=word_ids(table["leaning"]),
        **{
            name: word_ids(table["places"][name])
            for name in (
                "stately",
                "served",
                "realms",
                "capitals",
                "unnamed",
                "mastheads",
                "things",
                "heading",
                "deeds",
            )
        },
        lands=frozenset(table["places"]["lands"].split()),
        wavering=word_ids(table["wavering"]["nouns"]),
        broadcast=word_ids(table["wavering"]["marks"]),
        institutions=frozenset(table["institutions"].split()),
        arms=frozenset(table["arms"].split()),
        partitives=word_ids(table["partitives"]),
        happenings=word_ids(table["happenings"]),
        **titles,
        titles=titles["honorifics"] | titles["ranks"] | titles["offices"],
        weightless=word_ids(table["modifiers"]["weightless"]),
        others=word_ids(table["modifiers"]["others"]),
        **{
            name: word_ids(roles[name])
            for name in ("synonyms", "speech", "telling", "reaching", "particles", "generic")
        },
    )


def _nouns(table: Mapping[str, Any]) -> Iterator[tuple[int, Noun]]:
    for name, kind in _KINDS.items():
        for word in table[name].split():
            one: ActorKind = "person" if name == "crowds" else kind
            yield word_id(word), Noun(singular=word, plural=word in _MASS, kind=one)
            plural = table["plurals"].get(word) or _plural(word)
            if plural != word:
                yield word_id(plural), Noun(singular=word, plural=True, kind=kind)


def _dotted(words: str) -> frozenset[int]:
    """The words, and each as an abbreviation with its stop."""
    return word_ids(words) | word_ids(" ".join(f"{word}." for word in words.split()))


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
