"""Assumptions, gaps and limitations: what the reader must know that the findings do not say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from briefer.brief.matter import joined
from briefer.brief.nearby import Nearby
from briefer.brief.reading import Reading
from briefer.brief.words import content_stems
from briefer.model import TEASER, Note, PositionEntry, RiskEntry, SourceSummary, TimelineEntry

_OLD = 30
"Days before the cut-off from which a source is older material."
_SAME = 0.5
"Of the shorter risk's words, from which two origins state the same one."


def notes(
    readings: Sequence[Reading],
    summary: SourceSummary,
    assumptions: Sequence[str],
    *,
    asked: Iterable[Note],
    decided: Iterable[Note],
    as_of: datetime,
) -> tuple[Note, ...]:
    """`asked`: questions that the sources leave open; `decided`: what is to be told of the analyst's decisions."""
    return (
        *(Note(kind="assumption", message=assumption) for assumption in assumptions),
        *_basis(summary),
        *asked,
        *_old(readings, as_of),
        *(note for reading in readings for note in _gaps(reading)),
        *decided,
    )


def _basis(summary: SourceSummary) -> Iterator[Note]:
    if summary.origins == 1:
        yield Note(kind="single-source", message="everything in this brief rests on one independent origin")
    elif summary.told:
        share = round(100 * summary.single / summary.told)
        yield Note(
            kind="single-source",
            message=f"{summary.single} of {summary.told} events and risks ({share} %) rest on one independent origin",
        )
    if summary.positions:
        share = round(100 * summary.anonymous / summary.positions)
        yield Note(
            kind="anonymous",
            message=f"{summary.anonymous} of {summary.positions} positions ({share} %) are of unnamed speakers"
            + (f"; {summary.unsaid} more leave their source unsaid" if summary.unsaid else ""),
        )


def _old(readings: Sequence[Reading], as_of: datetime) -> Iterator[Note]:
    for reading in readings:
        days = _age(reading, as_of)
        if days is not None and days > _OLD:
            yield Note(kind="stale", message=f"appeared {days} days before the cut-off", source=reading.number)


def _age(reading: Reading, as_of: datetime) -> int | None:
    published = reading.article.published
    return (as_of.date() - published.day).days if published else None


def _gaps(reading: Reading) -> Iterator[Note]:
    for gap in reading.analysis.gaps:
        evidence = reading.evidence(gap.span) if gap.span else None
        sentence = reading.sentence([gap.span]) if gap.span else None
        yield Note(kind=gap.kind, message=gap.message, source=reading.number, evidence=evidence, sentence=sentence)
    if TEASER in reading.article.tags:
        message = "only the words of a feed are known; the page with the whole text could not be had"
        yield Note(kind="input", message=message, source=reading.number)
    if reading.article.tail:
        words = len(reading.article.tail.split())
        yield Note(
            kind="tail",
            message=f"{words} words of site furniture at the end were left out",
            source=reading.number,
        )


def summarise(
    readings: Sequence[Reading],
    positions: Sequence[PositionEntry],
    risks: Sequence[RiskEntry],
    timeline: Sequence[TimelineEntry],
    as_of: datetime,
) -> SourceSummary:
    events = [entry for entry in timeline if entry.prominent and entry.review.state != "rejected"]
    origin = {reading.number: reading.origin for reading in readings}
    ages = [age for reading in readings if (age := _age(reading, as_of)) is not None]
    return SourceSummary(
        articles=len(readings),
        origins=len(set(origin.values())),
        outlets=tuple(dict.fromkeys(r.article.outlet for r in readings if r.article.outlet)),
        undated=sum(r.article.published is None for r in readings),
        graded=sum(str(r.article.grade) != "F6" for r in readings),
        positions=len(positions),
        anonymous=sum(p.anonymous for p in positions),
        unsaid=sum(p.speaker is None for p in positions),
        single=sum(entry.origins == 1 for entry in events) + _stated_once(risks, origin),
        told=len(events) + len(risks),
        unresolved=sum(date.unresolved is not None for reading in readings for date in reading.analysis.dates),
        oldest_days=max(ages, default=None),
        newest_days=min(ages, default=None),
    )


def _stated_once(risks: Sequence[RiskEntry], origin: Mapping[int, str]) -> int:
    """How many risks no second origin states: both halves in words of which half are the same."""
    words = [
        (origin[risk.sentence.source], content_stems(joined(risk.trigger)), content_stems(joined(risk.consequence)))
        for risk in risks
    ]
    near = Nearby((one, one[1]) for one in words)
    return sum(
        not any(
            mine[0] != theirs[0] and _near(mine[1], theirs[1]) and _near(mine[2], theirs[2])
            for theirs in near.sharing(mine[1])
        )
        for mine in words
    )


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) >= _SAME * shorter
