"""Lines that an analyst may take over as bottom line and judgements: words of sources in fixed phrases, ranked.

The rank is a weighted sum of four terms, each from 0 to 1, which the data carry beside their total:

    total = 0.3 origins + 0.3 recency + 0.2 actor + 0.2 consequence

============  =========================================================================================
origins       independent origins that tell of it, three or more counting as 1
recency       1 on the day of the cut-off, halved for every three days away from it; 0 without a day
actor         the part of the sources that name the most widely named of its actors; 0 without one
consequence   the weight of the class of act (`_WEIGHTS`), of a risk that of its consequence
============  =========================================================================================

The weights of classes follow how much an act can change the situation: harm to people first, then force short of it,
then steps that bind, then words. None of it says that something is likely, and nothing here does.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefer.brief.matter import joined
from briefer.brief.reading import Reading, published_days
from briefer.model import (
    Brief,
    EventClass,
    Evidence,
    Polarity,
    Proposal,
    Prose,
    RiskEntry,
    Salience,
)

_ORIGINS, _RECENCY, _ACTOR, _CONSEQUENCE = 0.3, 0.3, 0.2, 0.2
_FULL = 3
"Origins from which on the term is 1."
_HALF_LIFE = 3.0
"Days."
_WEIGHTS: Mapping[EventClass, float] = {
    "assault": 1.0,
    "coerce": 0.9,
    "mobilize": 0.8,
    "threaten": 0.7,
    "agree": 0.7,
    "sanction": 0.6,
    "retreat": 0.6,
    "concede": 0.5,
    "protest": 0.5,
    "aid": 0.4,
    "reject": 0.4,
    "accuse": 0.4,
    "cooperate": 0.4,
    "support": 0.3,
    "request": 0.3,
    "consult": 0.3,
    "other": 0.2,
}
_UNCLASSED = 0.1
_PRONOUNS = {"he", "she", "it", "they", "we", "i"}
_LINES, _JUDGEMENTS = 3, 5
"So many are proposed at most."
_WORDS: Mapping[Polarity, tuple[str, str]] = {
    "if": ("If", "then"),
    "unless": ("Unless", "then"),
    "until": ("Until", "up to then"),
    "as-long-as": ("As long as", "then"),
    "provided-that": ("Provided that", "then"),
    "in-case": ("In case", "then"),
    "once": ("Once", "then"),
    "only-if": ("Only if", "then"),
    "even-if": ("Even if", "still"),
    "without": ("Without", "then"),
    "in-that-case": ("In the case", "then"),
    "otherwise": ("If not", "then"),
    "would": ("Given", "then"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What proposals are made of."""

    brief: Brief
    origin: Mapping[int, str]
    "Of each source by its number."
    published: Mapping[int, str]
    "Day of each dated source."
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    text: str
    entries: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    salience: Salience


def proposals(brief: Brief, readings: Sequence[Reading], as_of: datetime) -> tuple[Proposal, ...]:
    """Bottom lines from what happened, judgements from what hangs on something and from what is disputed.

    Of the brief only its findings are read.
    """
    origin = {reading.number: reading.origin for reading in readings}
    ground = _Ground(brief=brief, origin=origin, published=published_days(readings), today=as_of.date())
    happened = _ranked(_events(ground))[:_LINES]
    ahead = _ranked([*_triggers(ground), *_disputes(ground)])[:_JUDGEMENTS]
    return (
        *(_proposal(line, "bottom-line", f"B{n}") for n, line in enumerate(happened, start=1)),
        *(_proposal(line, "judgement", f"K{n}") for n, line in enumerate(ahead, start=1)),
    )


def _ranked(lines: Iterator[_Line] | Sequence[_Line]) -> list[_Line]:
    return sorted(lines, key=lambda line: -line.salience.total)


def _proposal(line: _Line, of: str, ident: str) -> Proposal:
    cites = tuple(dict.fromkeys(piece.source for piece in line.evidence))
    return Proposal(
        id=ident,
        of="bottom-line" if of == "bottom-line" else "judgement",
        text=Prose(text=line.text, cites=cites),
        entries=line.entries,
        evidence=line.evidence,
        salience=line.salience,
    )


