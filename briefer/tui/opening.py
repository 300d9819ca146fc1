"""From a folder to everything the screens work on."""

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.paths import Workspace, find_workspace

if TYPE_CHECKING:
    from briefer.config import Settings
    from briefer.library import Library
    from briefer.tui.memory import Memory
    from briefer.tui.runs.history import Ended


@dataclass(slots=True, kw_only=True)
class Session:
    """The open workspace. Made once a run, by `open_session`, off the event loop."""

    workspace: Workspace
    settings: "Settings"
    library: "Library"
    author: str
    "Who decides: the workspace's author, else the user's name."
    memory: "Memory"
    clock: Callable[[], datetime]
    earlier: "tuple[Ended, ...]" = ()
    "Jobs of the author's earlier visits, the oldest first."

    def now(self) -> datetime:
        return self.clock()


def clock() -> datetime:
    """The moment, in UTC; the only place in the terminal where it is read."""
    return datetime.now(UTC)


def nearest(workspace: Path | None) -> Workspace:
    """Raises ConfigError where no workspace is in reach."""
    return find_workspace((workspace or Path.cwd()).absolute())


def mouse_wanted(workspace: Workspace) -> bool:
    """Whether the mouse may be used. Read before the settings are checked, since the screen opens before that."""
    try:
        table = tomllib.loads(workspace.config.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True  # whatever is wrong with the file is told when the settings are read
    terminal = table.get("terminal")
    return not isinstance(terminal, dict) or terminal.get("mouse", True) is not False


def open_session(workspace: Workspace, *, clock: Callable[[], datetime]) -> Session:
    """Settings, library and what the last visit left. Takes half a second, most of it imports.

    Raises ConfigError and LibraryError.
    """
    from briefer.config import load  # noqa: PLC0415 - the first frame does not wait for it
    from briefer.tui.memory import recall  # noqa: PLC0415 - as above
    from briefer.tui.runs import history  # noqa: PLC0415 - as above
    from briefer.workflow import open_library  # noqa: PLC0415 - as above

    settings = load(workspace.config)
    library = open_library(workspace, settings)
    author = settings.workspace.author or _user()
    return Session(
        workspace=workspace,
        settings=settings,
        library=library,
        author=author,
        memory=recall(library, author),
        clock=clock,
        earlier=history.recall(library, author),
    )


def warm_up(session: Session) -> None:
    """Load, off the event loop, what the first date in the filter line would otherwise wait for."""
    from briefer.workflow import read_filter  # noqa: PLC0415 - the first frame does not wait for it

    read_filter("on 2", today=session.now().date())


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # a container may run a user without a name
        return f"user {os.getuid()}"
