"""Chains of risks as pictures: a card for each risk, three in a line; what is longer goes on below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from briefer.model import Evidence, RiskEntry
from briefer.render.charts.chains import Chains, Step
from briefer.render.charts.metrics import cut, width, wrap
from briefer.render.charts.svg import (
    LINE,
    SIZE,
    TALLEST,
    WIDTH,
    arrow_head,
    box,
    figures,
    hair,
    hollow,
    joined,
    lines,
    num,
    picture,
    solid,
    stroke,
    text,
)
from briefer.render.words import words

ACROSS = 128.0
"Width of a card."
BESIDE = 3
"Cards in a line."
GAP = (WIDTH - BESIDE * ACROSS) / (BESIDE - 1)
PAD = 5.0
_APART, _BAND = 7.0, 12.0
"Points between cards of one column, and between what stands in a line and what goes on below."
_WORDS_MOST = 9
"Lines for a trigger or a consequence; the register has longer ones in full."
_TAG = 11.0
"Height of the words that join a card to the one before."


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A risk with the lines of its words and its place."""

    risk: RiskEntry
    tag: str
    "What joins it to the one before."
    when: tuple[str, ...]
    then: tuple[str, ...]
    foot: str
    x: float
    y: float
    "Top of the frame."
    before: str | None
    "Id of the risk before it; None: the chain begins here."
    wraps: bool
    "The card before it stands in a line above."

    @property
    def height(self) -> float:
        return LINE * (len(self.when) + len(self.then) + 3) + 3 * PAD

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def _said(pieces: Sequence[Evidence], instead: str) -> tuple[str, ...]:
    found = " […] ".join(piece.text for piece in pieces)
    return wrap(found or instead, ACROSS - 2 * PAD, SIZE, "serif", most=_WORDS_MOST)


def _card(step: Step, before: str | None, *, wraps: bool, x: float, y: float) -> Card:
    risk = step.risk
    by = risk.asserted_by or "the outlet"
    number = figures((risk.sentence.source,))
    room = ACROSS - 2 * PAD - width(f" {number}", SIZE)
    tag = f"shares {', '.join(step.joined)}" if step.joined else ""
    if wraps:
        tag = f"{tag} with {before}" if tag else f"from {before}"
    return Card(
        risk=risk,
        tag=cut(tag, ACROSS, SIZE),
        when=_said(risk.trigger, "not stated"),
        then=_said(risk.consequence, "not stated"),
        foot=f"{cut(by, room, SIZE)} {number}",
        x=x,
        y=y,
        before=before,
        wraps=wraps,
    )


def _line(
    step: Step, before: str | None, column: int, top: float, *, wraps: bool
) -> tuple[list[Card], list[Step], float]:
    """Cards of a step and of what follows it in this line from `top` down, steps to go on with, and the bottom."""
    made = _card(step, before, wraps=wraps, x=column * (ACROSS + GAP), y=top + _TAG)
    cards, later = [made], []
    bottom = made.y + made.height
    below = top
    for child in step.then:
        if column == BESIDE - 1:
            later.append(replace(step, then=(child,)))
            continue
        found, more, end = _line(child, step.risk.id, column + 1, below, wraps=False)
        cards += found
        later += more
        below = end + _APART
        bottom = max(bottom, end)
    return cards, later, bottom


def place(root: Step) -> list[Card]:
    """Every card of a tree."""
    cards, later, bottom = _line(root, None, 0, -_TAG if not root.then else 0, wraps=False)
    while later:
        step, *later = later
        found, more, bottom = _line(step.then[0], step.risk.id, 0, bottom + _BAND, wraps=True)
        cards += found
        later = [*more, *later]
    return cards


def _bottom(cards: Sequence[Card]) -> float:
    return max(card.y + card.height for card in cards)


def parts(root: Step) -> list[list[Card]]:
    """The cards of each picture of a tree: of one too tall, branches go into further ones, after the root again."""
    whole = place(root)
    if _bottom(whole) <= TALLEST or len(root.then) < 2:  # noqa: PLR2004 - one branch cannot be parted
        return [whole]
    made: list[list[Card]] = []
    branches: tuple[Step, ...] = ()
    for child in root.then:
        if branches and _bottom(place(replace(root, then=(*branches, child)))) > TALLEST:
            made.append(place(replace(root, then=branches)))
            branches = ()
        branches = (*branches, child)
    return [*made, place(replace(root, then=branches))]


