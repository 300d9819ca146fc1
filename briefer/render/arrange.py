"""What each template prints of a brief: the brief with less in it, or with everything brought forward."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args

from briefer.model import Brief, Impact, Likelihood, Prose, RiskEntry, SectionName, TemplateName

PAGES: dict[TemplateName, str] = {
    "standard": "brief.html.j2",
    "one-page": "one-page.html.j2",
    "register": "register.html.j2",
}
"""The template of the whole page."""

ONE_PAGE: tuple[SectionName, ...] = ("bottom-line", "judgements", "risks", "sources")
RISKS = 5
"""At most so many risks on one page."""
PROSE: tuple[SectionName, ...] = ("bottom-line", "judgements", "outlook")
"""Sections that hold the analyst's texts and nothing else."""


def arranged(brief: Brief) -> Brief:
    """The brief as its template prints it; arranging it again changes nothing.

    `one-page`: bottom line, judgements, the risks that matter and the sources that these cite. `register`: every
    finding in its own section, without the analyst's texts.
    """
    if brief.template == "one-page":
        return _one_page(brief)
    return _register(brief) if brief.template == "register" else brief


def _one_page(brief: Brief) -> Brief:
    sections = tuple(name for name in ONE_PAGE if name in brief.sections or name == "sources")
    risks = risks_that_matter(brief)
    lines = tuple(one for one in brief.proposals if one.of == "bottom-line")
    shown = replace(brief, sections=sections, risks=risks, chains=(), indicators=(), proposals=lines)
    cited = set(_cited(shown))
    return replace(shown, sources=tuple(source for source in brief.sources if source.number in cited))


def _cited(brief: Brief) -> Iterator[int]:
    texts: Iterable[Prose | None] = (
        brief.bottom_line,
        *(judgement.claim for judgement in brief.judgements),
        *(judgement.basis for judgement in brief.judgements),
    )
    for text in texts:
        yield from text.cites if text else ()
    for line in brief.proposals if brief.bottom_line is None else ():
        yield from line.text.cites
    for risk in brief.risks:
        yield from (risk.sentence.source, *risk.also)
        yield from (one.source for one in (risk.standing.shown if risk.standing else ()))


def risks_that_matter(brief: Brief) -> tuple[RiskEntry, ...]:
    """Those the analyst rated, by impact and likelihood; else those the analyst checked; else the heads of chains.

    The machine does not say which risk matters: a chain's first risk is the one on which the others hang.
    """
    rated = sorted((risk for risk in brief.risks if risk.impact or risk.likelihood), key=_weight, reverse=True)
    checked = [risk for risk in brief.risks if risk.review.state == "accepted"]
    heads = {chain.risks[0] for chain in brief.chains}
    return tuple(rated or checked or [risk for risk in brief.risks if risk.id in heads] or brief.risks)[:RISKS]


def _weight(risk: RiskEntry) -> tuple[int, int]:
    impact = get_args(Impact).index(risk.impact) if risk.impact else -1
    return impact, get_args(Likelihood).index(risk.likelihood) if risk.likelihood else -1


def _register(brief: Brief) -> Brief:
    return replace(
        brief,
        sections=tuple(name for name in brief.sections if name not in PROSE),
        timeline=tuple(replace(one, prominent=True) for one in brief.timeline),
        actors=tuple(replace(one, prominent=True) for one in brief.actors),
        positions=tuple(replace(one, prominent=True) for one in brief.positions),
    )
