"""briefer worker"""

import click

from briefer.cli.commands.schedules.shared import scheduler
from briefer.cli.desk import desk, now
from briefer.cli.start import start_of


@click.command(
    epilog="""\b
Examples:
  briefer worker                   on as many machines as there are, with one database in each briefer.toml
  briefer analyze --queue          puts on the queue what is not analysed yet, and waits for it"""
)
@click.option("--until-empty", is_flag=True, help="End when nothing is on the queue.")
@click.pass_context
def command(ctx: click.Context, /, *, until_empty: bool) -> None:
    """Take analyses from the queue that `briefer analyze --queue` fills, one job at a time, until ctrl+c or SIGTERM.

    What a worker had that died is taken by another. One for each core; each takes about 300 MB.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        narrator.step("worker", "", "takes analyses from the queue")
        narrator.waits("waits for jobs; `briefer analyze --queue` makes some")
        scheduler(ctx).work(
            here.workspace,
            here.library,
            here.settings.workspace.language_model,
            clock=now,
            told=lambda done, of: narrator.progress("analyse", done, of),
            complain=narrator.warning,
            until_empty=until_empty,
        )
