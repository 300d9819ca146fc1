"""The root command, which imports a command's module only when that command is called."""

from importlib import import_module
from pathlib import Path

import click

from briefer import __version__
from briefer.cli import colourful

COMMANDS = ("init", "add", "list", "show", "analyze", "build", "doctor", "completion")


class LazyGroup(click.Group):
    """Commands live in `briefer.cli.commands.NAME` as `command`; `--help` reads their one-line help from a table."""

    _SHORT = {  # noqa: RUF012 - click's own attributes are instance dicts
        "init": "Make a new workspace.",
        "add": "Take articles into the library.",
        "list": "List the library's articles.",
        "show": "Show one article and what was found in it.",
        "analyze": "Find dates, actors, positions, risks and events.",
        "build": "Write a brief.",
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, self._SHORT[name]) for name in COMMANDS])


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  briefer init watch && cd watch          make a workspace
  briefer add articles/ --tag dam         take a folder of articles in
  briefer list --since "last Saturday"    see what appeared since then
  briefer build                           write the brief of briefer.toml's first profile
  briefer build report.txt --published 2026-03-04

Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 nothing to report,
4 refused (lint or evidence), 130 interrupted.""",
)
@click.option(
    "-C",
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="BRIEFER_WORKSPACE",
    help="Folder that holds briefer.toml; default: the nearest one upward from here.",
)
@click.version_option(__version__, prog_name="briefer", message="%(prog)s %(version)s")
@click.pass_context
def briefer(ctx: click.Context, workspace: Path | None) -> None:
    """News articles in, a signed-off situation brief out."""
    ctx.obj = workspace
    if not colourful():
        ctx.color = False
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
