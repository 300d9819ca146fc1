"""Risks by hand: if trigger then consequence, one a paragraph."""

from collections.abc import Sequence
from typing import Any

from briefer.model import Risk, Span
from tests.brief.maker import Maker


def risks(name: str, *given: tuple[str, str, dict[str, Any]], published: str | None = "2026-03-04") -> Maker:
    """Of (trigger, consequence, fields). Actors in the fields are names, which become states."""
    lines = [f"If {trigger}, {consequence}." for trigger, consequence, _ in given]
    maker = Maker(name, "\n\n".join(lines), published)
    start = 0
    for (trigger, consequence, fields), line in zip(given, lines, strict=True):
        made = {"polarity": "if"} | fields
        for side in ("trigger_actors", "consequence_actors"):
            made[side] = _known(maker, made.get(side, ()))
        told = start + len(f"If {trigger}, ")
        maker.add(
            "risks",
            Risk(
                sentence=Span(start, start + len(line)),
                marker=Span(start, start + 2),
                trigger=(Span(start + 3, start + 3 + len(trigger)),),
                consequence=(Span(told, told + len(consequence)),),
                **made,
            ),
        )
        start += len(line) + 2
    return maker


def _known(maker: Maker, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(maker.known(name) for name in names)
