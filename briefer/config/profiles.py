"""What a `[[brief]]` of briefer.toml says: a profile, and the judgements an analyst wrote."""

from dataclasses import dataclass
from typing import Literal

from briefer.model import SECTIONS, Confidence, Format, Likelihood, Marking, SectionName, TemplateName


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementDraft:
    """A key judgement as the analyst wrote it. `[@ID]` in the texts cites an article."""

    claim: str
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One `[[brief]]`: which articles, which sections, and what the analyst says."""

    name: str
    title: str | None = None
    "None: the profile's name."
    number: str | None = None
    "None: made of the profile's name and the as-of time."
    author: str | None = None
    audience: str | None = None
    marking: Marking | None = None
    "None: the most restrictive of the sources and the workspace's own."
    supersedes: str | None = None
    as_of: str | None = None
    "Instant, or words; None: the moment of the build."
    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    search: str | None = None
    articles: tuple[str, ...] = ()
    "Ids; empty: all that the other fields let through."
    sections: tuple[SectionName, ...] = SECTIONS
    formats: tuple[Format, ...] = ("pdf", "json")
    template: TemplateName = "standard"
    deliver: tuple[str, ...] = ()
    "Names of the targets (`[[deliver]]`) that a run sends the brief to."
    notify: tuple[str, ...] = ()
    "Names of the targets that are told when a run ends badly: refused by its lint, failed, not delivered."
    when_nothing_new: Literal["skip", "write"] = "skip"
    "Whether a run writes a brief that has no article beside those of the last one."
    lint_warn: tuple[str, ...] = ()
    "Rules of form (`briefer lint --rules`) that only warn in this brief."
    bottom_line: str | None = None
    outlook: str | None = None
    assumptions: tuple[str, ...] = ()
    judgement: tuple[JudgementDraft, ...] = ()
