"""Starts the program: the command line, which is handed the other faces, since the faces do not know each other."""

from collections.abc import Sequence
from pathlib import Path

from briefer import cli
from briefer.cli.start import Scheduler


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what the arguments say (None: those of the process) and end the process with its exit code."""
    cli.main(arguments, terminal=_open, server=_serve, scheduler=_scheduler)


def _open(workspace: Path | None) -> int:
    from briefer.tui import open_terminal  # noqa: PLC0415 - Textual is loaded only where it is shown

    return open_terminal(workspace)


def _serve(workspace: Path | None, port: int) -> int:
    from briefer.tui.serve import serve  # noqa: PLC0415 - as above

    return serve(workspace, port)


def _scheduler() -> Scheduler:
    from briefer.schedule import face  # noqa: PLC0415 - as above

    return face


if __name__ == "__main__":
    main()
