"""The findings on the analyst's bench: as they were composed, with the decisions taken since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from briefer.model import (
    ActorEntry,
    Article,
    Brief,
    Decision,
    Json,
    PositionEntry,
    RiskEntry,
    Source,
    When,
)
from briefer.tui.evidence.entries import TABS, Entry, Tab, changed, listed, with_review


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What one composition gave, made off the event loop."""

    brief: Brief
    articles: Mapping[str, Article]
    "Every picked article by id, analysed or not."
    missing: tuple[str, ...]
    "Ids of those without an analysis."
    decisions: tuple[Decision, ...]
    "Those that stood before the composition began, so that all of them are in it."
    rejected: bool
    "Whether rejected findings were kept in."


class Bench:
    """The lists. A decision shows in them at once; the next composition that holds it takes its place."""

    def __init__(self) -> None:
        self.composed: Composed | None = None
        self.rejected = False
        "Whether rejected findings are listed."
        self._since: list[Decision] = []
        "Taken after the composition began."
        self._lists: dict[Tab, tuple[Entry, ...]] = {}

    def take(self, composed: Composed) -> None:
        """Another composition is there."""
        known = max((d.serial for d in composed.decisions), default=0)
        self._since = [d for d in self._since if d.serial > known]
        self.composed = composed
        self._lists.clear()

    def decided(self, decision: Decision) -> None:
        self._since.append(decision)
        self._lists.clear()

    def undone(self, decision: Decision) -> None:
        """What the finding is without it only the next composition says, unless it was taken since the last one."""
        self._since = [d for d in self._since if d.serial != decision.serial]
        self._lists.clear()

    def show_rejected(self, *, on: bool) -> None:
        self.rejected = on
        self._lists.clear()

    def entries(self, tab: Tab) -> tuple[Entry, ...]:
        if tab not in self._lists:
            found = listed(self.composed.brief, tab) if self.composed else ()
            self._lists[tab] = tuple(self._now(found))
        return self._lists[tab]

    def _now(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        since: defaultdict[str, list[Decision]] = defaultdict(list)
        merged: set[str] = set()
        for decision in self._since:
            since[decision.key].append(decision)
            if decision.kind == "merge":
                merged.update(_texts(decision.value))
        for entry in entries:
            now = entry
            for decision in since.get(entry.key, ()):
                now = self._patched(now, decision)
            if entry.key not in merged and (self.rejected or now.review.state != "rejected"):
                yield now

    def _patched(self, entry: Entry, decision: Decision) -> Entry:
        value = decision.value
        match decision.kind:
            case "accept":
                return with_review(entry, state="accepted")
            case "reject":
                return with_review(entry, state="rejected")
            case "note":
                return with_review(entry, note=value)
            case "likelihood" | "impact" if isinstance(entry, RiskEntry):
                return changed(entry, **{decision.kind: value})
            case "edit" if decision.field and value is not None:
                return self._edited(entry, decision.field, value)
            case _:
                return entry  # what it comes to is known when it has been composed

    def _edited(self, entry: Entry, field: str, value: Json) -> Entry:
        edited = with_review(entry, edited=tuple(sorted({*entry.review.edited, field})))
        if isinstance(value, dict):
            words = cast("When | None", getattr(entry, field))
            first, last, precision = (str(value.get(part)) for part in ("first", "last", "precision"))
            made = When(first=first, last=last, precision=precision, words=words.words if words else None)
            return changed(edited, **{field: made})
        if field == "speaker" and isinstance(entry, PositionEntry):
            return changed(edited, speaker=value or None, actor=self.actor_called(str(value)), anonymous=False)
        if field == "stance" and isinstance(entry, PositionEntry) and value != entry.stance:
            return changed(edited, stance=value, stance_words=())
        if field == "name" and isinstance(entry, ActorEntry):
            names = (entry.name, *entry.aliases)
            return changed(edited, name=value, aliases=tuple(name for name in names if name != value))
        return changed(edited, **{field: value or None})

    def actor_called(self, name: str) -> str | None:
        """Id of the one actor of that name; None: there is none, or more than one."""
        found = [a.id for a in self.entries_of_brief("actors") if getattr(a, "name", "").casefold() == name.casefold()]
        return found[0] if len(found) == 1 else None

    def entries_of_brief(self, tab: Tab) -> tuple[Entry, ...]:
        """As composed, without what was decided since."""
        return listed(self.composed.brief, tab) if self.composed else ()

    def source(self, number: int) -> Source | None:
        sources = self.composed.brief.sources if self.composed else ()
        return sources[number - 1] if 0 < number <= len(sources) else None

    def article(self, id: str) -> Article | None:  # noqa: A002 - the model's own word
        return self.composed.articles.get(id) if self.composed else None

    def decisions(self, key: str) -> list[Decision]:
        """Those that stand on one finding, in order."""
        before = self.composed.decisions if self.composed else ()
        return [d for d in (*before, *self._since) if d.key == key]

    def merged_into(self, key: str) -> set[str]:
        """Keys of all actors that are part of the one with this key, and its own."""
        found, fresh = {key}, {key}
        merges = [d for d in (self.composed.decisions if self.composed else ()) if d.kind == "merge"]
        while fresh:
            fresh = {k for d in merges if d.key in fresh for k in _texts(d.value)} - found
            found |= fresh
        return found

    def find(self, key: str) -> Tab | None:
        """The tab that lists the finding with this key; None: none does."""
        return next((tab for tab in TABS if any(entry.key == key for entry in self.entries(tab))), None)

    def judged(self, tab: Tab) -> int:
        """How many of the listed ones were accepted or rejected."""
        return sum(entry.review.state is not None for entry in self.entries(tab))

    def hidden(self) -> int:
        """How many rejected findings of the picked articles, and rejected actors, are not listed."""
        if self.rejected or self.composed is None:
            return 0
        state: dict[str, bool] = {}
        for d in (*self.composed.decisions, *self._since):
            if d.kind in ("accept", "reject") and (d.article is None or d.article in self.composed.articles):
                state[d.key] = d.kind == "reject"
        return sum(state.values())


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
