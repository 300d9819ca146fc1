"""A folder that others put files into, as a source."""

import io
import os
from pathlib import Path

from briefer.config import Source
from briefer.errors import IngestError
from briefer.ingest import Input, find_inputs
from briefer.library import SourceEntry
from briefer.workflow.fetching.asking import Catch, Errand, keep
from briefer.workflow.taking import Taken, add


def take_folder(errand: Errand, source: Source) -> Catch:
    """What is new or changed in it since it was looked at. Raises IngestError where there is no such folder."""
    folder = errand.workspace.root / (source.path or "")
    if not os.access(folder, os.R_OK | os.X_OK) or not folder.is_dir():
        raise IngestError(f"{source.path}: there is no such folder, or it may not be read; check the source")
    known = errand.library.sources.entries(source.name)
    there = [one for one in find_inputs([str(folder)], stdin=io.BytesIO()) if one.source != str(folder)]
    marks = {one.source: _mark(one) for one in there}
    fresh = [one for one in there if _is_fresh(known.get(one.source), marks[one.source])]
    catch = Catch()
    for taken in add(errand.library, errand.workspace, fresh, now=errand.now):
        catch.taken.append(_kept(errand, source, taken))
        errand.progress(source.name, len(catch.taken), max(len(fresh), len(catch.taken)))
    errand.library.sources.see(source.name, _entries(errand, catch, marks))
    return catch


def _mark(one: Input) -> str:
    """Size and time of a file; empty: it cannot be told."""
    try:
        found = Path(one.source).stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _is_fresh(known: SourceEntry | None, mark: str) -> bool:
    return not mark or known is None or known.digest != mark


def _kept(errand: Errand, source: Source, taken: Taken) -> Taken:
    """With what the desk says of the folder; what was known of the article stays."""
    if taken.added and taken.added.outcome in ("new", "new version"):
        keep(errand.library, source, taken.added.article)
    return taken


def _entries(errand: Errand, catch: Catch, marks: dict[str, str]) -> list[SourceEntry]:
    """One for each file: what failed in it is told once, and read again when it was changed."""
    parts: dict[str, list[Taken]] = {}
    for one in catch.taken:
        parts.setdefault(_file_of(one.source, marks), []).append(one)
    return [
        SourceEntry(
            key=name,
            digest=marks[name],
            article=next((one.added.article.id for one in taken if one.added), None),
            gap=next((str(one.error) for one in taken if one.error), None),
            seen=errand.at,
        )
        for name, taken in parts.items()
        if marks.get(name)
    ]


def _file_of(source: str, marks: dict[str, str]) -> str:
    """The file that holds `FILE!PART!PART`; a file's own name may hold the mark too."""
    while source not in marks and "!" in source:
        source = source.rpartition("!")[0]
    return source
