"""What changed since the brief before, as the page groups it."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefer.model import Change, Changes, FieldChange
from briefer.render.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGroup:
    """New findings of one kind that came for the same reasons."""

    label: str
    "`Positions`."
    why: str
    ids: tuple[str, ...]


def arrived(changes: Changes) -> tuple[NewGroup, ...]:
    """New findings by kind and reason, in the order of the brief."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in changes.entries:
        if one.how == "new" and one.entry:
            groups.setdefault((label_of(one), why_of(one)), []).append(one.entry)
    return tuple(NewGroup(label=label, why=why, ids=tuple(ids)) for (label, why), ids in groups.items())


def otherwise(changes: Changes) -> tuple[Change, ...]:
    """Findings that are there and not as they were."""
    return tuple(one for one in changes.entries if one.how == "changed")


def dropped(changes: Changes) -> tuple[Change, ...]:
    return tuple(one for one in changes.entries if one.how == "dropped")


def label_of(change: Change) -> str:
    label: str = words()["change"]["of"][change.of]
    return label


def why_of(change: Change) -> str:
    """`new article, time passed`."""
    return ", ".join(words()["change"]["why"][reason] for reason in change.why)


def fields_of(change: Change) -> Sequence[tuple[str, str, str]]:
    """What each field is called, what it was and what it is; of a text only that it was rewritten."""
    names = words()["change"]["fields"]
    return [(names[one.field], *_values(one)) for one in change.fields]


def _values(one: FieldChange) -> tuple[str, str]:
    if one.field in ("claim", "basis"):
        return "as it was", "rewritten"
    if one.field == "standing":
        states: dict[str | None, str] = {state: said.lower() for state, said in words()["standing"].items()}
        return states.get(one.before, "open"), states.get(one.now, "open")
    return one.before or "none", one.now or "none"
