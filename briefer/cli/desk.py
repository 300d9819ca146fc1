"""What every command needs: the workspace, its settings and library, and the clock."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser

import click

from briefer import workflow
from briefer.cli.start import start_of
from briefer.config import Settings, load
from briefer.library import Library
from briefer.paths import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    workspace: Workspace
    settings: Settings
    library: Library


@contextmanager
def desk(ctx: click.Context) -> Iterator[Desk]:
    """The workspace given by `-C`, else the nearest one, with its library open. Raises ConfigError, LibraryError."""
    workspace = start_of(ctx).find()
    settings = load(workspace.config)
    with workflow.open_library(workspace, settings) as library:
        yield Desk(workspace, settings, library)


def now() -> datetime:
    """The clock; the only place where it is read."""
    return datetime.now(UTC)


def who(settings: Settings) -> str:
    """Who decides: the workspace's author, else the user's name, as in the terminal."""
    if settings.workspace.author:
        return settings.workspace.author
    try:
        return getuser()
    except (KeyError, OSError):  # a container may run a user without a name
        return f"user {os.getuid()}"
