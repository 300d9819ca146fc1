"""The findings of a brief in a form in which those of two briefs are held against each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefer.model import (
    UNREVIEWED,
    ActorEntry,
    Brief,
    ChangeOf,
    Evidence,
    Judgement,
    PositionEntry,
    Review,
    RiskEntry,
    TimelineEntry,
    When,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    of: ChangeOf
    id: str
    key: str
    keys: frozenset[str]
    "Every key by which it may have gone in another brief."
    words: str
    fields: Mapping[str, str | None]
    article: str | None
    "None: it stands in no single one."
    source: int | None
    sources: frozenset[int] = field(default_factory=frozenset)
    "All that tell of it."
    shown: bool
    "Whether it has a line of its own; of dates that no event of their own stands behind none has."
    review: Review = UNREVIEWED


def items(brief: Brief) -> Iterator[Item]:
    """Positions, risks, events, actors and judgements, in the order of the brief."""
    yield from map(_position, brief.positions)
    yield from map(_risk, brief.risks)
    yield from map(_event, brief.timeline)
    yield from map(_actor, brief.actors)
    yield from map(_judgement, brief.judgements)


def _position(one: PositionEntry) -> Item:
    return Item(
        of="position",
        id=one.id,
        key=one.key,
        keys=frozenset((one.key,)),
        words=_joined(one.content),
        fields={
            "speaker": one.speaker,
            "stance": one.stance,
            "target": one.target,
            "when": _span(one.when),
        },
        article=one.sentence.article,
        source=one.sentence.source,
        sources=frozenset((one.sentence.source, *one.also)),
        shown=one.prominent,
        review=one.review,
    )


def _risk(one: RiskEntry) -> Item:
    return Item(
        of="risk",
        id=one.id,
        key=one.key,
        keys=frozenset((one.key,)),
        words=_joined((*one.trigger, *one.consequence)),
        fields={
            "polarity": one.polarity,
            "status": one.status,
            "asserted_by": one.asserted_by,
            "horizon": _span(one.horizon),
            "likelihood": one.likelihood,
            "impact": one.impact,
            "standing": one.standing.state if one.standing else None,
        },
        article=one.sentence.article,
        source=one.sentence.source,
        sources=frozenset((one.sentence.source, *one.also)),
        shown=True,
        review=one.review,
    )


def _event(one: TimelineEntry) -> Item:
    return Item(
        of="event",
        id=one.id,
        key=one.key,
        keys=frozenset((one.key, *(other.key for other in one.told))),
        words=one.sentence.text,
        fields={
            "when": _span(one.when),
            "kind": one.kind,
            "event_class": one.event_class,
            "status": one.status,
            "asserted_by": one.asserted_by,
            "origins": str(one.origins),
        },
        article=one.sentence.article,
        source=one.sentence.source,
        sources=frozenset((one.sentence.source, *one.also, *(other.sentence.source for other in one.told))),
        shown=one.prominent and one.event_class is not None,
        review=one.review,
    )


def _actor(one: ActorEntry) -> Item:
    return Item(
        of="actor",
        id=one.id,
        key=one.key,
        keys=frozenset((one.key,)),
        words=one.name,
        fields={"name": one.name, "kind": one.kind, "affiliation": one.affiliation},
        article=None,
        source=None,
        sources=frozenset(one.sources),
        shown=one.prominent,
        review=one.review,
    )


def _judgement(one: Judgement) -> Item:
    return Item(
        of="judgement",
        id=one.id,
        key=one.claim.text,
        keys=frozenset((one.claim.text,)),
        words=one.claim.text,
        fields={
            "claim": one.claim.text,
            "likelihood": one.likelihood,
            "confidence": one.confidence,
            "basis": one.basis.text if one.basis else None,
        },
        article=None,
        source=None,
        shown=True,
    )


def _joined(pieces: tuple[Evidence, ...]) -> str:
    return " … ".join(piece.text for piece in pieces)


def _span(when: When | None) -> str | None:
    """First and last day or instant; None: there is none, or it is unresolved."""
    if when is None or when.first is None:
        return None
    return when.first if when.last in (None, when.first) else f"{when.first} to {when.last}"
