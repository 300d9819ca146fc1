"""The risks of all sources."""

from collections.abc import Sequence
from dataclasses import replace

from briefer.brief.actors import Cast
from briefer.brief.copies import Copies
from briefer.brief.positions import Statements
from briefer.brief.reading import Reading
from briefer.brief.reviews import Judged, Reviews
from briefer.brief.times import when_of
from briefer.model import Risk, RiskEntry


def risk_entries(
    readings: Sequence[Reading], everyone: Cast, said: Statements, reviews: Reviews, *, rejected: bool
) -> tuple[RiskEntry, ...]:
    """Entries in reading order. A wish, which has no consequence, is no risk to report."""
    copies = Copies()
    entries: list[RiskEntry] = []
    for reading in readings:
        risks = reading.analysis.risks
        for risk, key in zip(risks, reading.keys("risk", [r.marker.start for r in risks]), strict=True):
            if not risk.consequence:
                continue
            words = [reading.article.quote(span) for span in (*risk.trigger, risk.marker, *risk.consequence)]
            judged = reviews.of("risk", key)
            if copies.listed(reading, None, words, key) == key and (rejected or not judged.rejected):
                entries.append(_entry(key, reading, risk, everyone, said, judged=judged))
    return tuple(replace(e, id=f"R{n}", also=copies.also(e.key)) for n, e in enumerate(entries, start=1))


def _entry(key: str, reading: Reading, risk: Risk, everyone: Cast, said: Statements, *, judged: Judged) -> RiskEntry:
    position = said.of(reading, risk.asserted_by)
    horizon = None if risk.horizon is None else when_of(reading, reading.analysis.dates[risk.horizon])
    return RiskEntry(
        id="",
        key=key,
        trigger=tuple(reading.evidence(span) for span in risk.trigger),
        marker=reading.evidence(risk.marker),
        consequence=tuple(reading.evidence(span) for span in risk.consequence),
        polarity=judged.get("polarity", risk.polarity),
        negated=risk.negated,
        status=judged.get("status", risk.status),
        trigger_actors=everyone.names(reading, risk.trigger_actors),
        consequence_actors=everyone.names(reading, risk.consequence_actors),
        asserted_by=judged.get("asserted_by", said.speaker(reading, risk.asserted_by)),
        position=position.id if position else None,
        kind=risk.kind,
        impact_words=reading.words(risk.impact_words),
        likelihood_words=reading.words(risk.likelihood_words),
        horizon=judged.when("horizon", horizon),
        sentence=reading.evidence(risk.sentence),
        likelihood=judged.get("likelihood", None),
        impact=judged.get("impact", None),
        review=judged.review,
    )
