"""Names and times as this screen writes them."""

from datetime import UTC, datetime

from briefer.model import SectionName

LABELS: dict[SectionName, str] = {
    "bottom-line": "Bottom line",
    "judgements": "Key judgements",
    "timeline": "Situation and timeline",
    "actors": "Actors",
    "positions": "Positions",
    "risks": "Risks",
    "disagreements": "Disagreements",
    "gaps": "Assumptions, gaps",
    "outlook": "Outlook",
    "sources": "Sources",
    "quotes": "Quote register",
    "keys": "Keys",
    "method": "Method",
}
"""Sections by the beginning of the title that they have on the page."""


def moment(instant: datetime) -> str:
    """`2026-03-10 21:00 UTC`: in the instant's own zone where it is another."""
    zone = "UTC" if instant.utcoffset() == UTC.utcoffset(None) else f"{instant:%z}"
    return f"{instant:%Y-%m-%d %H:%M} {zone}"


def times(count: int, noun: str) -> str:
    """`1 article`, `12 articles`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
