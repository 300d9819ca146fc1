"""Additions of many inputs: where one that was interrupted goes on."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from briefer.ingest import Input
from briefer.library import Library

_NAME = "add interrupted"
"Under which the library keeps it."
_LEAST = 50
"Inputs; fewer are read again as soon as asked after."


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupted:
    """How far an addition came."""

    taken: int
    "Inputs, from the first."
    failed: tuple[tuple[str, str], ...] = ()
    "Source and error of those of them that could not be read."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    mark: str
    standing: Interrupted


def interrupted(library: Library, inputs: Sequence[Input], *, asked: str) -> Interrupted | None:
    """What an earlier addition of the same inputs, asked for in the same words, had done when it was stopped.

    None: there was none, or one of the inputs that it had taken is not the same any more.
    """
    record = library.kept(_NAME)
    if record is None:
        return None
    try:
        kept = msgspec.convert(record, _Kept)
    except msgspec.ValidationError:
        return None
    there = kept.standing.taken <= len(inputs)
    return kept.standing if there and kept.mark == _mark(inputs[: kept.standing.taken], asked) else None


def remember(library: Library, inputs: Sequence[Input], standing: Interrupted, *, asked: str, now: datetime) -> bool:
    """Keep how far it came; whether that is worth it."""
    if standing.taken < _LEAST:
        return False
    kept = _Kept(mark=_mark(inputs[: standing.taken], asked), standing=standing)
    library.keep(_NAME, msgspec.to_builtins(kept), at=now.isoformat(timespec="seconds"))
    return True


def forget(library: Library, *, now: datetime) -> None:
    library.keep(_NAME, None, at=now.isoformat(timespec="seconds"))


def _mark(inputs: Sequence[Input], asked: str) -> str:
    """A digest of what was asked and of the files as they stand: names, sizes and times."""
    whole = hashlib.sha256(asked.encode("utf-8", "surrogatepass"))
    for given in inputs:
        try:
            found = os.stat(given.source)  # noqa: PTH116 - as `find_inputs` names it, "./" included
            told = f"{given.source}\0{found.st_size}\0{found.st_mtime_ns}\n"
        except (OSError, ValueError):
            told = f"{given.source}\n"
        whole.update(told.encode("utf-8", "surrogatepass"))
    return whole.hexdigest()
