"""What the commands on schedules share."""

import click

from briefer.cli.start import Scheduler, start_of
from briefer.errors import UsageError
from briefer.library import Schedule
from briefer.workflow.runs import Timing


def scheduler(ctx: click.Context) -> Scheduler:
    """Raises UsageError where the program was started without one."""
    start = start_of(ctx)
    if start.scheduler is None:
        raise UsageError("schedules: this program was started without them; run `briefer` itself")
    return start.scheduler()


def entry(schedule: Schedule, timing: Timing) -> dict[str, object]:
    """A schedule as JSON tells it."""
    return {
        "name": schedule.name,
        "profile": schedule.profile,
        "words": schedule.words,
        "told": timing.told,
        "crons": list(schedule.crons),
        "zone": schedule.zone,
        "missed": schedule.missed,
        "paused": schedule.paused,
        "next": None if schedule.paused else schedule.next,
        "coming": [] if schedule.paused else list(timing.coming),
    }


def echo_timing(schedule: Schedule, timing: Timing) -> None:
    click.echo(f"{schedule.name}: {timing.told}, in {schedule.zone}")
    for one in timing.coming:
        click.echo(f"  {one}")
    if not timing.coming:
        click.echo("  never again")
