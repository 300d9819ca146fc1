"""`The council denied it`: what is denied is what the sentence before attributes, where that is one thing."""

from dataclasses import replace

from briefer.analysis.positions.candidate import Candidate, Reading
from briefer.analysis.positions.select import Chosen
from briefer.analysis.positions.tree import SPACE, Tree, ids

_ANSWERS = ids("deny dispute reject refute confirm contradict dismiss")
_MEANS = ids("it that this")


def with_antecedents(reading: Reading, chosen: list[Chosen]) -> list[Chosen]:
    """Contents that are but a pronoun, replaced where only one statement can be meant; the others stay."""
    if not any(_open(reading.tree, c) for c in chosen):
        return chosen
    by_sentence: dict[int, list[Candidate]] = {}
    for c in chosen:
        if c.within is None:
            by_sentence.setdefault(reading.tree.sent[c.candidate.key], []).append(c.candidate)
    return [_answered(reading, c, by_sentence) if _open(reading.tree, c) else c for c in chosen]


def _open(tree: Tree, chosen: Chosen) -> bool:
    candidate = chosen.candidate
    first, last = candidate.content[0]
    if len(candidate.content) > 1 or last - first > 1 or chosen.within is not None:
        return False
    return tree.lower[first] in _MEANS and tree.lemma[candidate.key] in _ANSWERS


def _answered(reading: Reading, chosen: Chosen, by_sentence: dict[int, list[Candidate]]) -> Chosen:
    tree, candidate = reading.tree, chosen.candidate
    before = tree.sent[candidate.key] - 1
    if before < 0 or tree.pos[before] == SPACE or len(by_sentence[tree.sent[candidate.key]]) > 1:
        return chosen
    said = by_sentence.get(tree.sent[before], [])
    if len(said) != 1 or said[0].source == candidate.source:
        return chosen
    return Chosen(replace(candidate, content=said[0].content), None)
