"""What a brief's template prints of it, for the formats whose files have one frame for all templates."""

from dataclasses import replace

from briefer.model import Brief, RiskEntry, SectionName

ONE_PAGE: tuple[SectionName, ...] = ("bottom-line", "judgements", "risks")
ANALYSTS: tuple[SectionName, ...] = ("bottom-line", "judgements", "outlook")
"""Sections of the analyst's own texts, which the register leaves out."""


def as_printed(brief: Brief) -> Brief:
    """The sections and entries that the brief's template prints, in the brief's order."""
    if brief.template == "one-page":
        sections = tuple(name for name in brief.sections if name in ONE_PAGE)
        return replace(brief, sections=sections, risks=risks_that_matter(brief), chains=())
    if brief.template == "register":
        return replace(
            brief,
            sections=tuple(name for name in brief.sections if name not in ANALYSTS),
            timeline=tuple(replace(one, prominent=True) for one in brief.timeline),
            actors=tuple(replace(one, prominent=True) for one in brief.actors),
            positions=tuple(replace(one, prominent=True) for one in brief.positions),
        )
    return brief


def risks_that_matter(brief: Brief) -> tuple[RiskEntry, ...]:
    """Those that an analyst rated; where none is rated, those that lead to one another."""
    rated = tuple(one for one in brief.risks if one.likelihood or one.impact)
    chained = {ident for chain in brief.chains for ident in chain.risks}
    return rated or tuple(one for one in brief.risks if one.id in chained)


def how_sure(brief: Brief) -> str:
    """`3 key judgements, likelihood set in 2; confidence low, moderate. 4 of 8 sources graded by an analyst.`"""
    made = brief.judgements
    counts = brief.summary
    graded = f"{counts.graded} of {counts.articles} sources graded by an analyst."
    if not made:
        return f"No judgement has been made. {graded}"
    likely = sum(one.likelihood is not None for one in made)
    levels = [level for level in ("low", "moderate", "high") if any(one.confidence == level for one in made)]
    confidence = f"confidence {', '.join(levels)}" if levels else "confidence not assessed"
    count = f"{len(made)} key judgement{'' if len(made) == 1 else 's'}"
    return f"{count}, likelihood set in {likely}; {confidence}. {graded}"
