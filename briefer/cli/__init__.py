"""The command line: standard output is data, standard error is narration, exit codes are as in `briefer.errors`."""

import os
import sys
import traceback
from collections.abc import Sequence

import click

from briefer.errors import BrieferError

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit code."""
    from briefer.cli.root import briefer  # noqa: PLC0415 - keeps `import briefer.cli` free of every command

    sys.exit(run(briefer, arguments))


def run(command: click.Command, arguments: Sequence[str] | None) -> int:
    """The exit code of one command. The border at which every error becomes one line on standard error."""
    try:
        code = command.main(arguments, prog_name="briefer", standalone_mode=False)
    except click.exceptions.Abort:
        _tell("interrupted")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrieferError as error:
        _tell(str(error))
        return error.exit_code
    except BrokenPipeError:
        # The reader of standard output went away, as `head` does; nothing is left to tell it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the border of the program: nothing may end in a bare traceback
        _tell(f"unexpected {type(error).__name__}: {error}; this is a fault in Briefer, please report it")
        if os.environ.get("BRIEFER_DEBUG"):
            traceback.print_exc()
        return 1
    return code if isinstance(code, int) else 0


def _tell(message: str) -> None:
    click.secho("briefer: ", err=True, nl=False, fg="red", bold=True, color=None if colourful() else False)
    click.echo(message, err=True)


def colourful() -> bool:
    """Whether colour is welcome: https://no-color.org."""
    return not os.environ.get("NO_COLOR")
