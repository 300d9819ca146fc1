"""Jobs that have ended, kept in the library so that a later visit can read how they went."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from briefer.errors import LibraryError
from briefer.tui.jobs import Job

if TYPE_CHECKING:
    from briefer.library import Library
    from briefer.model import Json

KEPT = 50
"Jobs kept of one author, the latest ones."
TAIL = 60
"Lines kept of one job's log, the last ones: what went wrong stands at the end."
_LINE = 400
"Characters kept of one line."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How one job went."""

    title: str
    arguments: tuple[str, ...]
    started: str
    "UTC instant, ISO 8601; so is `ended`."
    ended: str
    outcome: str
    "In a word or two, as `Job.state` says it."
    log: tuple[str, ...] = ()
    cut: int = 0
    "Lines of the log before these, which were not kept."
    number: str | None = None
    "Of the brief that it built; None: it built none."
    files: tuple[str, ...] = ()
    "Of that brief, absolute."


class _Built(msgspec.Struct):
    """What `briefer build --json` prints."""

    number: str
    files: tuple[str, ...]


def ended_of(job: Job, *, now: datetime) -> Ended:
    """`now` stands for the end of one that is still at work: the terminal is being left."""
    built = _built(job)
    return Ended(
        title=job.title,
        arguments=job.arguments,
        started=_instant(job.started),
        ended=_instant(job.ended or now),
        outcome="interrupted" if job.running else job.state(),
        log=tuple(line[:_LINE] for line in job.log[-TAIL:]),
        cut=max(0, len(job.log) - TAIL),
        number=built.number if built else None,
        files=tuple(str(Path(os.path.abspath(file))) for file in built.files) if built else (),  # noqa: PTH100 - resolves no links
    )


def _built(job: Job) -> _Built | None:
    if job.arguments[:1] != ("build",) or job.code != 0:
        return None
    try:
        return msgspec.json.decode(job.output, type=_Built)
    except msgspec.DecodeError:  # it was not asked for JSON
        return None


def recall(library: "Library", author: str) -> tuple[Ended, ...]:
    """The oldest first. A damaged or foreign record is forgotten."""
    try:
        kept = library.kept(_name(author))
        return msgspec.convert(kept, tuple[Ended, ...]) if kept else ()
    except (LibraryError, msgspec.ValidationError):
        return ()


def record(library: "Library", author: str, jobs: Iterable[Job], *, now: datetime) -> None:
    """Add these to what is kept, in place of the oldest. Raises LibraryError."""
    new = tuple(ended_of(job, now=now) for job in jobs)
    kept = (*recall(library, author), *new)[-KEPT:]
    library.keep(_name(author), cast("Json", msgspec.to_builtins(kept)), at=_instant(now))


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _name(author: str) -> str:
    return f"jobs:{author}"
