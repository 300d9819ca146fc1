"""Names and times as this screen writes them."""

from datetime import UTC, datetime

from briefer.model import Likelihood, SectionName

LABELS: dict[SectionName, str] = {
    "bottom-line": "Bottom line",
    "judgements": "Key judgements",
    "changes": "What changed",
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

PERCENT: dict[Likelihood, str] = {
    "almost no chance": "1–5 %",
    "very unlikely": "5–20 %",
    "unlikely": "20–45 %",
    "roughly even chance": "45–55 %",
    "likely": "55–80 %",
    "very likely": "80–95 %",
    "almost certain": "95–99 %",
}
"""What the words of the row mean: ICD 203 (2015), section D.6.e."""


def moment(instant: datetime) -> str:
    """`2026-03-10 21:00 UTC`: in the instant's own zone where it is another."""
    zone = "UTC" if instant.utcoffset() == UTC.utcoffset(None) else f"{instant:%z}"
    return f"{instant:%Y-%m-%d %H:%M} {zone}"


def times(count: int, noun: str) -> str:
    """`1 article`, `12 articles`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
