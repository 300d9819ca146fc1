"""The words of weight.toml, read once."""

from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.model import EventClass


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightWords:
    """Lemmas; `adverbs`, `degrees` and `labour` are words."""

    verbs: dict[str, EventClass]
    nouns: dict[str, EventClass]
    acts: dict[tuple[str, str], EventClass]
    bodily: frozenset[str]
    no_act: frozenset[str]
    towards: frozenset[str]
    "Verbs with which an agreement, talks or aid come about."
    labour: frozenset[str]
    likely: frozenset[str]
    adverbs: frozenset[str]
    chances: frozenset[str]
    degrees: frozenset[str]
    with_clause: frozenset[str]
    with_infinitive: frozenset[str]
    links: frozenset[str]
    harms: frozenset[str]
    grave: frozenset[str]
    plain: frozenset[str]
    harming: frozenset[str]


@cache
def weight_words() -> WeightWords:
    data = load("briefer.analysis.risks", "weight.toml")
    chances, impact = data["likelihood"], data["impact"]
    return WeightWords(
        verbs=_inverted(data["verbs"]),
        nouns=_inverted(data["nouns"]),
        acts={(words.split()[0], words.split()[1]): kind for words, kind in data["acts"].items()},
        no_act=frozenset(data["bodily"]["no_act"]),
        towards=frozenset(data["towards"]["verbs"]),
        bodily=frozenset(data["bodily"]["verbs"]),
        labour=frozenset(data["labour"]["words"]),
        likely=frozenset(chances["adjectives"]),
        adverbs=frozenset(chances["adverbs"]),
        chances=frozenset(chances["nouns"]),
        degrees=frozenset(chances["degrees"]),
        with_infinitive=frozenset(chances["with_infinitive"]),
        with_clause=frozenset(chances["with_clause"]),
        links=frozenset(chances["noun_links"]),
        harms=frozenset(impact["nouns"]),
        grave=frozenset(impact["adjectives"]),
        plain=frozenset(impact["plain"]),
        harming=frozenset(impact["verbs"]),
    )


def _inverted(table: dict[str, list[str]]) -> dict[str, EventClass]:
    return {lemma: name for name, lemmas in table.items() for lemma in lemmas}  # type: ignore[misc]  # names of classes
