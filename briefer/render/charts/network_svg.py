"""The actor network as a picture: boxes of actors, lines told apart by their drawing, labels with citation numbers."""

from markupsafe import Markup

from briefer.model import Brief, RelationKind
from briefer.render.charts.network import MOST, Network, network
from briefer.render.charts.network_layout import Box, Layout, Line, arrange
from briefer.render.charts.svg import (
    INK,
    LINE,
    TALLEST,
    arrow_head,
    blank,
    box,
    figures,
    hollow,
    joined,
    lines,
    num,
    picture,
    solid,
    stroke,
)
from briefer.render.words import words

STYLES: dict[RelationKind, tuple[float, str]] = {
    "belongs-to": (0.7, ""),
    "in-charge-of": (1.5, ""),
    "supports": (0.9, "5 2"),
    "allied-with": (1.8, "5 2"),
    "opposes": (0.9, "1 2"),
    "fighting": (2.2, "1.5 1.5"),
    "in-contact-with": (0.9, "6 2 1 2"),
    "same-as": (2.2, "0.6 1.2"),
}
"""Thickness and dashes of each kind's line. Kinds with a direction end in a head, but `opposes` in a bar."""
ROUND = frozenset(("person", "office", "population"))
HEAVY = frozenset(("state", "government body"))
_RISE = 2.7
"From the middle of a line of words down to its baseline."


def _end(kind: RelationKind, at: tuple[float, float], way: int) -> Markup:
    x, y = at
    if kind == "opposes":
        return stroke(f"M{num(x - way * 1.5)} {num(y - 3.5)}v7", 1.6)
    if kind == "supports":
        return stroke(f"M{num(x - way * 5)} {num(y - 2.8)}L{num(x)} {num(y)}l{num(-way * 5)} 2.8", 0.9)
    head = arrow_head(x, y, way, 6.0)
    return hollow(head, 0.7) if kind == "belongs-to" else solid(head)


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A line that leaves and comes level."""
    middle = num((start[0] + end[0]) / 2)
    return (
        f"M{num(start[0])} {num(start[1])}C{middle} {num(start[1])} {middle} {num(end[1])} {num(end[0])} {num(end[1])}"
    )


def _line(line: Line) -> Markup:
    """Both halves of a line, from box to label and on to box, with the end that its kind has."""
    label, kind = line.label, line.edge.kind
    middle = label.x + label.width / 2
    ways = [1 if at[0] < middle else -1 for at in (line.start, line.end)]
    meets = [(label.x - 1.5 if way > 0 else label.x + label.width + 1.5, label.middle) for way in ways]
    thick, dashes = STYLES[kind]
    # The line stops behind its head, so that dashes do not show through.
    tip = line.end if line.edge.mutual or kind == "opposes" else (line.end[0] + ways[1] * 5, line.end[1])
    made = stroke(_curve(line.start, meets[0]) + _curve(meets[1], tip), thick, dashes)
    if line.edge.mutual:
        return made
    return made + _end(kind, line.end, -ways[1])


def _words(found: Box, *, bold: bool) -> Markup:
    first = found.middle - (len(found.lines) - 1) * LINE / 2 + _RISE
    return lines(found.x + found.width / 2, first, found.lines, face="sans-bold" if bold else "sans", anchor="middle")


def _label(found: Box) -> Markup:
    return blank(found.x - 1, found.y + 0.5, found.width + 2, found.height - 1) + _words(found, bold=False)


def _actor(found: Box, kind: str) -> Markup:
    outline = box(found.x, found.y, found.width, found.height, min(7.0, found.height / 2) if kind in ROUND else 0)
    return hollow(outline, 1.8 if kind in HEAVY else 0.7) + _words(found, bold=True)


def _says(net: Network) -> str:
    names = {actor.id: actor.name for actor in net.actors}
    return " ".join(
        f"{names[edge.source]} {words()['relation'][edge.kind]} {names[edge.target]}"
        f"{' (claimed)' if edge.claimed else ''} {figures(edge.sources, len(edge.sources))}."
        for edge in net.edges
    )


def fitting(brief: Brief) -> tuple[Network, Layout] | None:
    """The network with as many actors as one picture holds, at most MOST, and its places; None: there is none."""
    for most in range(MOST, 1, -1):
        net = network(brief, most)
        if net is None:
            return None
        layout = arrange(net)
        if layout.height <= TALLEST - 4:
            return net, layout
    return None


def draw_network(net: Network, layout: Layout) -> Markup:
    kinds = {actor.id: actor.kind for actor in net.actors}
    parts = [_line(line) for line in layout.lines]
    parts += [_label(line.label) for line in layout.lines]
    parts += [_actor(found, kinds[actor]) for actor, found in layout.boxes.items()]
    shifted = Markup('<g transform="translate(1 2)">{}</g>').format(joined(parts))
    title = (
        f"Actor network: {len(net.actors)} actors and {len(net.edges)} relations between them. "
        "The table of relations gives each in words."
    )
    return picture("network", layout.height + 4, [shifted], title=title, says=_says(net), width=438)


def relation_mark(kind: RelationKind) -> Markup:
    """The line of a kind, for the key."""
    thick, dashes = STYLES[kind]
    mutual = kind in ("allied-with", "fighting", "in-contact-with", "same-as")
    made = stroke(f"M1 5H{20 if mutual or kind == 'opposes' else 17}", thick, dashes)
    if not mutual:
        made += _end(kind, (21, 5), 1)
    return _mark(words()["relation"][kind], made)


def actor_mark(shape: str) -> Markup:
    """The box of a state or government body (`heavy`), of a person or office (`round`), of any other (`plain`)."""
    outline = box(2, 1.5, 18, 7, 3.5 if shape == "round" else 0)
    return _mark(
        {"heavy": "heavy box", "round": "rounded box"}.get(shape, "box"),
        hollow(outline, 1.8 if shape == "heavy" else 0.7),
    )


def _mark(title: str, mark: Markup) -> Markup:
    return Markup(
        '<svg class="mark chart-svg" role="img" viewBox="0 0 24 10" width="24pt" height="10pt" color="{}"'
        ' fill="currentColor"><title>{}</title>{}</svg>'
    ).format(INK, title, mark)