def _quoted(x: float, y: float, found: Sequence[str], *, known: bool) -> Markup:
    """The source's words in their face; ours, that it has none, in the other."""
    return lines(x, y, found, face="serif") if known else text(x, y, found[0], soft=True)


def _drawn(card: Card) -> Markup:
    polarity = words()["polarity"][card.risk.polarity]
    left, y = card.x + PAD, card.y + PAD + 6.5
    made = [hollow(box(card.x, card.y, ACROSS, card.height), 0.8)]
    if card.tag:
        made.append(text(card.x, card.y - 3, card.tag, soft=True))
    made.append(text(left, y, polarity["when"], face="sans-bold"))
    made.append(text(card.x + ACROSS - PAD, y, card.risk.id, face="sans-bold", anchor="end"))
    made.append(_quoted(left, y + LINE, card.when, known=bool(card.risk.trigger)))
    y += LINE * (len(card.when) + 1) + PAD
    rule = y - LINE + 1
    made.append(hair(f"M{num(card.x)} {num(rule)}h{num(ACROSS)}"))
    middle = card.x + ACROSS - PAD - 4
    made.append(solid(f"M{num(middle - 3.5)} {num(rule)}h7l-3.5 5z"))
    then = f"{polarity['then']}, negated" if card.risk.negated else polarity["then"]
    made.append(text(left, y, then, face="sans-bold"))
    made.append(_quoted(left, y + LINE, card.then, known=bool(card.risk.consequence)))
    made.append(text(left, card.y + card.height - PAD + 1.5, card.foot, soft=True))
    return joined(made)


def _beside(start: Card, nearest: Card, end: Card) -> Markup:
    """From a card to one to its right; all such lines leave it at the height of the `nearest` where that can be."""
    out = min(max(nearest.middle, start.y + PAD), start.y + start.height - PAD)
    bend = start.x + ACROSS + GAP / 2 - 2
    path = f"M{num(start.x + ACROSS)} {num(out)}H{num(bend)}V{num(end.middle)}H{num(end.x - 4)}"
    return stroke(path) + solid(arrow_head(end.x, end.middle, 1))


def _below(start: Card, end: Card) -> Markup:
    """From a card to one that begins a line below it."""
    turn, to = end.y - _TAG - _BAND / 2, end.x + ACROSS / 2
    path = f"M{num(start.x + ACROSS / 2)} {num(start.y + start.height)}V{num(turn)}H{num(to)}V{num(end.y - 5)}"
    return stroke(path) + solid(f"M{num(to - 2.5)} {num(end.y - 5)}h5l-2.5 5z")


def _arrows(cards: Sequence[Card]) -> list[Markup]:
    made = []
    for start in cards:
        after = [card for card in cards if card.before == start.risk.id]
        made += [_below(start, end) if end.wraps else _beside(start, after[0], end) for end in after]
    return made


def _says(cards: Sequence[Card]) -> str:
    told = []
    for card in cards:
        risk, polarity = card.risk, words()["polarity"][card.risk.polarity]
        when, then = (
            " ".join(piece.text for piece in found) or "not stated" for found in (risk.trigger, risk.consequence)
        )
        after = f", after {card.before}, {card.tag}" if card.before else ""
        told.append(f"{risk.id}{after}: {polarity['when']} {when}, {polarity['then']} {then} ({card.foot}).")
    return " ".join(told)


def draw_chains(found: Chains) -> tuple[Markup, ...]:
    """One picture a tree, more where one would not fit on a page."""
    made = []
    for cards in (drawn for root in found.trees for drawn in parts(root)):
        ids = ", ".join(card.risk.id for card in cards)
        title = f"Risks that lead to one another: {ids}. The list and the register have their words."
        inner = Markup('<g transform="translate(1 1)">{}</g>').format(joined([*_arrows(cards), *map(_drawn, cards)]))
        made.append(picture("chains", _bottom(cards) + 2, [inner], title=title, says=_says(cards), width=WIDTH + 2))
    return tuple(made)
