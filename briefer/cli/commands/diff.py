"""briefer diff"""

import click
import msgspec

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import desk
from briefer.model import Change, Changes


@click.command(
    epilog="""\b
Examples:
  briefer diff out/dam-20260309-1800.json out/dam-20260310-1800.json
  briefer diff DAM-20260309-1800 DAM-20260310-1800 --json | jq '.entries[] | select(.how == "dropped")'"""
)
@click.argument("before")
@click.argument("now")
@options.as_json
@click.pass_context
def command(ctx: click.Context, before: str, now: str, *, as_json: bool) -> None:
    """Print what changed from brief BEFORE to brief NOW, each a JSON file or a number.

    Findings are new, changed or dropped, each with the reason; a brief’s own section says the same.
    """
    with desk(ctx) as here:
        found = workflow.difference(here.library, before, now)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Changes) -> list[str]:
    counts = [
        f"{one.of:<10} {one.new} new, {one.changed} changed, {one.unchanged} unchanged, {one.dropped} dropped"
        for one in found.counts
    ]
    return [*counts, *map(_line, found.entries)]


def _line(one: Change) -> str:
    fields = "; ".join(f"{field.field} {field.before or 'none'} -> {field.now or 'none'}" for field in one.fields)
    told = " ".join(one.words.split())
    return (
        f"{one.how:<8} {one.entry or one.was:<5} {told[:100]}{f' [{fields}]' if fields else ''} ({', '.join(one.why)})"
    )
