"""What the analysis makes of one article. Every finding points into that article's text by spans.

Indices: `Position.said`, `Risk.horizon` and `Event.date` index `Analysis.dates`; `asserted_by` and
`Position.within` index `Analysis.positions`. Actor references are `Actor.id`.
"""

from dataclasses import dataclass
from typing import Literal

from briefer.model.text import Span

DateKind = Literal["DATE", "TIME", "DURATION", "SET"]
"""The TIMEX3 types."""

ActorKind = Literal[
    "state",
    "government body",
    "armed group",
    "party",
    "alliance",
    "organisation",
    "company",
    "media",
    "person",
    "office",
    "population",
]

RelationKind = Literal[
    "belongs-to",
    "in-charge-of",
    "allied-with",
    "fighting",
    "supports",
    "opposes",
    "in-contact-with",
    "same-as",
]

Mode = Literal["direct", "indirect", "mixed"]
"""`direct`: all of the content is inside quotation marks; `mixed`: part of it."""

Stance = Literal[
    "supports",
    "opposes",
    "conditional",
    "denies",
    "demands",
    "warns",
    "threatens",
    "undecided",
    "neutral",
]

Polarity = Literal[
    "if",
    "unless",
    "until",
    "as-long-as",
    "provided-that",
    "in-case",
    "once",
    "only-if",
    "even-if",
    "without",
    "in-that-case",
    "otherwise",
    "would",
]
"""How the trigger bears on the consequence; `would`: stated by a modal, without a conjunction."""

RiskStatus = Literal["hypothetical", "threatened", "warned", "reported"]

EventClass = Literal[
    "agree",
    "consult",
    "support",
    "concede",
    "cooperate",
    "aid",
    "retreat",
    "request",
    "accuse",
    "reject",
    "threaten",
    "protest",
    "sanction",
    "mobilize",
    "coerce",
    "assault",
    "other",
]
"""The PLOVER event types (Open Event Data Alliance), lower case, and `other`: an act with a date of its own that
none of them covers."""

EventStatus = Literal["reported", "claimed", "confirmed", "denied", "scheduled"]

GapKind = Literal["undated", "unresolved-date", "language", "analysis", "tail", "input"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRef:
    """One time expression and what it resolves to."""

    span: Span
    kind: DateKind
    value: str | None
    "TIMEX3 value; None: relative, and there is nothing to count from."
    first: str | None = None
    """ISO day or instant at which the expression begins; None: open, unresolved, or a duration. Only a duration that
    counts from the publication ("will open in three days") has the days that it leads to."""
    last: str | None = None
    "The last day or instant it covers, inclusive."
    precision: str
    """Granularity as worded: minute, part (of a day), day, week (a weekend too), month, quarter, season, half, year,
    decade, century, vague; of a length or a set the unit it is counted in, so also second, hour, fortnight, weekend."""
    mod: str | None = None
    """TIMEX3 modifier; None: none. Of days: START, MID, END, BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, APPROX;
    of lengths: MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, APPROX."""
    anchor: str | None = None
    "The day it was counted from; None: absolute, or unresolved."
    rule: str
    "Name of the rule that read it."
    unresolved: str | None = None
    "Why there is no value; None: it has one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone or something that acts or speaks in the article, with every place it is named."""

    id: str
    "Register id, or a slug of the name, numbered where the text keeps two apart."
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    "Other forms used in this article."
    affiliation: str | None = None
    "Id of the actor it belongs to, where the text or the register says so; it may have no mention in the article."
    affiliation_name: str | None = None
    "What that actor is called; None: no affiliation."
    anonymous: bool = False
    "True: described, not named."
    registered: bool = False
    "True: known from the shipped register or the workspace's."
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    kind: RelationKind
    source: Span
    target: Span
    sentence: Span
    asserted_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One who passed a statement on."""

    name: str
    actor: str | None = None
    anonymous: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is said to have said it, and through whom it reached the article."""

    name: str | None
    "As the text names or describes them, pronouns resolved; None: the text does not say who."
    actor: str | None = None
    anonymous: bool = False
    chain: tuple[Link, ...] = ()
    "Those who passed it on, outermost first, without the speaker."


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One attribution: a source, the cue that attributes, and the content attributed."""

    source: tuple[Span, ...]
    "Empty: the text leaves the source unsaid."
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    "Several spans where the cue interrupts."
    mode: Mode
    speaker: Speaker
    addressee: Span | None = None
    "Whom it was said to, where the text says so."
    anonymity: Span | None = None
    "The words that say why, or on what condition, the speaker is unnamed; None: the text does not say."
    stance: Stance = "neutral"
    stance_words: tuple[Span, ...] = ()
    "The words that show the stance."
    target: str | None = None
    "Actor the content is about; None: none found."
    issue: str | None = None
    "Label shared by positions on the same matter; None: none found."
    said: int | None = None
    "The date of saying."
    within: int | None = None
    "The position in whose content this one stands; None: the article says it itself."


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A conditional: if trigger then consequence."""

    sentence: Span
    marker: Span
    "The word or words that make it conditional."
    trigger: tuple[Span, ...]
    "Empty: stated in another sentence that could not be found."
    consequence: tuple[Span, ...]
    polarity: Polarity
    negated: bool = False
    "True: the consequence is denied (`will not intervene unless ...`)."
    status: RiskStatus = "hypothetical"
    trigger_actors: tuple[str, ...] = ()
    consequence_actors: tuple[str, ...] = ()
    asserted_by: int | None = None
    "None: the article asserts it in its own voice."
    horizon: int | None = None
    "A date that bounds it, such as a deadline."
    kind: EventClass | None = None
    """What the consequence says would be done, also where it is denied; None: no act that the classes cover.
    Never `other`."""
    impact_words: tuple[Span, ...] = ()
    "Words in which the source says how grave it would be."
    likelihood_words: tuple[Span, ...] = ()
    "Words in which the source says how likely it is; a modal alone says nothing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when."""

    span: Span
    "The clause that reports it."
    trigger: Span
    "The verb or noun that names the event."
    date: int | None = None
    "None: the text gives no date for it."
    doers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    where: Span | None = None
    "Where the text names the place."
    event_class: EventClass
    status: EventStatus = "reported"
    asserted_by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something the analysis could not know or do, said instead of guessed."""

    kind: GapKind
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    briefer: str
    "Version of this package."
    model: str
    "Language model and its version."


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    article: str
    "Article id."
    sha256: str
    "Digest of the text that was analysed."
    engine: Engine
    sentences: tuple[Span, ...] = ()
    "In order; none runs over a paragraph's end."
    quotations: tuple[Span, ...] = ()
    "What stands in quotation marks, without the marks; outermost ones only."
    dates: tuple[DateRef, ...] = ()
    actors: tuple[Actor, ...] = ()
    positions: tuple[Position, ...] = ()
    risks: tuple[Risk, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    gaps: tuple[Gap, ...] = ()
