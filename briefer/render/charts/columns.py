"""In which of three columns an actor stands, and in which order: so that lines run between neighbouring columns only.

Every other step away from a group's hub stands in the middle column, the steps between left or right of it. So a line
joins two neighbouring columns or two places of one, runs in the gap beside them, and never behind an actor.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from briefer.render.charts.network import Edge

Neighbours = Mapping[str, Sequence[str]]
LEFT, MIDDLE, RIGHT = 0, 1, 2
_SWEEPS = 12


def neighbours(actors: Sequence[str], edges: Sequence[Edge]) -> dict[str, list[str]]:
    """Each actor's neighbours, each once, in the order of `actors`."""
    found: dict[str, set[str]] = {actor: set() for actor in actors}
    for edge in edges:
        found[edge.source].add(edge.target)
        found[edge.target].add(edge.source)
    return {actor: [one for one in actors if one in found[actor]] for actor in actors}


def steps(hub: str, near: Neighbours) -> dict[str, int]:
    """How many relations away from `hub` each actor of its group is, nearest first."""
    found, waiting = {hub: 0}, deque([hub])
    while waiting:
        one = waiting.popleft()
        for other in near[one]:
            if other not in found:
                found[other] = found[one] + 1
                waiting.append(other)
    return found


def groups(actors: Sequence[str], near: Neighbours) -> list[dict[str, int]]:
    """Actors that hang together, each with its steps from the first of the group in `actors`; the largest first."""
    found: list[dict[str, int]] = []
    for actor in actors:
        if not any(actor in group for group in found):
            found.append(steps(actor, near))
    return sorted(found, key=len, reverse=True)


def _bundles(outer: Sequence[str], near: Neighbours) -> list[list[str]]:
    """Outer actors that must stand on one side, since a relation joins them."""
    inside = {actor: [one for one in near[actor] if one in outer] for actor in outer}
    return [list(group) for group in groups(outer, inside)]


def columns(group: Mapping[str, int], near: Neighbours) -> tuple[list[str], list[str], list[str]]:
    """Left, middle and right column of one group, their order chosen for few crossings."""
    middle = [actor for actor, step in group.items() if step % 2 == 0]
    outer = [actor for actor, step in group.items() if step % 2]
    sides: tuple[list[str], list[str]] = ([], [])
    for bundle in _bundles(outer, near):
        min(sides, key=len).extend(bundle)
    placed = (sides[0], middle, sides[1])
    best, fewest = placed, crossings(placed, near)
    for sweep in range(_SWEEPS):
        placed = _ordered(placed, near, (MIDDLE,) if sweep % 2 else (LEFT, RIGHT))
        if (count := crossings(placed, near)) < fewest:
            best, fewest = placed, count
    return best


def _ordered(
    placed: tuple[list[str], list[str], list[str]], near: Neighbours, which: Sequence[int]
) -> tuple[list[str], list[str], list[str]]:
    """The columns `which` sorted by the mean place of each one's neighbours; those without keep theirs."""
    rank = {actor: n / max(1, len(column) - 1) for column in placed for n, actor in enumerate(column)}

    def place(actor: str) -> float:
        return sum(rank[one] for one in near[actor]) / len(near[actor]) if near[actor] else rank[actor]

    left, middle, right = (
        sorted(column, key=lambda one: (place(one), rank[one])) if n in which else column
        for n, column in enumerate(placed)
    )
    return left, middle, right


def crossings(placed: tuple[list[str], list[str], list[str]], near: Neighbours) -> int:
    """How many pairs of lines between neighbouring columns cross."""
    count = 0
    for one, two in ((placed[LEFT], placed[MIDDLE]), (placed[MIDDLE], placed[RIGHT])):
        at = {actor: n for n, actor in enumerate(two)}
        lines = [(n, at[other]) for n, actor in enumerate(one) for other in near[actor] if other in at]
        count += sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(lines) for c, d in lines[:n])
    return count
