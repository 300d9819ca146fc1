"""Risks that lead to one another: chains that begin alike are one tree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.model import Brief, Chain, RiskEntry

MOST = 6
"Trees drawn: about two pages."
FEW = 3
"Trees drawn where the section is kept short."


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A risk, and those whose trigger is its consequence."""

    risk: RiskEntry
    joined: tuple[str, ...]
    "Words that join it to the one before, as they stand in it; empty: it comes first."
    then: tuple["Step", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    trees: tuple[Step, ...]
    "To draw, the smallest first: they fill what is left of a page."
    left_out: int
    "Trees that are not drawn: those of fewest risks."


def as_worded(shared: str, risk: RiskEntry) -> tuple[str, ...]:
    """The words that a chain was joined by, as they stand in the risk: what is shared is cut to its stem."""
    inside = " ".join(one.text for one in (*risk.trigger, risk.sentence))
    found = []
    for word in filter(None, (part.strip() for part in shared.split(","))):
        hit = re.search(rf"\b{re.escape(word)}\w*", inside, re.IGNORECASE)
        found.append(hit[0] if hit else word)
    return tuple(dict.fromkeys(found))


def _tree(
    chains: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], risks: Mapping[str, RiskEntry]
) -> tuple[Step, ...]:
    """Chains (ids, and the words before each) as trees, in order of first appearance."""
    starts: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for ids, shared in chains:
        if ids:
            starts.setdefault(ids[0], []).append((ids, shared))
    made = []
    for first, found in starts.items():
        rest = [(ids[1:], shared[1:]) for ids, shared in found]
        words = next((shared[0] for _, shared in found if shared), "")
        made.append(Step(risk=risks[first], joined=as_worded(words, risks[first]), then=_tree(rest, risks)))
    return tuple(made)


def joined_by(brief: Brief, chain: Chain) -> tuple[str, ...]:
    """Between each two risks of a chain, the words that join them as the second has them."""
    risks = {risk.id: risk for risk in brief.risks}
    pairs = zip(chain.risks[1:], chain.shared, strict=False)
    return tuple(", ".join(as_worded(shared, risks[ident])) if ident in risks else shared for ident, shared in pairs)


def _size(tree: Step) -> int:
    return 1 + sum(map(_size, tree.then))


def chains(brief: Brief, most: int = MOST) -> Chains | None:
    """The brief's chains as trees, the `most` largest to draw; None: it has none."""
    risks = {risk.id: risk for risk in brief.risks}
    known = [chain for chain in brief.chains if risks.keys() >= set(chain.risks)]
    trees = _tree([(chain.risks, ("", *chain.shared)) for chain in known], risks)
    largest = sorted(trees, key=lambda tree: -_size(tree))[:most]
    if not trees:
        return None
    return Chains(trees=tuple(sorted(largest, key=_size)), left_out=len(trees) - len(largest))
