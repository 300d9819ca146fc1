"""Analyses and a profile -> Brief."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from briefer.brief.actors import actor_entries, cast, relation_entries
from briefer.brief.disagreements import disagreements
from briefer.brief.evidence import walk
from briefer.brief.front import front, sources
from briefer.brief.lint import lint
from briefer.brief.notes import notes, summarise
from briefer.brief.positions import position_entries, positions_by_actor
from briefer.brief.prose import optional_prose, prose
from briefer.brief.reading import Reading
from briefer.brief.risks import chains, risk_entries
from briefer.brief.timeline import timeline_entries
from briefer.config import Profile, WorkspaceSettings
from briefer.model import Brief, Judgement, Method


def compose(
    readings: Sequence[Reading], profile: Profile, workspace: WorkspaceSettings, *, as_of: datetime, query: str
) -> Brief:
    """The brief of these readings. `query` says in words how they were chosen.

    Raises ConfigError where the analyst's text cites what is no source of it.
    """
    everyone = cast(readings)
    positions, ids = position_entries(readings, everyone)
    actors = actor_entries(everyone, positions_by_actor(positions))
    risks = risk_entries(readings, everyone, ids)
    summary = summarise(readings, positions)
    engine = readings[0].analysis.engine
    brief = Brief(
        front=front(profile, workspace, readings, summary, as_of),
        sections=profile.sections,
        bottom_line=optional_prose(profile.bottom_line, readings, "bottom_line"),
        judgements=_judgements(profile, readings),
        timeline=timeline_entries(readings, everyone, as_of.date()),
        actors=actors,
        relations=relation_entries(readings, everyone, {actor.id for actor in actors}),
        positions=positions,
        risks=risks,
        chains=chains(risks),
        disagreements=disagreements(readings, positions),
        notes=notes(readings, summary, profile.assumptions),
        outlook=optional_prose(profile.outlook, readings, "outlook"),
        summary=summary,
        sources=(),
        method=Method(briefer=engine.briefer, model=engine.model, profile=profile.name, query=query),
    )
    cited = replace(brief, sources=sources(readings, walk(brief)))
    return replace(cited, lint=lint(cited))


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
