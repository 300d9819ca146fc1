"""Analyses and a profile -> Brief."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefer import __version__
from briefer.brief.actors import actor_entries, cast, relation_entries
from briefer.brief.chains import chains
from briefer.brief.disagreements import disagreements
from briefer.brief.evidence import walk
from briefer.brief.front import front, sources
from briefer.brief.identities import identified
from briefer.brief.lint import lint
from briefer.brief.notes import notes, summarise
from briefer.brief.positions import positions_by_actor, statements
from briefer.brief.prose import optional_prose, prose
from briefer.brief.reading import Reading
from briefer.brief.reviews import Reviews
from briefer.brief.risks import risk_entries
from briefer.brief.shifts import shifts
from briefer.brief.standing import indicators, with_standing
from briefer.brief.timeline import timeline_entries
from briefer.config import Profile, WorkspaceSettings
from briefer.model import Brief, Decision, Engine, Judgement, Method


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
    said = statements(readings, everyone, reviews, rejected=rejected)
    actors = actor_entries(everyone, positions_by_actor(said.entries))
    timeline = timeline_entries(readings, everyone, said, reviews, as_of.date(), rejected=rejected)
    days = {r.number: r.article.published.day.isoformat() for r in readings if r.article.published}
    found = risk_entries(readings, everyone, said, reviews, rejected=rejected)
    risks = with_standing(found, timeline, days, everyone.belonging(), as_of)
    open_to = [risk for risk in risks if risk.review.state != "rejected"]
    chained = chains(open_to, everyone.belonging())
    standing = [position for position in said.entries if position.review.state != "rejected"]
    summary = summarise(readings, standing)
    brief = Brief(
        front=front(profile, workspace, readings, summary, as_of),
        sections=profile.sections,
        template=profile.template,
        bottom_line=optional_prose(profile.bottom_line, readings, "bottom_line"),
        judgements=_judgements(profile, readings),
        timeline=timeline,
        actors=actors,
        relations=relation_entries(readings, everyone, {actor.id for actor in actors}, said.speaker),
        positions=said.entries,
        risks=risks,
        chains=chained,
        indicators=indicators(open_to, chained),
        shifts=shifts(standing, [actor.name for actor in actors]),
        disagreements=disagreements(readings, standing, timeline, [actor.name for actor in actors]),
        notes=notes(readings, summary, profile.assumptions, reviews.notes()),
        outlook=optional_prose(profile.outlook, readings, "outlook"),
        summary=summary,
        sources=(),
        method=_method(readings, profile, query),
    )
    cited = replace(brief, sources=sources(readings, walk(brief)))
    return replace(cited, lint=lint(cited))


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
