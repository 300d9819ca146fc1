"""The library of a workspace."""

from datetime import datetime

from briefer.config import Settings, is_reference
from briefer.errors import LibraryError
from briefer.library import Copied, Library
from briefer.paths import Workspace
from briefer.secrets import Secrets
from briefer.workflow.progress import Progress


def open_library(workspace: Workspace, settings: Settings) -> Library:
    """Raises SecretError where its address cannot be had, and LibraryError."""
    return _opened(workspace, settings.workspace.database, wait=settings.workspace.database_wait)


def copy_library(
    library: Library, workspace: Workspace, where: str, *, now: datetime, stale: float, progress: Progress
) -> tuple[Copied, ...]:
    """Copy the library to another place, as `database` of briefer.toml names it, itself or by reference.

    Raises LibraryError where something is there, or while a process that does runs is alive: it would go on in the old
    one. `stale`: seconds without a sign of life after which none is.
    """
    living = [one.id for one in library.executors.alive(now=now, stale=stale)]
    if living:
        raise LibraryError(f"library {library.name}: processes are at work on it ({', '.join(living)}); end them first")
    with _opened(workspace, where) as target:
        return library.copy_to(target, progress)


def _opened(workspace: Workspace, where: str, *, wait: float = 30) -> Library:
    secrets = Secrets(workspace.root)
    address = secrets.read(where) if is_reference(where) else where
    try:
        return Library.open(address if "://" in address else workspace.root / address, wait=wait)
    except LibraryError as error:
        # Without the cause: what was read may stand in it.
        raise LibraryError(secrets.masked(str(error)), later=error.later) from None
