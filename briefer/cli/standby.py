"""A command line that is ready before it is told what to do: `python -m briefer.cli.standby`.

It loads what a build needs, starts the process that renders, and waits for a line on standard input: the arguments as
a JSON list. Then it is the command line as ever, and ends with its exit code. Without a line it ends with 0. The
terminal keeps one, so that building again after a change does not wait for imports.
"""

import sys

import msgspec

from briefer import cli


def main() -> None:
    """Prepare, wait, run."""
    _prepare()
    if line := sys.stdin.buffer.readline():
        cli.main(msgspec.json.decode(line, type=list[str]))


def _prepare() -> None:
    import briefer.cli.commands.build  # noqa: PLC0415 - importing this module alone loads nothing
    import briefer.cli.root  # noqa: PLC0415 - as above
    import briefer.workflow  # noqa: F401, PLC0415 - as above
    from briefer.render import prepare  # noqa: PLC0415 - as above

    prepare()


if __name__ == "__main__":
    main()
