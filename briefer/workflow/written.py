"""A brief that was written, by a run or by a build, with its files as they were then."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from briefer.errors import LibraryError
from briefer.library import Build, Library, RunFile
from briefer.model import Brief
from briefer.paths import Workspace

_KEPT = "files "
"Before the digest of a build's brief: what its files were when they were written."
_DATA = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    brief: Brief
    profile: str
    files: tuple[RunFile, ...]
    run: str | None
    "Id of the run that wrote it; None: it was built on the command line."


def files_of(workspace: Workspace, paths: Iterable[Path]) -> tuple[RunFile, ...]:
    """Files as they are now."""
    return tuple(_file(workspace, path) for path in paths)


def keep_files(library: Library, workspace: Workspace, build: Build, paths: Iterable[Path]) -> None:
    """Keep what the files of a build are, so that others are not sent in their place."""
    files = [msgspec.to_builtins(file) for file in files_of(workspace, paths)]
    library.keep(_KEPT + build.digest, files, at=build.at)


def written(library: Library, workspace: Workspace, number: str) -> Written:
    """The brief of that number that was written last. Raises LibraryError."""
    run = library.runs.of_number(number)
    if run is not None and run.found.files:
        kept = library.runs.brief(run.id)
        if kept is None:
            told = "it is too old, its data are not in the library any more; send its files"
            raise LibraryError(f"brief {number}: {told}")
        _refuse_missing(workspace, number, run.found.files)
        return Written(brief=_brief(kept.encode()), profile=run.profile, files=run.found.files, run=run.id)
    build = next((build for build in library.builds() if build.number == number), None)
    if build is None:
        raise LibraryError(f"brief {number}: nothing has written it; see `briefer schedule history`, or build it")
    return _built(library, workspace, build)


def _built(library: Library, workspace: Workspace, build: Build) -> Written:
    kept = library.kept(_KEPT + build.digest)
    if kept is None:
        raise LibraryError(f"brief {build.number}: it was built before files could be checked; build it again")
    files = msgspec.convert(kept, tuple[RunFile, ...])
    _refuse_missing(workspace, build.number, files)
    data = next((workspace.root / file.path for file in files if file.path.endswith(_DATA)), None)
    if data is None:
        raise LibraryError(f"brief {build.number}: it has no JSON among its files; build it with --formats json,...")
    said = data.read_bytes()
    if hashlib.sha256(said).hexdigest() != build.digest:
        raise LibraryError(f"brief {build.number}: {workspace.relative(data)} was changed; build it again")
    return Written(brief=_brief(said), profile=build.profile, files=files, run=None)


def _refuse_missing(workspace: Workspace, number: str, files: Iterable[RunFile]) -> None:
    for file in files:
        if not (workspace.root / file.path).is_file():
            raise LibraryError(f"brief {number}: {file.path} is gone; build it again")


def _brief(data: bytes) -> Brief:
    from briefer.render import read_json  # noqa: PLC0415 - importing a run's steps loads no renderer

    return read_json(data)


def _file(workspace: Workspace, path: Path) -> RunFile:
    data = path.read_bytes()
    return RunFile(path=workspace.relative(path), sha256=hashlib.sha256(data).hexdigest(), size=len(data))
