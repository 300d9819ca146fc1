"""What every command needs: the workspace, its settings and library, the clock and a way to tell progress."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import click

from briefer import workflow
from briefer.config import Settings, load
from briefer.library import Library
from briefer.paths import Workspace, find_workspace


@dataclass(frozen=True, slots=True)
class Desk:
    workspace: Workspace
    settings: Settings
    library: Library


@contextmanager
def desk(ctx: click.Context) -> Iterator[Desk]:
    """The workspace given by `-C`, else the nearest one, with its library open. Raises ConfigError, LibraryError."""
    given: Path | None = ctx.find_root().obj
    workspace = find_workspace((given or Path.cwd()).absolute())
    settings = load(workspace.config)
    with workflow.open_library(workspace, settings) as library:
        yield Desk(workspace, settings, library)


def now() -> datetime:
    """The clock; the only place where it is read."""
    return datetime.now(UTC)


def warn(message: str) -> None:
    click.secho("warning: ", err=True, nl=False, fg="yellow")
    click.echo(message, err=True)


class Bar:
    """A progress bar a stage on a terminal; nothing anywhere else."""

    def __init__(self) -> None:
        self._stage: str | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        width = 30
        filled = width * done // max(total, 1)
        click.echo(f"\r\033[K{stage:<9}{'█' * filled}{'░' * (width - filled)} {done}/{total}", nl=False, err=True)
        self._stage = stage

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clears the line, so that what follows starts on a clean one."""
        if self._stage is not None:
            click.echo("\r\033[K", nl=False, err=True)
