"""What an analyst reads: the brief as pure data, with every quoted word carried as evidence.

Numbers and references: `Source.number` counts from 1 and is what a citation prints; entries have
ids such as `P3`, `R1`, `E7` that are unique in the brief and by which they refer to each other.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from briefer.model.decisions import UNREVIEWED, Review
from briefer.model.evidence import Evidence, Prose, When
from briefer.model.findings import (
    ActorKind,
    EventClass,
    EventStatus,
    GapKind,
    Mode,
    Polarity,
    RelationKind,
    RiskStatus,
    Stance,
)
from briefer.model.synthesis import Changes, Indicator, Proposal, Shift, Standing, Telling
from briefer.model.text import Grade, Marking, Published

SCHEMA = "briefer.brief/1"

Likelihood = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
]
"""One row of ICD 203 (2015), and only that row."""

Confidence = Literal["low", "moderate", "high"]

Impact = Literal["low", "moderate", "high"]

EntryKind = Literal["happened", "said", "scheduled"]
"""How an entry of the timeline stands to its date."""

SectionName = Literal[
    "bottom-line",
    "judgements",
    "changes",
    "timeline",
    "actors",
    "positions",
    "risks",
    "disagreements",
    "gaps",
    "outlook",
    "sources",
    "quotes",
    "keys",
    "method",
]

SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
"""Every section in the order a brief prints them when nothing else is asked for."""

TemplateName = Literal["standard", "one-page", "register"]
"""What the page is for: the whole brief, its first page, or every finding without the analyst's texts."""

TEMPLATES: tuple[TemplateName, ...] = get_args(TemplateName)

Format = Literal["pdf", "html", "md", "docx", "json"]

FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    title: str
    number: str
    marking: Marking
    as_of: str
    "Instant with offset: the date-time group of the brief."
    cutoff: str
    "Instant after which nothing was taken in."
    author: str | None = None
    audience: str | None = None
    supersedes: str | None = None
    exercise: bool = False
    "True: every source is exercise material, and the page says so."
    articles: int
    origins: int
    "Independent origins among the articles."
    covers_first: str | None = None
    "Earliest publication day among the dated sources."
    covers_last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A key judgement: the analyst's, never the machine's."""

    id: str
    claim: Prose
    likelihood: Likelihood | None = None
    "None prints as *not assessed*."
    confidence: Confidence | None = None
    basis: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    id: str
    key: str
    when: When
    kind: EntryKind
    sentence: Evidence
    actors: tuple[str, ...] = ()
    "Names of those who act or speak in it."
    event_class: EventClass | None = None
    status: EventStatus
    asserted_by: str | None = None
    "Speaker who claims it; None: the article says it in its own voice."
    prominent: bool = True
    "True: it tells of an event or of something due, and is drawn; the others stand in the table's second part."
    also: tuple[int, ...] = ()
    "Other sources of the same origin that carry it in the same words."
    told: tuple[Telling, ...] = ()
    "Other sources that tell of the same event in other words."
    origins: int = 1
    "Independent origins among the sources that tell of it."
    review: Review = UNREVIEWED


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    id: str
    key: str
    "By the id its analysis gave it, so that it is found again in every brief."
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    anonymous: bool = False
    registered: bool = False
    mentions: int
    first: Evidence
    "The first place it is named."
    sentence: Evidence | None = None
    "The sentence of that place; None: not recorded."
    sources: tuple[int, ...]
    positions: tuple[str, ...] = ()
    "Ids of the positions it takes."
    prominent: bool = True
    "True: it has a name, and a line in the actors table; the others are described where they speak."
    review: Review = UNREVIEWED


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationEntry:
    kind: RelationKind
    source: str
    "Actor id."
    target: str
    sentence: Evidence
    asserted_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionEntry:
    id: str
    key: str
    "Stays the same over new analyses of the same text."
    speaker: str | None
    "None: the source does not say who."
    actor: str | None = None
    anonymous: bool = False
    anonymity: Evidence | None = None
    "Words that give the condition or reason of not being named; None: the source gives none."
    chain: tuple[str, ...] = ()
    "Names of those who passed it on, outermost first; the outlet is not among them."
    mode: Mode
    stance: Stance
    stance_words: tuple[Evidence, ...] = ()
    target: str | None = None
    issue: str | None = None
    content: tuple[Evidence, ...]
    quoted: tuple[bool, ...] = ()
    "For each piece of content, whether the source sets it in quotation marks."
    cue: tuple[Evidence, ...] = ()
    sentence: Evidence
    "The sentence or sentences it stands in."
    when: When | None = None
    "When it was said; None: the source gives no date and is itself undated."
    within: str | None = None
    "Id of the position in whose content it stands."
    prominent: bool = True
    "True: it takes a stance and stands in the positions section; all the others are in the quote register."
    also: tuple[int, ...] = ()
    "Other sources of the same origin that carry it in the same words."
    review: Review = UNREVIEWED


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskEntry:
    id: str
    key: str
    trigger: tuple[Evidence, ...]
    marker: Evidence
    consequence: tuple[Evidence, ...]
    polarity: Polarity
    negated: bool = False
    status: RiskStatus
    trigger_actors: tuple[str, ...] = ()
    consequence_actors: tuple[str, ...] = ()
    asserted_by: str | None = None
    "Name of the speaker; None: the article's own voice."
    position: str | None = None
    "Id of the position it stands in."
    kind: EventClass | None = None
    "Class of the act in the consequence; None: none that the classes cover."
    impact_words: tuple[Evidence, ...] = ()
    "How grave the source says it would be."
    likelihood_words: tuple[Evidence, ...] = ()
    "How likely the source says it is; no word of a scale."
    standing: Standing | None = None
    "None: open, as far as the sources tell."
    horizon: When | None = None
    sentence: Evidence
    likelihood: Likelihood | None = None
    "The analyst's; None prints as *not assessed*."
    impact: Impact | None = None
    "The analyst's."
    also: tuple[int, ...] = ()
    "Other sources of the same origin that carry it in the same words."
    review: Review = UNREVIEWED


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Risks of which each one's consequence is the next one's trigger."""

    risks: tuple[str, ...]
    shared: tuple[str, ...]
    "Between each two, the words that join them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Statements that cannot both stand, side by side. Which is right is not said."""

    id: str
    kind: Literal["denial", "opposed stances", "different numbers", "correction"]
    matter: str
    sides: tuple[str, ...]
    "Ids of positions; for a correction, and for numbers that nobody is named for, empty."
    evidence: tuple[Evidence, ...] = ()
    "For a correction: what the earlier version said, then what this one says; for numbers the sentences."


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A gap or limitation that the reader must know of."""

    kind: GapKind | Literal["single-source", "anonymous", "assumption", "stale", "question"]
    message: str
    source: int | None = None
    evidence: Evidence | None = None
    sentence: Evidence | None = None
    "The sentence in which the evidence stands; None: not recorded."


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSummary:
    """Counts over the brief's sources and findings; shares are for the page to compute."""

    articles: int
    origins: int
    outlets: tuple[str, ...]
    undated: int
    graded: int
    "Sources to which an analyst gave a grade other than F6."
    positions: int
    anonymous: int
    "Positions of unnamed speakers."
    unsaid: int
    "Positions whose source the text leaves out."
    single: int = 0
    "Events and risks that one origin alone tells of."
    told: int = 0
    "Events and risks, of which `single` is a part."
    unresolved: int = 0
    "Time expressions that stay unresolved."
    oldest_days: int | None = None
    "Days from the oldest dated source to the cut-off; None: none is dated."
    newest_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    number: int
    article: str
    version: int
    title: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: Published | None = None
    retrieved: str | None = None
    sha256: str
    grade: Grade
    marking: Marking | None = None
    origin: str
    "Sources with the same origin carry the same report."
    credit: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    words: int
    cited: tuple[int, ...] = ()
    "Numbers of the paragraphs that this brief cites, in order."


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    briefer: str
    model: str
    profile: str
    query: str
    "How the articles were chosen, in words."


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    rule: str
    level: Literal["error", "warning"]
    message: str
    where: str
    "Section, and the entry's id where there is one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    schema: str = SCHEMA
    front: Front
    sections: tuple[SectionName, ...]
    "To print, in order."
    template: TemplateName = "standard"
    bottom_line: Prose | None = None
    judgements: tuple[Judgement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    positions: tuple[PositionEntry, ...] = ()
    risks: tuple[RiskEntry, ...] = ()
    chains: tuple[Chain, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    shifts: tuple[Shift, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    notes: tuple[Note, ...] = ()
    outlook: Prose | None = None
    proposals: tuple[Proposal, ...] = ()
    "For a bottom line and judgements; the page prints them where the analyst wrote none."
    changes: Changes | None = None
    "None: not compared with an earlier brief."
    summary: SourceSummary
    sources: tuple[Source, ...]
    method: Method
    lint: tuple[LintFinding, ...] = ()
