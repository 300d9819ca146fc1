"""Assumptions, gaps and limitations: what the reader must know that the findings do not say."""

from collections.abc import Iterable, Iterator, Sequence

from briefer.brief.reading import Reading
from briefer.model import Note, PositionEntry, SourceSummary


def notes(
    readings: Sequence[Reading], summary: SourceSummary, assumptions: Sequence[str], decided: Iterable[Note]
) -> tuple[Note, ...]:
    """`decided`: what is to be told of the analyst's decisions."""
    return (
        *(Note(kind="assumption", message=assumption) for assumption in assumptions),
        *_basis(summary),
        *(note for reading in readings for note in _gaps(reading)),
        *decided,
    )


def _basis(summary: SourceSummary) -> Iterator[Note]:
    if summary.origins == 1:
        yield Note(kind="single-source", message="everything in this brief rests on one independent origin")
    if summary.positions:
        share = round(100 * summary.anonymous / summary.positions)
        yield Note(
            kind="anonymous",
            message=f"{summary.anonymous} of {summary.positions} positions ({share} %) are of unnamed speakers"
            + (f"; {summary.unsaid} more leave their source unsaid" if summary.unsaid else ""),
        )


def _gaps(reading: Reading) -> Iterator[Note]:
    for gap in reading.analysis.gaps:
        evidence = reading.evidence(gap.span) if gap.span else None
        sentence = reading.sentence([gap.span]) if gap.span else None
        yield Note(kind=gap.kind, message=gap.message, source=reading.number, evidence=evidence, sentence=sentence)
    if reading.article.tail:
        words = len(reading.article.tail.split())
        yield Note(
            kind="tail",
            message=f"{words} words of site furniture at the end were left out",
            source=reading.number,
        )


def summarise(readings: Sequence[Reading], positions: Sequence[PositionEntry]) -> SourceSummary:
    return SourceSummary(
        articles=len(readings),
        origins=len({r.origin for r in readings}),
        outlets=tuple(dict.fromkeys(r.article.outlet for r in readings if r.article.outlet)),
        undated=sum(r.article.published is None for r in readings),
        graded=sum(str(r.article.grade) != "F6" for r in readings),
        positions=len(positions),
        anonymous=sum(p.anonymous for p in positions),
        unsaid=sum(p.speaker is None for p in positions),
    )
