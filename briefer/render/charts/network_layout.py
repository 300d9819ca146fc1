"""Where the actors, the lines and their labels stand. The same network always gives the same picture."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefer.render.charts.columns import LEFT, MIDDLE, RIGHT, columns, groups, neighbours
from briefer.render.charts.metrics import cut, width, wrap
from briefer.render.charts.network import Edge, Network
from briefer.render.charts.spread import spread
from briefer.render.charts.svg import LINE, SIZE, WIDTH, figures
from briefer.render.words import words

ACROSS = 90.0
"Width of an actor's box."
GUTTER = (WIDTH - 3 * ACROSS) / 2
"Between two columns; labels stand in its middle."
LEAD = 15.0
"Least length of a line on both sides of its label."
PAD = 3.0
_APART, _BETWEEN = 6.0, 12.0
"Points between boxes of a column, and between groups."
_LABEL_GAP = 3.0
_NAME_LINES = 3
_PORT = 6.5
"Between two lines that meet a box on one side."
_ROUNDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where something stands: left, top, width and height in points, and its lines of words."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    def touches(self, other: "Box") -> bool:
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge with its label; it leaves the source at `start` and comes to the target at `end`."""

    edge: Edge
    label: Box
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    boxes: Mapping[str, Box]
    "By actor id."
    lines: tuple[Line, ...]
    height: float


def label_of(edge: Edge) -> tuple[str, ...]:
    """What stands on a line: the kind, and the sources' numbers, in one line where that fits."""
    kind = words()["relation"][edge.kind].removeprefix("is ")
    numbers = figures(edge.sources, 3)
    room = GUTTER - 2 * LEAD
    tail = ("claimed",) if edge.claimed else ()
    if width(f"{kind} {numbers}", SIZE) <= room:
        return (f"{kind} {numbers}", *tail)
    return (*wrap(kind, room, SIZE, most=2), cut(numbers, room, SIZE), *tail)


def _heights(
    names: Mapping[str, tuple[str, ...]], column: Mapping[str, int], edges: Sequence[Edge]
) -> dict[str, float]:
    """Height of each box: room for its name, and for the lines that meet one side of it."""
    met = Counter((actor, _gap(edge, column)) for edge in edges for actor in (edge.source, edge.target))
    return {
        actor: max(LINE * len(names[actor]) + 2 * PAD, _PORT * (1 + max(met[actor, 0], met[actor, 1])))
        for actor in column
    }


def _tops(
    placed: Sequence[Sequence[str]], near: Mapping[str, Sequence[str]], high: Mapping[str, float]
) -> dict[str, float]:
    """The middle of each box of one group: near its neighbours, in the order of its column."""
    at: dict[str, float] = {}
    for column in placed:
        at |= dict(zip(column, spread([0.0] * len(column), [high[one] for one in column], _APART), strict=True))
    for turn in range(_ROUNDS):
        for column in placed if turn % 2 else (placed[MIDDLE], placed[LEFT], placed[RIGHT]):
            wanted = [sum(at[one] for one in near[actor]) / len(near[actor]) for actor in column]
            at |= dict(zip(column, spread(wanted, [high[one] for one in column], _APART), strict=True))
    return at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A group's places with its top at 0."""

    column: dict[str, int]
    high: dict[str, float]
    at: dict[str, float]
    "Middles of the boxes."
    labels: dict[Edge, tuple[int, float, tuple[str, ...]]]
    "Gap (0 or 1), middle and words."
    height: float


def _gap(edge: Edge, column: Mapping[str, int]) -> int:
    """The gap in which the line runs: between the two columns, or beside the one."""
    return min(1, column[edge.source], column[edge.target])


def _group(
    placed: Sequence[Sequence[str]],
    near: Mapping[str, Sequence[str]],
    names: Mapping[str, tuple[str, ...]],
    edges: Sequence[Edge],
) -> _Group:
    column = {actor: n for n, found in enumerate(placed) for actor in found}
    high = _heights(names, column, edges)
    at = _tops(placed, near, high)
    labels: dict[Edge, tuple[int, float, tuple[str, ...]]] = {}
    for gap in (0, 1):
        own = [edge for edge in edges if _gap(edge, column) == gap]
        own.sort(key=lambda edge: (at[edge.source] + at[edge.target], at[edge.source], edge.kind))
        said = [label_of(edge) for edge in own]
        wanted = [(at[edge.source] + at[edge.target]) / 2 for edge in own]
        middles = spread(wanted, [LINE * len(lines) for lines in said], _LABEL_GAP)
        labels |= {edge: (gap, y, lines) for edge, y, lines in zip(own, middles, said, strict=True)}
    tops = [at[a] - high[a] / 2 for a in at] + [y - LINE * len(lines) / 2 for _, y, lines in labels.values()]
    ends = [at[a] + high[a] / 2 for a in at] + [y + LINE * len(lines) / 2 for _, y, lines in labels.values()]
    top = min(tops)
    return _Group(
        column=column,
        high=high,
        at={actor: y - top for actor, y in at.items()},
        labels={edge: (gap, y - top, lines) for edge, (gap, y, lines) in labels.items()},
        height=max(ends) - top,
    )


def _ports(lines: Sequence[tuple[Edge, Box]], boxes: Mapping[str, Box]) -> dict[tuple[Edge, str], tuple[float, float]]:
    """Where each line meets its boxes: spread over the side towards its label, in the order of the labels."""
    sides: dict[tuple[str, bool], list[tuple[float, Edge]]] = {}
    for edge, label in lines:
        for actor in (edge.source, edge.target):
            sides.setdefault((actor, label.x > boxes[actor].x), []).append((label.middle, edge))
    found = {}
    for (actor, right), met in sides.items():
        box = boxes[actor]
        for n, (_, edge) in enumerate(sorted(met, key=lambda one: one[0]), start=1):
            found[edge, actor] = (box.x + box.width if right else box.x, box.y + box.height * n / (len(met) + 1))
    return found


def arrange(net: Network) -> Layout:
    """Places for all of a network, its groups under each other. No two boxes or labels touch."""
    order = [actor.id for actor in net.actors]
    near = neighbours(order, net.edges)
    names = {actor.id: wrap(actor.name, ACROSS - 4 * PAD, SIZE, "sans-bold", most=_NAME_LINES) for actor in net.actors}
    boxes: dict[str, Box] = {}
    labelled: list[tuple[Edge, Box]] = []
    top = 0.0
    for group in groups(order, near):
        made = _group(columns(group, near), near, names, [edge for edge in net.edges if edge.source in group])
        for actor, y in made.at.items():
            x = made.column[actor] * (ACROSS + GUTTER)
            boxes[actor] = Box(
                x=x, y=top + y - made.high[actor] / 2, width=ACROSS, height=made.high[actor], lines=names[actor]
            )
        for edge, (gap, y, lines) in made.labels.items():
            room, tall = max(width(line, SIZE) for line in lines), LINE * len(lines)
            x = ACROSS + gap * (ACROSS + GUTTER) + (GUTTER - room) / 2
            labelled.append((edge, Box(x=x, y=top + y - tall / 2, width=room, height=tall, lines=lines)))
        top += made.height + _BETWEEN
    ports = _ports(labelled, boxes)
    drawn = tuple(
        Line(edge=edge, label=label, start=ports[edge, edge.source], end=ports[edge, edge.target])
        for edge, label in labelled
    )
    return Layout(boxes=boxes, lines=drawn, height=top - _BETWEEN)
