"""Merging and renaming actors from outside the terminal: the same decisions, told before they are kept.

They stay apart from the analyses, so they outlive a new one, take effect in every brief and in the terminal, and can
be undone in either place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from briefer.brief.refusals import ACTOR, refusal
from briefer.errors import QueryError
from briefer.library import Library
from briefer.model import Decision, DecisionKind, Json
from briefer.workflow.judging import decide
from briefer.workflow.knowing import Known, KnownActor

_KINDS = ("merge", "split", "edit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A decision on an actor before it is kept."""

    key: str
    kind: DecisionKind
    field: str | None
    value: Json
    effects: tuple[str, ...]
    "What it would do, in sentences."


def merging(known: Known, stays: str, others: Sequence[str]) -> Intent:
    """The others become the first. Raises QueryError where one of them is not found, or is the same already."""
    kept = known.find(stays)
    gone = list({a.key: a for a in map(known.find, others)}.values())
    if kept in gone:
        raise QueryError(f"actor {stays}: it is the same one already, {kept.id}; name another to merge it with")
    articles = {article for actor in (kept, *gone) for article in actor.articles}
    effects = [f"{_shown(a)}: its mentions ({a.mentions}) become those of {_shown(kept)}" for a in gone]
    effects += [
        f"they are of different kinds: {a.name} {a.kind}, {kept.name} {kept.kind}" for a in gone if a.kind != kept.kind
    ]
    effects += [f"{a.name} is unnamed, and known in {a.articles[0]} only" for a in (kept, *gone) if a.anonymous]
    effects.append(
        f"{kept.name} then has {sum(a.mentions for a in (kept, *gone))} mentions in {len(articles)} articles"
    )
    return Intent(key=kept.key, kind="merge", field=None, value=[a.key for a in gone], effects=tuple(effects))


def renaming(known: Known, actor: str, name: str) -> Intent:
    """Raises QueryError where there is no such actor, the name is none, or another one bears it."""
    found, meant = known.find(actor), name.strip()
    if reason := refusal("actor", "edit", "name", meant):
        raise QueryError(f"actor {actor}: {reason}")
    bearer = next((a for a in known.actors if a.name.casefold() == meant.casefold() and a.key != found.key), None)
    if bearer is not None:
        raise QueryError(
            f"actor {actor}: {bearer.id} is called {meant} already; "
            f"if the two are one, `briefer actors merge {bearer.id} {found.id}`"
        )
    effect = f"{_shown(found)} is called {meant} in every brief; the words of the articles stay as they are"
    return Intent(key=found.key, kind="edit", field="name", value=meant, effects=(effect,))


def keep_intent(library: Library, intent: Intent, *, author: str, now: datetime) -> Decision:
    """Raises QueryError where the decision is none that can be taken."""
    return decide(
        library,
        finding="actor",
        key=intent.key,
        kind=intent.kind,
        field=intent.field,
        value=intent.value,
        author=author,
        now=now,
    )


def identity_decisions(library: Library) -> list[Decision]:
    """Merges, splits and edits of actors that stand, in order of arrival."""
    return [d for d in library.decisions() if d.key.startswith(ACTOR) and d.kind in _KINDS]


def undo_identity(library: Library, serial: int | None, *, author: str, now: datetime) -> Decision:
    """Let one decision on who is who no longer stand, and return it.

    `serial`: its number; None: the author's latest. Raises QueryError where there is none.
    """
    standing = identity_decisions(library)
    mine = [d for d in standing if (d.author == author if serial is None else d.serial == serial)]
    if not mine:
        which = f"decision {serial}" if serial is not None else f"decisions of {author}"
        numbers = ", ".join(str(d.serial) for d in standing) or "none"
        raise QueryError(f"{which}: no merge, split or edit of an actor stands there; there are: {numbers}")
    library.undo(mine[-1].serial, author=author, at=now.astimezone(UTC).isoformat(timespec="seconds"))
    return mine[-1]


def _shown(actor: KnownActor) -> str:
    return f"{actor.name} ({actor.id}, {actor.kind})"
