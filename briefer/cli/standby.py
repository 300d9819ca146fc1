"""A command line that is ready before it is told what to do: `python -m briefer.cli.standby`.

It starts the process that renders, loads what a build needs, compiles the templates, and waits for a line on standard
input: the arguments as a JSON list. Then it is the command line as ever, and ends with its exit code. Without a line it
ends with 0. The terminal keeps one, so that building again after a change waits for nothing of that.
"""

import gc
import os
import sys
from contextlib import suppress

import msgspec

from briefer import cli


def main() -> None:
    """Prepare, wait, run."""
    _prepare()
    if line := sys.stdin.buffer.readline():
        _run(msgspec.json.decode(line, type=list[str]))


def _prepare() -> None:
    from briefer.render import prepare  # noqa: PLC0415 - importing this module alone loads nothing

    prepare()
    import briefer.cli.commands.build  # noqa: PLC0415 - as above
    import briefer.cli.root  # noqa: PLC0415 - as above
    import briefer.render.write  # noqa: PLC0415 - as above
    import briefer.workflow  # noqa: F401, PLC0415 - as above
    from briefer.assets import shipped  # noqa: PLC0415 - as above
    from briefer.render import compile_ahead  # noqa: PLC0415 - as above

    compile_ahead([shipped("templates")])
    gc.freeze()  # what is loaded stays, and need not be looked through again


def _run(arguments: list[str]) -> None:
    """As the command line, but for its end: taking apart what it has loaded would keep the analyst waiting."""
    try:
        cli.main(arguments)
    except SystemExit as end:
        with suppress(BrokenPipeError):  # whoever started it went away
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


if __name__ == "__main__":
    main()