def _events(ground: _Ground) -> Iterator[_Line]:
    for entry in ground.brief.timeline:
        if entry.kind == "happened" and entry.event_class not in (None, "other") and entry.review.state != "rejected":
            told = f" (told by {entry.origins} independent origins)" if entry.origins > 1 else ""
            yield _Line(
                text=f"{(entry.when.first or '')[:10]}: {_quoted((entry.sentence,))}{told}",
                entries=(entry.id,),
                evidence=(entry.sentence,),
                salience=_salience(
                    ground, entry.origins, (entry.when.first or "")[:10], entry.actors, entry.event_class
                ),
            )


def _triggers(ground: _Ground) -> Iterator[_Line]:
    """One line a trigger that is open, with what follows and, along the longest chain, what follows from that."""
    risks = {risk.id: risk for risk in ground.brief.risks}
    for one in ground.brief.indicators:
        first = risks[one.risks[0]]
        path = max((c.risks for c in ground.brief.chains if c.risks[0] in one.risks), key=len, default=(first.id,))
        along = [risks[ident] for ident in path]
        origins = {ground.origin[risks[ident].sentence.source] for ident in one.risks}
        days = [day for ident in one.risks if (day := ground.published.get(risks[ident].sentence.source))]
        actors = (*one.actors, *(name for risk in along for name in risk.consequence_actors))
        weight = max((risk.kind for risk in along), key=_weight)
        yield _Line(
            text=" ".join(_conditional(risk) for risk in along),
            entries=tuple(path),
            evidence=tuple(piece for risk in along for piece in (*risk.trigger, *risk.consequence)),
            salience=_salience(ground, len(origins), max(days, default=None), actors, weight),
        )


def _conditional(risk: RiskEntry) -> str:
    when, then = _WORDS[risk.polarity]
    said = f", says {risk.asserted_by}" if risk.asserted_by and risk.asserted_by.lower() not in _PRONOUNS else ""
    return f"{when} {_quoted(risk.trigger)}, {then} {_quoted(risk.consequence)}{said}."


def _disputes(ground: _Ground) -> Iterator[_Line]:
    positions = {position.id: position for position in ground.brief.positions}
    for one in ground.brief.disagreements:
        sides = [positions[ident] for ident in one.sides[:2]]
        if len(sides) > 1:
            said = "; ".join(f"{p.speaker or 'a source left unsaid'}: {_quoted(p.content)}" for p in sides)
            days = [day for p in sides if (day := ground.published.get(p.sentence.source))]
            speakers = tuple(p.speaker for p in sides if p.speaker)
            origins = {ground.origin[p.sentence.source] for p in sides}
            yield _Line(
                text=f"Not both can be so. {said}.",
                entries=(one.id,),
                evidence=tuple(piece for p in sides for piece in p.content),
                salience=_salience(ground, len(origins), max(days, default=None), speakers, None),
            )


def _quoted(pieces: Collection[Evidence]) -> str:
    """The words in quotation marks, with the source behind them; what lies between pieces is shown to be left out."""
    words = joined(pieces).strip()
    marks = "" if words[:1] in '“"' else "“”"
    source = next(iter(pieces)).source if pieces else 0
    return f"{marks[:1]}{words}{marks[1:]} [{source}]"


def _salience(
    ground: _Ground, origins: int, day: str | None, actors: Sequence[str], kind: EventClass | None
) -> Salience:
    terms = (
        min(origins, _FULL) / _FULL,
        _recency(day, ground.today),
        _named(ground, actors),
        _weight(kind),
    )
    weights = (_ORIGINS, _RECENCY, _ACTOR, _CONSEQUENCE)
    total = sum(weight * term for weight, term in zip(weights, terms, strict=True))
    first, second, third, fourth = (round(term, 3) for term in terms)
    return Salience(origins=first, recency=second, actor=third, consequence=fourth, total=round(total, 3))


def _recency(day: str | None, today: date) -> float:
    return 0.5 ** (abs((today - date.fromisoformat(day)).days) / _HALF_LIFE) if day else 0.0


def _named(ground: _Ground, actors: Sequence[str]) -> float:
    known = [len(actor.sources) for actor in ground.brief.actors if actor.name in actors]
    return max(known, default=0) / max(1, len(ground.origin))


def _weight(kind: EventClass | None) -> float:
    return _WEIGHTS[kind] if kind else _UNCLASSED
