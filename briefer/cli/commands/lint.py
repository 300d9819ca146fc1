"""briefer lint"""

import json

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import desk
from briefer.errors import LintRefused, UsageError


@click.command(
    epilog="""\b
Examples:
  briefer lint --rules
  briefer lint out/dam-20260310-1800.json
  briefer lint DAM-20260310-1800 --json"""
)
@click.argument("brief", required=False)
@click.option("--rules", is_flag=True, help="List the rules, with what each finds.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, brief: str | None, *, rules: bool, as_json: bool) -> None:
    """Check the form of BRIEF, a JSON file or a number, or list the rules of form.

    A profile's `lint_warn = ["RULE"]` lets a rule only warn. Errors end with code 4.
    """
    if rules:
        _print([(one.level, one.id, one.finds) for one in workflow.RULES], as_json=as_json)
        return
    if brief is None:
        raise UsageError("lint: name a brief, or ask for --rules")
    with desk(ctx) as here:
        found = workflow.relint(here.library, here.settings, brief)
    _print([(one.level, one.rule, f"{one.where}: {one.message}") for one in found], as_json=as_json)
    errors = [one for one in found if one.level == "error"]
    if errors:
        raise LintRefused(f"the brief breaks {len(errors)} rule(s) of form")


def _print(lines: list[tuple[str, str, str]], *, as_json: bool) -> None:
    if as_json:
        data = [{"level": level, "rule": rule, "says": says} for level, rule, says in lines]
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for level, rule, says in lines:
        click.echo(f"{level:<8} {rule:<22} {says}")
