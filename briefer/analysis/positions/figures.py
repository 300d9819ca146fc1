"""A speaker as far as the text has told, and the words that tell people, genders and titles."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.tree import NOUN, Tree, ids, one


@dataclass(slots=True, eq=False)
class Figure:
    """Someone known to have spoken or been named."""

    name: str
    head: int
    "Token of the first mention's head."
    person: bool
    plural: bool
    anonymous: bool
    gender: str = ""
    "`m`, `f`, or empty: not yet known."
    roles: frozenset[int] = frozenset()
    "Lemmas of the nouns that describe them."
    actor: str | None = None
    last: int = 0
    "Token of the last mention as a speaker."
    named: bool = False
    "False: only described so far."
    told: frozenset[str] = frozenset()
    "What the phrases that named them said, in small letters."

    def fits(self, gender: str) -> bool:
        """Whether `he` (`m`) or `she` (`f`) can mean them."""
        return self.person and not self.plural and self.gender in ("", gender)


@dataclass(frozen=True, slots=True)
class Words:
    people: frozenset[int]
    singular: Mapping[int, int]
    "From either number of a noun for people to its singular."
    male: frozenset[int]
    female: frozenset[int]
    titles: frozenset[int]
    partial: frozenset[int]
    "Heads that pick out some of a group: `one`, `another`, `many`."
    documents: frozenset[int]
    "What people or bodies say something in: a document is no speaker where the text tells whose it is."
    alike: Mapping[int, frozenset[int]]
    "From a noun for people to those that may stand for the same person."
    short: Mapping[int, int]
    "From the short form of a title to the noun."


def _alike(groups: list[str]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    for group in map(ids, groups):
        for lemma in group:
            found[lemma] = found.get(lemma, frozenset()) | group
    return found


def _forms(word: str) -> tuple[str, str]:
    if word.endswith(("man", "woman")):
        return word, f"{word[:-3]}men" if not word.endswith("woman") else f"{word[:-2]}en"
    return word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}es" if word.endswith("ss") else f"{word}s"


@cache
def words() -> Words:
    """The shipped lists, read once."""
    table = load("briefer.analysis.positions", "speakers.toml")
    return Words(
        people=ids(table["people"]),
        singular={one(form): one(word) for word in table["people"].split() for form in _forms(word)},
        male=ids(table["male"]) | ids(table["male_names"]),
        female=ids(table["female"]) | ids(table["female_names"]),
        titles=ids(table["titles"]),
        partial=ids(table["partial"]),
        documents=ids(table["documents"]),
        alike=_alike(table["alike"]),
        short={one(form): one(word) for form, word in table["short"].items()},
    )


@cache
def _sources() -> frozenset[int]:
    table = load("briefer.analysis.positions", "speakers.toml")
    groups = load("briefer.analysis.positions", "issues.toml")["groups"]
    return words().people | words().documents | words().partial | ids(table["informs"]) | ids(groups)


def is_thing(tree: Tree, head: int) -> bool:
    """Whether a common noun names nothing that could say, want or show something to a reader."""
    return tree.pos[head] == NOUN and not tree.ent[head] and tree.lemma[head] not in _sources()


def is_nobody(tree: Tree, head: int) -> bool:
    """`nobody`, `no group`: that nobody said something is no statement."""
    return tree.lower[head] in _NOBODY or any(tree.lower[kid] in _NO for kid in tree.kids[head] if kid < head)


_NOBODY, _NO = ids("nobody none nothing"), ids("no neither")
