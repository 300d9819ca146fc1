"""briefer schedule"""

import click

from briefer.cli.commands.schedules import keeping, reading, working
from briefer.cli.commands.schedules.install import install


@click.group(
    epilog="""\b
Examples:
  briefer schedule add dam "every weekday at 06:00"
  briefer schedule add dam "daily at 6 and 18" --zone Europe/Berlin --name dam-twice
  briefer schedule start                 do what is due, until ctrl+c
  briefer schedule install               have the system do it without a daemon
  briefer schedule history dam
  briefer schedule status --json         exit code 0: all is well, 1: it is not"""
)
def command() -> None:
    """Run profiles by the clock: each due time once, by however many processes, and what each run did is kept."""


for one in (
    *(keeping.add, keeping.pause, keeping.resume, keeping.remove),
    *(reading.list_, reading.show, reading.history, reading.logs, reading.status),
    *(working.start, working.tick, working.run_now, install),
):
    command.add_command(one)
