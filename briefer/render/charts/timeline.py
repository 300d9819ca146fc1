"""What the timeline shows: what happened, what was said and what is scheduled, each with its precision.

A few entries have a row each, with who and what; many share rows, and those of equal date and kind share a mark.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefer.model import Brief, EntryKind, TimelineEntry
from briefer.render.calendar import bounds, instant_of, when_text
from briefer.render.charts.scale import DAY, Scale, window
from briefer.render.charts.svg import WIDTH

KINDS: tuple[EntryKind, ...] = ("happened", "said", "scheduled")
LABELS = 150.0
"Width of the column of labels, where every entry has a row."
EDGE = 16.0
"Room at both ends for marks and for the arrows of what lies outside the window."
SPARSE = 28
"With more entries, rows are shared."


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark: where it begins and ends, and how it is drawn."""

    kind: EntryKind
    ids: tuple[str, ...]
    when: str
    "Its date for people."
    label: str
    "Who and what; empty: several entries, and their ids say which."
    first: datetime
    last: datetime
    opens: tuple[bool, bool]
    "Whether the beginning and the end are open."
    told: datetime | None = None
    "Publication of the source, where it is another day; None: the same day, undated, or several sources."

    @property
    def point(self) -> bool:
        return self.last - self.first <= DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    scale: Scale
    cutoff: datetime
    sparse: bool
    "Every entry has a row of its own."
    lanes: tuple[tuple[EntryKind, tuple[Mark, ...]], ...]
    "Only those with marks, in the order of KINDS."
    drawn: int
    "Entries with a date."
    undated: int
    "Prominent entries without, so not drawn."

    def uses(self, what: str) -> bool:
        """Whether a mark of the legend occurs: a kind, or `bar`, `open`, `outside`, `told`, `cutoff`."""
        if what == "cutoff":
            return not self.scale.outside(self.cutoff)
        return any(what == mark.kind or self._has(mark, what) for _, lane in self.lanes for mark in lane)

    def _has(self, mark: Mark, what: str) -> bool:
        if what == "bar":
            return not mark.point
        if what == "open":
            return any(mark.opens)
        if what == "told":
            return mark.told is not None and not self.scale.outside(mark.told)
        return what == "outside" and bool(self.scale.gone(mark.first, mark.last))


def _label(entry: TimelineEntry) -> str:
    """Who, and what class of event; the sentence's first words where nobody is named."""
    words = ", ".join(entry.actors) or entry.sentence.text
    return f"{words} · {entry.event_class}" if entry.actors and entry.event_class not in (None, "other") else words


def _mark(entries: Sequence[TimelineEntry], told: datetime | None = None) -> Mark:
    """The mark of entries that share their date and kind. Precondition: the date is known."""
    one = entries[0]
    first, last = bounds(one.when) or (datetime.min.replace(tzinfo=UTC),) * 2
    return Mark(
        kind=one.kind,
        ids=tuple(entry.id for entry in entries),
        when=when_text(one.when),
        label=_label(one) if len(entries) == 1 else "",
        first=first,
        last=last,
        opens=(one.when.first is None or one.when.mod == "BEFORE", one.when.last is None or one.when.mod == "AFTER"),
        told=told,
    )


def _told(brief: Brief, entry: TimelineEntry) -> datetime | None:
    """When its source was published, if that is another day than the entry's own."""
    source = next((one for one in brief.sources if one.number == entry.sentence.source), None)
    span = bounds(entry.when)
    if entry.kind == "said" or source is None or source.published is None or span is None:
        return None
    at = instant_of(source.published.value)
    near = span[0].date() <= at.date() <= span[1].date()
    return None if near else at


def _shared(entries: Iterable[TimelineEntry]) -> list[Mark]:
    groups: dict[tuple[object, ...], list[TimelineEntry]] = {}
    for entry in entries:
        groups.setdefault((entry.when.first, entry.when.last, entry.when.mod), []).append(entry)
    return sorted((_mark(found) for found in groups.values()), key=lambda mark: (mark.first, mark.last))


def timeline(brief: Brief) -> Timeline | None:
    """The prominent entries with a date, on one scale; None: there are none."""
    prominent = [entry for entry in brief.timeline if entry.prominent]
    dated = [entry for entry in prominent if bounds(entry.when)]
    if not dated:
        return None
    sparse = len(dated) <= SPARSE
    lanes: list[tuple[EntryKind, tuple[Mark, ...]]] = []
    for kind in KINDS:
        found = [entry for entry in dated if entry.kind == kind]
        marks = [_mark([entry], _told(brief, entry)) for entry in found] if sparse else _shared(found)
        if marks:
            lanes.append((kind, tuple(marks)))
    return Timeline(
        scale=window([entry.when for entry in dated], (LABELS if sparse else 0) + EDGE, WIDTH - EDGE),
        cutoff=instant_of(brief.front.cutoff).astimezone(UTC),
        sparse=sparse,
        lanes=tuple(lanes),
        drawn=len(dated),
        undated=len(prominent) - len(dated),
    )
