"""How often a word attributes in a frame: four classes read from `cues.toml`, looked up by string id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.tree import Tree, one

THRESHOLD = 0.38
"Least rate at which a proposal is taken: below, a wrong one costs more than a missed one gains."
LEAST = 0.15
"Rate of the word below which no place makes an attribution of it."


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rates run from 0 to 1: the share of uses in which a reader would call it an attribution with that content."""

    rates: Mapping[tuple[str, int, str], float]
    "By family, lemma id and frame."
    default: Mapping[tuple[str, str], float]
    "By family and frame, for a lemma that the lists do not hold in that frame."
    speech: frozenset[int]
    "Lemma ids of the verbs that mostly introduce what is said where a clause or quotation stands beside them."
    third: Mapping[int, int]
    "From the third person singular of a verb that the lists name to its lemma, as string ids."

    def rate(self, tree: Tree, candidate: Candidate) -> float:
        return self.of(candidate.family, tree.lemma[candidate.key], candidate.frame)

    def of(self, family: str, lemma: int, frame: str) -> float:
        found = self.rates.get((family, lemma, frame))
        return self.default.get((family, frame), _CLASSES["rarely"]) if found is None else found

    def worth(self, reading: Reading, family: str, frame: str, key: int) -> bool:
        """Whether a cue can become an attribution: likely by itself, or less so with quoted words under it."""
        tree = reading.tree
        rate = self.of(family, tree.lemma[key], frame)
        if rate >= THRESHOLD:
            return True
        return rate >= LEAST and max(reading.quote[tree.left[key] : tree.right[key] + 1]) >= 0


_SPEECH = 0.6
_SPOKEN = ("quote:first", "quote:last", "clause")
_CLASSES = {"always": 0.9, "mostly": 0.65, "sometimes": 0.45, "rarely": 0.2}
"What the classes of `cues.toml` stand for, in the middle of each."


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    rates: dict[tuple[str, int, str], float] = {}
    default: dict[tuple[str, str], float] = {}
    third: dict[int, int] = {}
    for family, frames in load("briefer.analysis.positions", "cues.toml").items():
        for frame, row in frames.items():
            default[family, frame] = _CLASSES[row.get("default", "rarely")]
            for name, rate in _CLASSES.items():
                listed = row.get(name, "").split()
                rates.update({(family, one(lemma), frame): rate for lemma in listed})
                third.update({one(_third(lemma)): one(lemma) for lemma in listed if family == "verb"})
    speech = frozenset(lemma for (_, lemma, frame), rate in rates.items() if frame in _SPOKEN and rate >= _SPEECH)
    return Lexicon(rates, default, speech, third)


def _third(lemma: str) -> str:
    """`says`, `vouches`, `denies`."""
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"
