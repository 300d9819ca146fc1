"""briefer migrate"""

import click

from briefer import workflow
from briefer.cli import options
from briefer.cli.desk import desk, now
from briefer.cli.running import echo_json
from briefer.cli.start import start_of
from briefer.workflow import runs


@click.command(
    epilog="""\b
Examples:
  briefer migrate --to postgresql+psycopg://desk@db.example/briefer
  briefer migrate --to another.db
  briefer migrate --to env:DATABASE     an address with a password: env:NAME, file:PATH, keyring:SERVICE/USER

Other users of this machine see what a command is called with. PGPASSWORD and ~/.pgpass do as well."""
)
@click.option("--to", "where", metavar="URL", required=True, help="An empty database, or a file that is not there.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, where: str, as_json: bool) -> None:
    """Copy the library to another database, and compare both: counts, hashes, and every text with its digest.

    All of it is copied or nothing. The old library stays as it is; `database` in briefer.toml says which is used.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        copied = workflow.copy_library(
            here.library, here.workspace, where, now=now(), stale=runs.STALE, progress=narrator.progress
        )
    if as_json:
        echo_json(copied)
        return
    for one in copied:
        click.echo(f"{one.table:<16}{one.rows:>10,}  {one.sha256[:16]}")
    click.echo("the same on both sides; write the new address as `database` under [workspace] of briefer.toml")
