"""The risks of all sources, and the chains they form."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from briefer.brief.actors import Cast, speaker_name
from briefer.brief.copies import Copies
from briefer.brief.positions import Ids
from briefer.brief.reading import Reading
from briefer.brief.times import when_of
from briefer.brief.words import content_stems
from briefer.model import Chain, Evidence, Risk, RiskEntry

_LONGEST_CHAIN = 5


def risk_entries(readings: Sequence[Reading], everyone: Cast, positions: Ids) -> tuple[RiskEntry, ...]:
    """Entries in reading order. A wish, which has no consequence, is no risk to report."""
    copies = Copies()
    entries: list[RiskEntry] = []
    for reading in readings:
        for risk in (r for r in reading.analysis.risks if r.consequence):
            candidate = f"R{len(entries) + 1}"
            words = [reading.article.quote(span) for span in (*risk.trigger, risk.marker, *risk.consequence)]
            if copies.listed(reading, None, words, candidate) == candidate:
                entries.append(_entry(candidate, reading, risk, everyone, positions))
    return tuple(replace(entry, also=copies.also(entry.id)) for entry in entries)


def _entry(name: str, reading: Reading, risk: Risk, everyone: Cast, positions: Ids) -> RiskEntry:
    return RiskEntry(
        id=name,
        key=reading.key("risk", risk.marker.start),
        trigger=tuple(reading.evidence(span) for span in risk.trigger),
        marker=reading.evidence(risk.marker),
        consequence=tuple(reading.evidence(span) for span in risk.consequence),
        polarity=risk.polarity,
        negated=risk.negated,
        status=risk.status,
        trigger_actors=everyone.names(reading, risk.trigger_actors),
        consequence_actors=everyone.names(reading, risk.consequence_actors),
        asserted_by=speaker_name(reading, risk.asserted_by),
        position=None if risk.asserted_by is None else positions[reading.number, risk.asserted_by],
        horizon=None if risk.horizon is None else when_of(reading, reading.analysis.dates[risk.horizon]),
        sentence=reading.evidence(risk.sentence),
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
