"""How often a word attributes in a frame: read from `cues.toml`, looked up by string id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefer.analysis.lexicon import load
from briefer.analysis.positions.candidate import Candidate
from briefer.analysis.positions.tree import Tree, one


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Rates run from 0 to 1: the share of uses in which readers marked an attribution with that content."""

    rates: Mapping[tuple[str, int, str], float]
    "By family, lemma id and frame."
    default: Mapping[tuple[str, str], float]
    "By family and frame, for a lemma that the lists do not hold in that frame."
    speech: frozenset[int]
    "Lemma ids of the verbs that mostly introduce what is said where a clause or quotation stands beside them."

    def rate(self, tree: Tree, candidate: Candidate) -> float:
        family, frame = candidate.family, candidate.frame
        found = self.rates.get((family, tree.lemma[candidate.key], frame))
        return self.default.get((family, frame), 0.0) if found is None else found


_SPEECH = 0.6
_SPOKEN = ("quote:first", "quote:last", "clause")


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    table = load("briefer.analysis.positions", "cues.toml")
    rates: dict[tuple[str, int, str], float] = {}
    for family, lemmas in table["rates"].items():
        for lemma, frames in lemmas.items():
            for frame, percent in frames.items():
                rates[family, one(lemma), frame] = percent / 100
    default = {
        (family, frame): percent / 100
        for family, frames in table["default"].items()
        for frame, percent in frames.items()
    }
    speech = frozenset(lemma for (_, lemma, frame), rate in rates.items() if frame in _SPOKEN and rate >= _SPEECH)
    return Lexicon(rates, default, speech)
