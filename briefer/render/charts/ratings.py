"""Risks by likelihood and impact: only what the analyst rated in both; nothing is drawn where nothing is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from briefer.model import Brief, Impact, Likelihood, RiskEntry
from briefer.render.charts.metrics import wrap
from briefer.render.charts.svg import LINE, SIZE, WIDTH, hair, lines, num, picture, stroke, text
from briefer.render.words import words

LIKELIHOODS: tuple[Likelihood, ...] = tuple(reversed(get_args(Likelihood)))
"The most likely first: it is drawn at the top."
IMPACTS: tuple[Impact, ...] = get_args(Impact)
_NAMES = 118.0
_HEAD = 24.0
_LEAST = 17.0
_ACROSS = (WIDTH - _NAMES) / len(IMPACTS)
_PAD = 6.0
_MOST = 30
"Lines of ids in a cell."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    cells: Mapping[tuple[Likelihood, Impact], tuple[RiskEntry, ...]]
    rated: tuple[RiskEntry, ...]
    "In the order of the register."
    half: tuple[RiskEntry, ...]
    "Rated in one of the two only, so not drawn."


def ratings(brief: Brief) -> Ratings | None:
    """The risks that the analyst rated in likelihood and impact; None: there are none."""
    cells: dict[tuple[Likelihood, Impact], tuple[RiskEntry, ...]] = {}
    rated: list[RiskEntry] = []
    for risk in brief.risks:
        if risk.likelihood and risk.impact:
            rated.append(risk)
            place = (risk.likelihood, risk.impact)
            cells[place] = (*cells.get(place, ()), risk)
    half = tuple(risk for risk in brief.risks if bool(risk.likelihood) != bool(risk.impact))
    return Ratings(cells=cells, rated=tuple(rated), half=half) if rated else None


def draw_ratings(found: Ratings) -> Markup:
    """Likelihood down, impact across, ids of risks in the cells; none is shaded: which matter more, nobody rated."""
    middles = [_NAMES + (n + 0.5) * _ACROSS for n in range(len(IMPACTS))]
    made = [text(0, _HEAD - 6, "Likelihood", soft=True), text(_NAMES + _PAD, 7, "Impact", soft=True)]
    made += [
        text(x, _HEAD - 6, impact, face="sans-bold", anchor="middle")
        for x, impact in zip(middles, IMPACTS, strict=True)
    ]
    top = _HEAD
    for likelihood in LIKELIHOODS:
        ids = [
            wrap(
                ", ".join(risk.id for risk in found.cells.get((likelihood, impact), ())),
                _ACROSS - _PAD,
                SIZE,
                "sans-bold",
                most=_MOST,
            )
            for impact in IMPACTS
        ]
        tall = max(_LEAST, LINE * max(map(len, ids)) + _PAD)
        middle = top + tall / 2 + 2.6
        made.append(hair(f"M0 {num(top + tall)}H{num(WIDTH)}"))
        made.append(text(0, middle, likelihood, face="sans-bold"))
        made.append(text(_NAMES - _PAD, middle, words()["likelihood"][likelihood], anchor="end", soft=True))
        for x, cell in zip(middles, ids, strict=True):
            made.append(lines(x, middle - LINE * (len(cell) - 1) / 2, cell, face="sans-bold", anchor="middle"))
        top += tall
    rules = "".join(f"M{num(_NAMES + n * _ACROSS)} {num(_HEAD)}V{num(top)}" for n in range(len(IMPACTS)))
    says = " ".join(f"{risk.id}: {risk.likelihood}, impact {risk.impact}." for risk in found.rated)
    title = (
        f"Likelihood by impact of the {len(found.rated)} risks that the analyst rated in both. The table names them."
    )
    return picture(
        "ratings", top + 1, [hair(rules), stroke(f"M0 {num(_HEAD)}H{num(WIDTH)}"), *made], title=title, says=says
    )
