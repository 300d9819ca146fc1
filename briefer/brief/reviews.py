"""What analysts decided of the findings of a brief, and which decisions it could not take."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar, cast

from briefer.brief.refusals import OPTIONAL, refusal
from briefer.model import UNREVIEWED, Decision, FindingKind, Json, Note, Review, When

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One finding as its analyst left it."""

    review: Review = UNREVIEWED
    values: Mapping[str, Json] = field(default_factory=dict)
    "What was set, by field, likelihood and impact among them; None: the field is to have no value."

    @property
    def rejected(self) -> bool:
        return self.review.state == "rejected"

    def get(self, name: str, machine: T) -> T:
        """The analyst's value of the field, else the machine's."""
        return cast("T", self.values[name]) if name in self.values else machine

    def when(self, name: str, machine: When | None) -> When | None:
        """As `get`. The source's own words stay beside a time that an analyst set."""
        if name not in self.values:
            return machine
        value = self.values[name]
        if not isinstance(value, dict):
            return None
        first, last, precision = (str(value[part]) for part in ("first", "last", "precision"))
        return When(first=first, last=last, precision=precision, words=machine.words if machine else None)


_UNJUDGED = Judged()


class Reviews:
    """Decisions by finding. Only the last one of a kind and field counts; merges and splits all do."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        standing = sorted((d for d in decisions if not d.undone), key=lambda d: d.serial)
        self.identities = tuple(d for d in standing if d.kind in ("merge", "split"))
        self._counting: defaultdict[str, dict[str, Decision]] = defaultdict(dict)
        for decision in standing:
            if decision.kind not in ("merge", "split"):
                self._counting[decision.key][_slot(decision)] = decision
        self._judged: dict[tuple[FindingKind, str], Judged] = {}
        self._unfit: dict[int, tuple[Decision, str]] = {}

    def of(self, finding: FindingKind, key: str) -> Judged:
        if key not in self._counting:
            return _UNJUDGED
        if (finding, key) not in self._judged:
            fitting = [d for d in self._counting[key].values() if self.fits(finding, d)]
            self._judged[finding, key] = _judged(finding, fitting)
        return self._judged[finding, key]

    def fits(self, finding: FindingKind, decision: Decision) -> bool:
        """Whether it can be applied; one that cannot is remembered for `notes`."""
        reason = refusal(finding, decision.kind, decision.field, decision.value)
        if reason:
            self._unfit[decision.serial] = (decision, reason)
        return reason is None

    def notes(self) -> Iterator[Note]:
        """One for each decision on a finding of this brief that could not be applied."""
        for serial in sorted(self._unfit):
            decision, reason = self._unfit[serial]
            what = f"{decision.kind} {decision.field}" if decision.field else decision.kind
            yield Note(
                kind="input",
                message=f"decision {serial} ({what}, {decision.author}, {decision.at[:10]}) was not applied: {reason}",
            )


def _slot(decision: Decision) -> str:
    """Decisions in one slot replace each other."""
    if decision.kind in ("accept", "reject"):
        return "state"
    return f"edit {decision.field}" if decision.kind == "edit" else decision.kind


_STATES: dict[str, Literal["accepted", "rejected"]] = {"accept": "accepted", "reject": "rejected"}


def _judged(finding: FindingKind, decisions: Sequence[Decision]) -> Judged:
    values = {
        d.field or d.kind: None if d.value == "" and (finding, d.field) in OPTIONAL else d.value
        for d in decisions
        if d.kind in ("edit", "likelihood", "impact") and d.value is not None
    }
    state = next((_STATES[d.kind] for d in decisions if d.kind in _STATES), None)
    note = next((d.value for d in decisions if d.kind == "note"), None)
    edited = tuple(sorted(d.field for d in decisions if d.kind == "edit" and d.field and d.value is not None))
    return Judged(
        review=Review(state=state, edited=edited, note=note if isinstance(note, str) else None), values=values
    )
