"""Taking articles in: what `briefer add` is told, and what it answered."""

import os
import shlex
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from textual.suggester import Suggester

from briefer.errors import QueryError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of one `briefer add --json`."""

    ids: tuple[str, ...]
    "Articles that are in the library now, new or not."
    fresh: tuple[str, ...]
    "Those of them whose text was not there before."
    told: str
    failed: tuple[str, ...]
    "Why inputs could not be read."


_FRESH = ("new", "new version")


class _Taken(msgspec.Struct):
    source: str
    outcome: str
    id: str | None = None
    error: str | None = None


class _Fetched(msgspec.Struct):
    source: str
    outcome: str
    articles: list[_Taken]
    gaps: list[str]
    error: str | None = None
    ended: str | None = None


def answer_of(output: str) -> Answer:
    """Raises QueryError where the command line said nothing that can be read, as when it was cancelled."""
    try:
        taken = msgspec.json.decode(output.encode(), type=list[_Taken])
    except msgspec.DecodeError as error:
        raise QueryError("add: it ended before it told what it did; look at the list and add again") from error
    return _answer(taken)


def fetch_answer_of(output: str) -> Answer:
    """As `answer_of`, of `briefer fetch --json`; what is told is how many sources came to what."""
    try:
        fetched = msgspec.json.decode(output.encode(), type=list[_Fetched])
    except msgspec.DecodeError as error:
        raise QueryError("fetch: it ended before it told what it did; look at the list and fetch again") from error
    counts = Counter(one.outcome for one in fetched)
    answer = _answer([article for one in fetched for article in one.articles])
    troubles = [(one, words) for one in fetched for words in (one.error, one.ended, *one.gaps) if words]
    return replace(
        answer,
        told=f"{len(answer.fresh)} new or changed; sources: "
        + ", ".join(f"{count} {outcome}" for outcome, count in counts.items()),
        failed=(*(f"{one.source}: {words}" for one, words in troubles), *answer.failed),
    )


def _answer(taken: list[_Taken]) -> Answer:
    counts = Counter(one.outcome for one in taken)
    return Answer(
        ids=tuple(dict.fromkeys(one.id for one in taken if one.id)),
        fresh=tuple(dict.fromkeys(one.id for one in taken if one.id and one.outcome in _FRESH)),
        told=", ".join(f"{count} {outcome}" for outcome, count in counts.items()) or "nothing there",
        failed=tuple(one.error for one in taken if one.error),
    )


def paths_of(words: str, root: Path) -> list[str]:
    """Paths as a shell splits them, `~` and the workspace as the folder they start from. Raises QueryError."""
    try:
        parts = shlex.split(words)
    except ValueError as error:
        raise QueryError(f"paths: {error}; close the quotation mark") from error
    if not parts:
        raise QueryError("paths: give a file, a folder, a pattern or an address; several with blanks between them")
    return [part if "://" in part else str(root / Path(part).expanduser()) for part in parts]


def means(root: Path, words: str) -> str:
    """What is at the paths typed so far. Raises QueryError as `paths_of`."""
    return "  ".join(_what(path) for path in paths_of(words, root))


def _what(path: str) -> str:
    if "://" in path:
        return "an address"
    if os.path.isdir(path):  # noqa: PTH112 - a string that a person typed
        return "a folder with everything below it"
    return "a file" if os.path.isfile(path) else "nothing there yet, or a pattern"  # noqa: PTH113 - as above


class PathSuggester(Suggester):
    """Completes the last path of the line with the first name that continues it."""

    def __init__(self, root: Path) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._root = root

    async def get_suggestion(self, value: str) -> str | None:
        return complete(value, self._root)


def complete(value: str, root: Path) -> str | None:
    """The line with its last path completed by the first name that continues it; None: none does."""
    folder, slash, start = value.rsplit(" ", 1)[-1].rpartition("/")
    where = root / Path(folder + slash or ".").expanduser()
    try:
        names = sorted(entry.name + ("/" if entry.is_dir() else "") for entry in os.scandir(where))
    except OSError:  # no such folder, or none that may be read: there is nothing to suggest
        return None
    found = next((n for n in names if start and n.startswith(start) and n != start and " " not in n), None)
    return None if found is None else value + found[len(start) :]
