"""What the user named, one input at a time: files, folders, patterns, addresses and standard input."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from glob import has_magic, iglob
from pathlib import Path
from typing import BinaryIO

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.clean import MAX_BYTES
from briefer.ingest.fetch import Fetch, Fetched, is_address
from briefer.ingest.kinds import SUFFIXES, TOLD
from briefer.network import shown

_BESIDE_ARTICLES = frozenset(
    {"readme", "sources", "license", "licence", "copying", "notice", "changelog", "contributing", "security", "authors"}
)
"Names, without their ending and in any case, that in a folder are about the files and not one of them."
_MAILDIR = ("cur", "new")
_SAVED_WITH = ("_files", ".files", "-Dateien", "_fichiers", "_archivos")
"How browsers of several languages name the folder beside a saved page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read."""

    source: str
    "Path as the user gave it, below a folder with the way from there; an address as it is shown; `-`: standard input."
    load: Callable[[], bytes | Fetched]
    "Reads or fetches it. Raises IngestError if it cannot be had."


def find_inputs(paths: Iterable[str], *, stdin: BinaryIO, fetch: Fetch | None = None) -> Iterator[Input]:
    """Every input that `paths` name, in their order; within a folder or pattern sorted by name.

    A folder gives the files below it that end as articles do (`SUFFIXES`, `TOLD`), without hidden ones, links to
    folders, what belongs to a saved page, and what describes the folder (README, SOURCES); a maildir in it gives its
    messages. An address is fetched by `fetch` when it is loaded; without one it cannot be. What does not exist or
    cannot be opened is an input too: its `load` raises IngestError, so that the others go on.
    """
    for path in paths:
        if path == "-":
            yield Input(source="-", load=partial(_read, stdin, "-"))
        elif is_address(path):
            yield _address(path, fetch)
        elif os.path.isdir(path):  # noqa: PTH112 - Path would drop the leading "./" that the user typed
            yield from _folder(path)
        elif not os.path.lexists(path) and has_magic(path):
            yield from _pattern(path)
        else:
            yield _file(path)


def label(path: str) -> str:
    """The path as it may be shown and stored: without bytes or marks that no text may hold."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"))


def _address(path: str, fetch: Fetch | None) -> Input:
    source = shown(path)
    if fetch is None:
        return _failing(source, f"{source}: no addresses are fetched here; take it in with `briefer add`")
    return Input(source=source, load=partial(fetch, path))


def _file(path: str) -> Input:
    return Input(source=label(path), load=partial(_load, path))


def _load(path: str) -> bytes:
    try:
        with Path(path).open("rb") as stream:
            return _read(stream, label(path))
    except FileNotFoundError:
        raise IngestError(f"{label(path)}: there is no such file; check the path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise IngestError(f"{label(path)}: it cannot be read ({reason}); check the file and its permissions") from error


def _read(stream: BinaryIO, source: str) -> bytes:
    """One byte more than is allowed at most, so that an endless device ends and the reader can say so."""
    try:
        return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise IngestError(f"{source}: it cannot be read ({error.strerror}); check the input") from error


def _folder(path: str) -> Iterator[Input]:
    failed: list[OSError] = []
    empty = True
    for folder, folders, files in os.walk(path, onerror=failed.append):
        boxed = os.path.basename(folder) in _MAILDIR and _is_maildir(os.path.dirname(folder))  # noqa: PTH119, PTH120 - as in find_inputs
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _belongs(name, files))
        for name in sorted(files if boxed else filter(_is_article, files)):
            file = os.path.join(folder, name)  # noqa: PTH118 - as in find_inputs
            if os.path.isfile(file):  # noqa: PTH113 - as in find_inputs
                empty = False
                yield _file(file)
    for error in failed:
        where = label(str(error.filename))
        yield _failing(where, f"{where}: the folder cannot be read ({error.strerror}); check its permissions")
    if empty and not failed:
        endings = ", ".join(sorted(SUFFIXES))
        yield _failing(label(path), f"{label(path)}: there is no article in this folder; they end in {endings}")


def _is_maildir(folder: str) -> bool:
    """Whether it is a mailbox of a file a message; those have no endings."""
    return all(os.path.isdir(os.path.join(folder, part)) for part in (*_MAILDIR, "tmp"))  # noqa: PTH112, PTH118 - as in find_inputs


def _belongs(folder: str, files: list[str]) -> bool:
    """Whether a browser saved in it what belongs to a page beside it."""
    stem = next((folder.removesuffix(end) for end in _SAVED_WITH if folder.endswith(end)), None)
    return stem is not None and any(f"{stem}{ending}" in files for ending in (".html", ".htm"))


def _is_article(name: str) -> bool:
    stem, ending = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    return (
        (ending.lower() in SUFFIXES or ending.lower() in TOLD)
        and not name.startswith(".")
        and stem.lower() not in _BESIDE_ARTICLES
    )


def _pattern(path: str) -> Iterator[Input]:
    found = sorted(iglob(path, recursive=True))  # noqa: PTH207 - as in find_inputs
    for match in found:
        if os.path.isdir(match):  # noqa: PTH112 - as in find_inputs
            if "**" not in path:
                yield from _folder(match)
        elif "**" not in path or _is_article(os.path.basename(match)):  # noqa: PTH119 - as in find_inputs
            yield _file(match)
    if not found:
        yield _failing(label(path), f"{label(path)}: no file matches this pattern; check the path")


def _failing(source: str, message: str) -> Input:
    return Input(source=source, load=partial(_fail, message))


def _fail(message: str) -> bytes:
    raise IngestError(message)
