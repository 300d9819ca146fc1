"""The root command, which imports a command's module only when that command is called."""

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import get_args

import click

from briefer import __version__
from briefer.cli.narration import colourful
from briefer.cli.start import start_of
from briefer.cli.voices import Mode, narrator

COMMANDS = (
    "init",
    "add",
    "sources",
    "fetch",
    "list",
    "show",
    "analyze",
    "actors",
    "build",
    "diff",
    "lint",
    "draft",
    "run",
    "schedule",
    "deliver",
    "migrate",
    "worker",
    "serve",
    "schema",
    "doctor",
    "completion",
)


class LazyGroup(click.Group):
    """Commands live in `briefer.cli.commands.NAME` as `command`; `--help` reads their one-line help from a table."""

    _SHORT = {  # noqa: RUF012 - click's own attributes are instance dicts
        "init": "Make a new workspace.",
        "add": "Take articles into the library.",
        "sources": "List, add or remove where articles come from by themselves.",
        "fetch": "Take in what is new in the sources.",
        "list": "List the library's articles.",
        "show": "Show one article and what was found in it.",
        "analyze": "Find dates, actors, positions, risks and events.",
        "actors": "List, show, merge, rename or export those who act.",
        "build": "Write a brief.",
        "diff": "Print what changed from one brief to another.",
        "lint": "Check a brief’s form, or list the rules of form.",
        "draft": "List, show, save or drop briefs that are being written.",
        "run": "Make a profile's brief from its sources to its readers, without a terminal.",
        "schedule": "Run profiles by the clock.",
        "deliver": "Send briefs to their readers again, and list those that did not arrive.",
        "migrate": "Copy the library to another database.",
        "worker": "Take analyses from the queue that `briefer analyze --queue` fills.",
        "serve": "Show the terminal in a browser on this machine.",
        "schema": "Print the JSON Schema of a brief’s or an analysis’s JSON.",
        "doctor": "Check that everything Briefer needs is there.",
        "completion": "Print the completion script of a shell.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"briefer.cli.commands.{cmd_name}").command
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, which looks for what was meant among commands that are loaded, and so finds none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - no help waits for it

            close = get_close_matches(args[0], COMMANDS)
            hint = f"did you mean {' or '.join(close)}?" if close else "`briefer --help` lists them"
            raise click.UsageError(f"No such command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._SHORT[name]) for name in COMMANDS])


def _choose(ctx: click.Context, _option: click.Parameter, mode: Mode) -> None:
    """Chooses the voice before anything else is read, so that what is wrong with the rest is told in it."""
    start_of(ctx).narrator = narrator(mode)


def _shows() -> bool:
    """Whether there is something to show a terminal on; a driver of Textual's that is no terminal is named by it."""
    return "TEXTUAL_DRIVER" in os.environ or (sys.stdin.isatty() and sys.stdout.isatty())


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  briefer init watch && cd watch          make a workspace
  briefer                                 open the terminal in it
  briefer add articles/ --tag dam         take a folder of articles in
  briefer list --since "last Saturday"    see what appeared since then
  briefer build                           write the brief of briefer.toml's first profile
  briefer build report.txt --published 2026-03-04
  briefer run dam                         the same from its sources to its readers, for cron and CI
  briefer schedule add dam "every weekday at 06:00"

Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 nothing to report,
4 refused (lint or evidence), 5 not fetched or not delivered, 130 interrupted
(ctrl+c), 143 ended (SIGTERM). Either way nothing half-written is left.""",
)
@click.option(
    "-C",
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="BRIEFER_WORKSPACE",
    help="Folder that holds briefer.toml; default: the nearest one upward from here.",
)
@click.option(
    "--progress",
    type=click.Choice(get_args(Mode)),
    default="auto",
    envvar="BRIEFER_PROGRESS",
    is_eager=True,
    expose_value=False,
    callback=_choose,
    help="What standard error is told. auto: on a terminal a view of what is at work, elsewhere steps; steps: a line "
    "for each step of a run; lines: also one for each item; none: warnings and errors only; json: all of it, one "
    "object a line.",
)
@click.version_option(__version__, prog_name="briefer", message="%(prog)s %(version)s")
@click.pass_context
def briefer(ctx: click.Context, workspace: Path | None) -> int:
    """News articles in, a signed-off situation brief out.

    Without a command, on a terminal: opens the terminal in the workspace.
    """
    start = start_of(ctx)
    start.workspace = workspace
    if not colourful():
        ctx.color = False
    if ctx.invoked_subcommand is not None:
        return 0
    if start.terminal is not None and _shows():
        return start.terminal(start.find().root)
    click.echo(ctx.get_help())
    return 0
