"""What one run of the program was started with, for the border, the root command and every command below it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from briefer.cli.narration import Narrator
from briefer.cli.voices import narrator
from briefer.paths import Workspace, find_workspace

if TYPE_CHECKING:
    from briefer.library import Library, Run, Schedule
    from briefer.workflow.runs import Timing, Watch

Terminal = Callable[[Path | None], int]
"""Opens the terminal in the workspace at or above a folder (None: where we are); gives the exit code."""

Server = Callable[[Path | None, int], int]
"""The same in a browser, on a port."""


class Scheduler(Protocol):
    """Knows when something is due, and does it."""

    def timing(self, words: str, *, zone: str | None, after: datetime) -> "Timing":
        """What the words mean from a moment on; `zone`: None: the machine's. Raises QueryError."""

    def timing_of(self, schedule: "Schedule", *, after: datetime) -> "Timing":
        """As `timing`, of a schedule that there is."""

    def serve(self, workspace: Workspace, library: "Library", watch: "Watch", *, clock: Callable[[], datetime]) -> None:
        """Do what is due until it is interrupted."""

    def tick(
        self,
        workspace: Workspace,
        library: "Library",
        watch: "Watch",
        *,
        clock: Callable[[], datetime],
        only: str | None = None,
    ) -> "list[Run]":
        """Do what is due now, or one run alone; the runs that ended here."""

    def work(
        self,
        workspace: Workspace,
        library: "Library",
        model: str,
        *,
        clock: Callable[[], datetime],
        told: Callable[[int, int], None],
        complain: Callable[[str], None],
        until_empty: bool = False,
    ) -> None:
        """Take analyses from the queue until it is interrupted, or until it is empty."""

    def feed(
        self,
        workspace: Workspace,
        library: "Library",
        model: str,
        *,
        clock: Callable[[], datetime],
        progress: Callable[[int, int], None],
        complain: Callable[[str], None],
    ) -> int:
        """Have workers analyse what is not analysed yet, and wait until they have; how many articles that were."""


@dataclass(slots=True, kw_only=True)
class Start:
    """Filled in as the root command reads its options, so that the border speaks rightly of an error at any point."""

    terminal: Terminal | None = None
    "The faces do not know each other: who starts the program passes this one in. None: there is none."
    server: Server | None = None
    scheduler: Callable[[], Scheduler] | None = None
    "Loads what knows when something is due."
    narrator: Narrator = field(default_factory=lambda: narrator("auto"))
    workspace: Path | None = None
    "As given by `-C`; None: the nearest one upward from here."

    def find(self) -> Workspace:
        """The workspace that is meant. Raises ConfigError."""
        return find_workspace((self.workspace or Path.cwd()).absolute())


def start_of(ctx: click.Context) -> Start:
    return ctx.ensure_object(Start)
