"""What stands between the findings of a brief: what changed, what is told again, what follows from what.

Nothing here is a sentence of the machine's about the world: entries are named by id, words are the sources', and what
a text says beside them is one of a fixed set of phrases.
"""

from dataclasses import dataclass
from typing import Literal

from briefer.model.evidence import Evidence, Prose, When
from briefer.model.findings import EventStatus

ChangeOf = Literal["position", "risk", "event", "actor", "judgement"]

ChangeHow = Literal["new", "changed", "dropped"]

ChangeWhy = Literal[
    "new article", "new version", "article left out", "decision", "profile", "time passed", "new analysis"
]
"""`new version`: the article's text was replaced; `article left out`: it is no source of this brief; `decision`: an
analyst's, on this finding; `profile`: the brief's own settings and texts; `time passed`: what lay ahead lies behind;
`new analysis`: none of these, so the same text was read differently, or findings beside it were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    field: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One finding that the previous brief had not, had otherwise, or had alone."""

    of: ChangeOf
    how: ChangeHow
    entry: str | None
    "Id in this brief; None: dropped."
    was: str | None
    "Id in the previous brief; None: new."
    key: str
    words: str
    "The finding's words in this brief, of one that was dropped in the previous brief."
    fields: tuple[FieldChange, ...] = ()
    why: tuple[ChangeWhy, ...]
    source: int | None = None
    "The source it stands in; None: dropped, or in no single one."


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCount:
    of: ChangeOf
    new: int
    changed: int
    unchanged: int
    dropped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between a brief and the one before."""

    against: str | None
    "Number of the previous brief; None: this is the first of its profile."
    as_of: str | None = None
    "Of the previous brief."
    counts: tuple[ChangeCount, ...] = ()
    entries: tuple[Change, ...] = ()
    new_sources: tuple[int, ...] = ()
    renewed_sources: tuple[int, ...] = ()
    "Sources of which the previous brief had another version."
    left_out: tuple[str, ...] = ()
    "Titles of articles that the previous brief had and this one has not."
    engine_changed: bool = False
    "True: another version of Briefer or another language model read the texts."


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One more source that tells of an event, in its own words."""

    key: str
    "Of the entry that it would be by itself."
    sentence: Evidence
    status: EventStatus
    asserted_by: str | None = None
    also: tuple[int, ...] = ()
    "Sources of the same origin that carry it in the same words."


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What later sources, or the clock, say of a risk's trigger."""

    state: Literal["met", "expired"]
    shown: tuple[Evidence, ...]
    "`met`: the sentence that reports it; `expired`: the words of the deadline that passed."
    event: str | None = None
    "Id of the timeline's entry that reports it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A trigger that has not come: what to watch, in the words of the source."""

    trigger: tuple[Evidence, ...]
    risks: tuple[str, ...]
    "Ids of the risks with this trigger; the first one's words are shown."
    actors: tuple[str, ...] = ()
    until: When | None = None
    "The deadline, where the source sets one."
    leads_to: int = 0
    "Risks that follow from these along chains."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A speaker who said one thing and later another of the same matter."""

    id: str
    speaker: str
    actor: str
    "Actor id."
    shared: str
    "Stems of the words that both have."
    before: str
    "Id of the earlier position."
    after: str
    how: Literal["stance", "denied", "number", "stated"]
    """`stance`: opposed stances; `denied`: one says that it is, the other that it is not; `number`: another figure;
    `stated`: the source itself says that something was given up, put off, withdrawn or the like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salience:
    """Why a proposal stands where it does: `total` is the weighted sum of the terms, each from 0 to 1."""

    origins: float
    recency: float
    actor: float
    consequence: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A line that the analyst may take over: words of sources in a fixed phrase, ranked, reviewed by nobody."""

    id: str
    of: Literal["bottom-line", "judgement"]
    text: Prose
    entries: tuple[str, ...]
    "Ids of the findings it is made of."
    evidence: tuple[Evidence, ...]
    "The words it quotes."
    salience: Salience
