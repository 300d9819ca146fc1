"""The risks of all sources, and the chains they form."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from briefer.brief.actors import Cast
from briefer.brief.copies import Copies
from briefer.brief.positions import Statements
from briefer.brief.reading import Reading
from briefer.brief.reviews import Judged, Reviews
from briefer.brief.times import when_of
from briefer.brief.words import content_stems
from briefer.model import Chain, Evidence, Risk, RiskEntry

_LONGEST_CHAIN = 5


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
        horizon=judged.when("horizon", horizon),
        sentence=reading.evidence(risk.sentence),
        likelihood=judged.get("likelihood", None),
        impact=judged.get("impact", None),
        review=judged.review,
    )


def chains(risks: Sequence[RiskEntry]) -> tuple[Chain, ...]:
    """Longest paths in which one risk's consequence is the next one's trigger.

    Two halves meet when they name an actor in common and share a word beside the actors' names. Each
    joint carries the shared words' stems, so that the reader can judge it.
    """
    joints = {
        (a.id, b.id): shared
        for a, b in product(risks, repeat=2)
        if a.id != b.id and not a.negated and (shared := _joint(a, b))
    }
    follows = {risk.id: [b for a, b in joints if a == risk.id] for risk in risks}
    led_to = {b for _, b in joints}
    paths = [path for risk in risks if risk.id not in led_to for path in _paths((risk.id,), follows)]
    return tuple(
        Chain(risks=path, shared=tuple(", ".join(joints[pair]) for pair in pairwise(path)))
        for path in paths
        if len(path) > 1
    )


def _joint(first: RiskEntry, second: RiskEntry) -> list[str]:
    actors = set(first.consequence_actors) & set(second.trigger_actors)
    if not actors:
        return []
    names = content_stems(" ".join((*first.consequence_actors, *second.trigger_actors)))
    shared = (content_stems(_text(first.consequence)) & content_stems(_text(second.trigger))) - names
    return [*sorted(actors), *sorted(shared)] if shared else []


def _text(pieces: Sequence[Evidence]) -> str:
    return " ".join(piece.text for piece in pieces)


def _paths(path: tuple[str, ...], follows: dict[str, list[str]]) -> list[tuple[str, ...]]:
    onward = [step for step in follows[path[-1]] if step not in path]
    if not onward or len(path) == _LONGEST_CHAIN:
        return [path]
    return [longer for step in onward for longer in _paths((*path, step), follows)]
