"""What the four lists hold, and what all kinds of findings have in common."""

from dataclasses import fields, replace
from typing import Any, Literal, get_args

from briefer.model import (
    ActorEntry,
    Brief,
    Evidence,
    FindingKind,
    PositionEntry,
    Review,
    RiskEntry,
    TimelineEntry,
    When,
)
from briefer.tui.evidence.words import short_when

Entry = ActorEntry | PositionEntry | RiskEntry | TimelineEntry

Tab = Literal["actors", "positions", "risks", "timeline"]

TABS: tuple[Tab, ...] = get_args(Tab)

FINDINGS: dict[Tab, FindingKind] = {"actors": "actor", "positions": "position", "risks": "risk", "timeline": "time"}

_KINDS: dict[type, Tab] = {
    ActorEntry: "actors",
    PositionEntry: "positions",
    RiskEntry: "risks",
    TimelineEntry: "timeline",
}


def listed(brief: Brief, tab: Tab) -> tuple[Entry, ...]:
    """The findings of one kind, in the order of the brief."""
    match tab:
        case "actors":
            return brief.actors
        case "positions":
            return brief.positions
        case "risks":
            return brief.risks
        case "timeline":
            return brief.timeline


def tab_of(entry: Entry) -> Tab:
    return _KINDS[type(entry)]


def finding_of(entry: Entry) -> FindingKind:
    return FINDINGS[tab_of(entry)]


def place_of(entry: Entry) -> Evidence:
    """Where it stands: its sentence; of an actor, the first place it is named."""
    return entry.first if isinstance(entry, ActorEntry) else entry.sentence


def article_of(entry: Entry) -> str | None:
    """Id of the one article that a decision on it concerns; None: an actor may be in many."""
    return None if isinstance(entry, ActorEntry) else entry.sentence.article


def name_of(entry: Entry) -> str:
    """A few words by which a person knows it again."""
    match entry:
        case ActorEntry():
            return entry.name
        case PositionEntry():
            return f"{speaker_of(entry)}: {words_of(entry.content)}"
        case RiskEntry():
            return risk_words(entry)
        case TimelineEntry():
            return f"{short_when(entry.when)}: {entry.sentence.text}"


def speaker_of(entry: PositionEntry) -> str:
    return entry.speaker or "(left unsaid)"


def risk_words(entry: RiskEntry) -> str:
    return f"{words_of(entry.trigger) or '(unstated)'} → {words_of(entry.consequence)}"


def words_of(evidence: tuple[Evidence, ...]) -> str:
    """Pieces of one statement, an ellipsis for what stands between them."""
    return " … ".join(piece.text for piece in evidence)


def searched(entry: Entry) -> str:
    """Everything that a search in the list looks through."""
    parts = [entry.id, name_of(entry), place_of(entry).text, entry.review.note or ""]
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, str):
            parts.append(value)
        elif isinstance(value, tuple):
            parts += [item for item in value if isinstance(item, str)]
        elif isinstance(value, When):
            parts.append(value.first or "")
    return "\n".join(parts).casefold()


def with_review(entry: Entry, **changes: object) -> Entry:
    """The entry with parts of its review set."""
    known = {name: getattr(entry.review, name) for name in ("state", "edited", "note")}
    return changed(entry, review=Review(**(known | changes)))


def changed(entry: Entry, **values: object) -> Entry:
    """The entry with other values in some of its fields."""
    given: dict[str, Any] = values
    return replace(entry, **given)
