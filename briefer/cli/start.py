"""What one run of the program was started with, for the border, the root command and every command below it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import click

from briefer.cli.narration import Narrator, narrator
from briefer.paths import Workspace, find_workspace

Terminal = Callable[[Path | None], int]
"""Opens the terminal in the workspace at or above a folder (None: where we are); gives the exit code."""

Server = Callable[[Path | None, int], int]
"""The same in a browser, on a port."""


@dataclass(slots=True, kw_only=True)
class Start:
    """Filled in as the root command reads its options, so that the border speaks rightly of an error at any point."""

    terminal: Terminal | None = None
    "The faces do not know each other: who starts the program passes this one in. None: there is none."
    server: Server | None = None
    narrator: Narrator = field(default_factory=lambda: narrator("auto"))
    workspace: Path | None = None
    "As given by `-C`; None: the nearest one upward from here."

    def find(self) -> Workspace:
        """The workspace that is meant. Raises ConfigError."""
        return find_workspace((self.workspace or Path.cwd()).absolute())


def start_of(ctx: click.Context) -> Start:
    return ctx.ensure_object(Start)
