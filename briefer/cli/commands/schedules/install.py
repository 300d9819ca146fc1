"""briefer schedule install"""

import click

from briefer.cli.desk import desk
from briefer.cli.installing import Installation, cron, install_cron, install_units, systemd


@click.command(
    short_help="Have systemd or cron do what is due, without a daemon.",
    epilog="""\b
Examples:
  briefer schedule install --print              only show what would be written
  briefer schedule install                      a systemd timer of your own
  sudo briefer -C /srv/watch schedule install --system
  briefer schedule install --cron               a line in your crontab""",
)
@click.option("--systemd/--cron", "units", default=True, help="A systemd service and timer, or a crontab line.")
@click.option("--user/--system", default=True, help="For systemd: your own units, or the machine's.")
@click.option("--print", "only_print", is_flag=True, help="Write nothing.")
@click.pass_context
def install(ctx: click.Context, /, *, units: bool, user: bool, only_print: bool) -> None:
    """Have the system call `briefer schedule tick` every minute, instead of a daemon; says how to undo it.

    A daemon beside it does no harm: each due time is done once. The machine's units work as who owns the workspace.
    Neither cron nor systemd knows the variables of your shell: what briefer.toml takes as `env:NAME` is better given
    as `file:PATH`.
    """
    with desk(ctx) as here:
        wanted = systemd(here.workspace.root, user=user) if units else cron(here.workspace.root)
    if only_print:
        _show(wanted)
        return
    for line in install_units(wanted) if units else install_cron(wanted):
        click.echo(line)
    if wanted.hint:
        click.echo(f"Note: {wanted.hint}")
    click.echo(f"To undo it: {wanted.undo}")


def _show(wanted: Installation) -> None:
    for file in wanted.files:
        if file.path is not None:
            click.echo(f"# {file.path}")
        click.echo(file.text)
    click.echo(f"# Then: {wanted.then}")
    if wanted.hint:
        click.echo(f"# Note: {wanted.hint}")
    click.echo(f"# To undo it: {wanted.undo}")
