"""Analyses and a profile -> Brief."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefer import __version__
from briefer.brief.actors import Cast, actor_entries, cast, relation_entries
from briefer.brief.chains import chains
from briefer.brief.disagreements import disagreements
from briefer.brief.evidence import walk
from briefer.brief.front import front, sources
from briefer.brief.identities import identified
from briefer.brief.lint import lint
from briefer.brief.notes import notes, summarise
from briefer.brief.positions import Statements, positions_by_actor, statements
from briefer.brief.prose import optional_prose, prose
from briefer.brief.questions import questions
from briefer.brief.reading import Reading, published_days
from briefer.brief.reviews import Reviews
from briefer.brief.risks import risk_entries
from briefer.brief.salience import proposals
from briefer.brief.shifts import shifts
from briefer.brief.standing import indicators, with_standing
from briefer.brief.timeline import timeline_entries
from briefer.config import Profile, WorkspaceSettings
from briefer.model import (
    ActorEntry,
    Brief,
    Chain,
    Decision,
    Engine,
    Indicator,
    Judgement,
    Method,
    PositionEntry,
    RiskEntry,
    TimelineEntry,
)


def compose(
    readings: Sequence[Reading],
    profile: Profile,
    workspace: WorkspaceSettings,
    *,
    as_of: datetime,
    query: str,
    decisions: Sequence[Decision] = (),
    rejected: bool = False,
) -> Brief:
    """The brief of these readings. `query` says in words how they were chosen.

    `decisions` are those of the analysts that stand. Findings that they rejected are left out, or, with `rejected`,
    kept in and marked; what is counted, chained and set against each other is without them either way.
    Raises ConfigError where the analyst's text cites what is no source of it.
    """
    reviews = Reviews(decisions)
    readings = identified(readings, reviews)
    everyone = cast(readings, reviews, rejected=rejected)
    found = _findings(readings, everyone, reviews, as_of, rejected=rejected)
    summary = summarise(readings, found.standing, found.open, found.timeline, as_of)
    asked = questions(readings, everyone, found.standing, found.open, found.watched)
    names = [actor.name for actor in found.actors]
    brief = Brief(
        front=front(profile, workspace, readings, summary, as_of),
        sections=profile.sections,
        template=profile.template,
        bottom_line=optional_prose(profile.bottom_line, readings, "bottom_line"),
        judgements=_judgements(profile, readings),
        timeline=found.timeline,
        actors=found.actors,
        relations=relation_entries(readings, everyone, {one.id for one in found.actors}, found.said.speaker),
        positions=found.said.entries,
        risks=found.risks,
        chains=found.chains,
        indicators=found.watched,
        shifts=shifts(found.standing, names),
        disagreements=disagreements(readings, found.standing, found.timeline, names),
        notes=notes(readings, summary, profile.assumptions, asked=asked, decided=reviews.notes(), as_of=as_of),
        outlook=optional_prose(profile.outlook, readings, "outlook"),
        summary=summary,
        sources=(),
        method=_method(readings, profile, query),
    )
    proposed = replace(brief, proposals=proposals(brief, readings, as_of))
    cited = replace(proposed, sources=sources(readings, walk(proposed)))
    return replace(cited, lint=lint(cited, profile.lint_warn))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Findings:
    said: Statements
    standing: tuple[PositionEntry, ...]
    "Positions that were not rejected."
    actors: tuple[ActorEntry, ...]
    timeline: tuple[TimelineEntry, ...]
    risks: tuple[RiskEntry, ...]
    open: tuple[RiskEntry, ...]
    "Risks that were not rejected."
    chains: tuple[Chain, ...]
    watched: tuple[Indicator, ...]


def _findings(
    readings: Sequence[Reading], everyone: Cast, reviews: Reviews, as_of: datetime, *, rejected: bool
) -> _Findings:
    said = statements(readings, everyone, reviews, rejected=rejected)
    timeline = timeline_entries(readings, everyone, said, reviews, as_of.date(), rejected=rejected)
    risks = _risks(readings, everyone, said, reviews, timeline, as_of=as_of, rejected=rejected)
    open_to = tuple(risk for risk in risks if risk.review.state != "rejected")
    chained = chains(open_to, everyone.belonging())
    return _Findings(
        said=said,
        standing=tuple(position for position in said.entries if position.review.state != "rejected"),
        actors=actor_entries(everyone, positions_by_actor(said.entries)),
        timeline=timeline,
        risks=risks,
        open=open_to,
        chains=chained,
        watched=indicators(open_to, chained),
    )


def _risks(
    readings: Sequence[Reading],
    everyone: Cast,
    said: Statements,
    reviews: Reviews,
    timeline: Sequence[TimelineEntry],
    *,
    as_of: datetime,
    rejected: bool,
) -> tuple[RiskEntry, ...]:
    found = risk_entries(readings, everyone, said, reviews, rejected=rejected)
    happened = [entry for entry in timeline if entry.review.state != "rejected"]
    return with_standing(found, happened, published_days(readings), everyone.belonging(), as_of)


def _method(readings: Sequence[Reading], profile: Profile, query: str) -> Method:
    engine = (
        readings[0].analysis.engine if readings else Engine(briefer=__version__, model="none: nothing was analysed")
    )
    return Method(briefer=engine.briefer, model=engine.model, profile=profile.name, query=query)


def _judgements(profile: Profile, readings: Sequence[Reading]) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(
            id=f"J{n}",
            claim=prose(draft.claim, readings, f"judgement {n}: claim"),
            likelihood=draft.likelihood,
            confidence=draft.confidence,
            basis=optional_prose(draft.basis, readings, f"judgement {n}: basis"),
        )
        for n, draft in enumerate(profile.judgement, start=1)
    )
