"""briefer deliver"""

from collections.abc import Mapping, Sequence

import click

from briefer.cli import options
from briefer.cli.desk import desk, now
from briefer.cli.running import echo_json, executor
from briefer.cli.start import start_of
from briefer.workflow import runs


class _Numbers(click.Group):
    """`deliver NUMBER` is `deliver send NUMBER`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            args = ["send", *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Numbers,
    epilog="""\b
Examples:
  briefer deliver list --failed             what a target did not get, and why
  briefer deliver again DAM-20260310-0600   to those who did not get it
  briefer deliver DAM-20260310-0600 --to desk
  briefer deliver enable hook               its receiver had wanted nothing more""",
)
def command() -> None:
    """Send briefs that were written, by runs or by `briefer build` with JSON among its formats.

    Targets stand in briefer.toml, as [[deliver]], and nowhere else.
    """


@command.command("list")
@click.option("--failed", is_flag=True, help="Only what did not arrive.")
@click.option("--number", help="Only of this brief.")
@options.as_json
@click.pass_context
def list_(ctx: click.Context, /, *, failed: bool, number: str | None, as_json: bool) -> None:
    """List deliveries, the latest first."""
    with desk(ctx) as here:
        found = here.library.deliveries.all(number=number, failed=failed)
    if as_json:
        echo_json(found)
        return
    for one in found:
        tries = f"{one.attempts} tries" if one.attempts > 1 else "1 try"
        error = f": {one.error}" if one.error else ""
        click.echo(f"{one.number:<28}  {one.target:<16}  {one.state:<9}  {one.at[:16]}  {tries}{error}")


@command.command()
@click.argument("number")
@click.option("--to", "targets", multiple=True, required=True, help="A target; may be repeated.")
@click.option("--anew", is_flag=True, help="Also to one that has it.")
@options.as_json
@click.pass_context
def send(ctx: click.Context, /, *, number: str, targets: tuple[str, ...], anew: bool, as_json: bool) -> None:
    """Send a brief to targets that have not got it."""
    _sent(_deliver(ctx, number, targets, anew=anew), as_json=as_json)


@command.command()
@click.argument("number")
@click.option("--to", "targets", multiple=True, help="Only to this target; may be repeated.")
@options.as_json
@click.pass_context
def again(ctx: click.Context, /, *, number: str, targets: tuple[str, ...], as_json: bool) -> None:
    """Send a brief again to those who did not get it."""
    _sent(_deliver(ctx, number, targets, anew=False), as_json=as_json)


@command.command()
@click.argument("target")
@click.pass_context
def enable(ctx: click.Context, /, *, target: str) -> None:
    """Send to a target again whose receiver wanted nothing more."""
    with desk(ctx) as here:
        here.settings.target(target)
        count = here.library.deliveries.enable(target)
    click.echo(
        f"{target}: enabled; `briefer deliver again` sends what it refused" if count else f"{target}: is enabled"
    )


def _deliver(ctx: click.Context, number: str, targets: Sequence[str], *, anew: bool) -> dict[str, str]:
    with desk(ctx) as here, executor(here, "deliver") as owner:
        return runs.deliver_again(
            here.library,
            here.workspace,
            here.settings,
            number,
            targets,
            owner=owner,
            dead=runs.dead(here.library, now=now()),
            clock=now,
            told=start_of(ctx).narrator.warning,
            anew=anew,
        )


def _sent(outcomes: Mapping[str, str], *, as_json: bool) -> None:
    if as_json:
        echo_json(outcomes)
        return
    for target, outcome in outcomes.items():
        click.echo(f"{target}: {outcome}" if outcome == "delivered" else f"{target}: has it already")
    if not outcomes:
        click.echo("everyone has it")
