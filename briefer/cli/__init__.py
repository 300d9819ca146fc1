"""The command line: standard output is data, standard error is narration, exit codes are as in `briefer.errors`."""

import os
import sys
import traceback
from collections.abc import Callable, Sequence

import click

from briefer.cli.start import Scheduler, Server, Start, Terminal
from briefer.cli.stopping import Stopped, deafen, stoppable
from briefer.errors import BrieferError

INTERRUPTED = 130


def main(
    arguments: Sequence[str] | None = None,
    *,
    terminal: Terminal | None = None,
    server: Server | None = None,
    scheduler: Callable[[], Scheduler] | None = None,
) -> None:
    """Run one command and end the process with its exit code. The other faces are passed in by who starts it."""
    from briefer.cli.root import briefer  # noqa: PLC0415 - keeps `import briefer.cli` free of every command

    with stoppable():
        code = run(briefer, arguments, Start(terminal=terminal, server=server, scheduler=scheduler))
    sys.exit(code)


def run(command: click.Command, arguments: Sequence[str] | None, start: Start | None = None) -> int:
    """The exit code of one command. The border at which every error becomes one line on standard error."""
    start = start or Start()
    try:
        code = _called(command, arguments, start)
    except (Stopped, click.exceptions.Abort) as stop:
        deafen()
        start.narrator.error("interrupted", "Interrupted")
        return stop.exit_code if isinstance(stop, Stopped) else INTERRUPTED
    except click.ClickException as error:
        start.narrator.misuse(error)
        return error.exit_code
    except BrieferError as error:
        start.narrator.error(str(error), type(error).__name__)
        return error.exit_code
    except SystemExit:
        # click's way out where the reader of a stream went away, as `head` does; nothing is left to tell it.
        start.narrator.close()
        return 0
    except Exception as error:  # noqa: BLE001 - the border of the program: nothing may end in a bare traceback
        start.narrator.error(_fault(error), type(error).__name__)
        return 1
    return code if isinstance(code, int) else 0


def _called(command: click.Command, arguments: Sequence[str] | None, start: Start) -> object:
    """What the command gives. Where it ends well, nothing is left of what showed how far it was."""
    code: object = command.main(arguments, prog_name="briefer", standalone_mode=False, obj=start)
    start.narrator.close()
    return code


def _fault(error: Exception) -> str:
    told = f"unexpected {type(error).__name__}: {error}; this is a fault in Briefer, please report it"
    return f"{told}\n{traceback.format_exc()}" if os.environ.get("BRIEFER_DEBUG") else told
