"""briefer schedule add, pause, resume, remove"""

import click

from briefer.cli import options
from briefer.cli.commands.schedules.shared import echo_timing, entry, scheduler
from briefer.cli.desk import desk, now
from briefer.cli.running import echo_json
from briefer.library import MISSED, Missed, Schedule
from briefer.workflow import runs


@click.command(
    epilog="""\b
WHEN, in words or as cron (minute, hour, day of the month, month, day of the week):
  every weekday at 06:00               every Monday and Thursday at 9 and 17:30
  daily at 6 and 18                    first Monday of the month at 9
  every 2 hours                        last Friday of the month at 17:00
  every 15 minutes between 8 and 18    1st and 15th of the month at 07:00
  hourly                               0 6 * * 1-5

It counts by the clock of the zone. A time that the clock skips in spring is due when it has skipped it; one that
it shows twice in autumn is due once."""
)
@click.argument("profile")
@click.argument("when")
@click.option("--name", help="Of the schedule; default: the profile's.")
@click.option("--zone", metavar="ZONE", help="As Europe/Berlin; default: briefer.toml's, else the machine's.")
@click.option(
    "--missed",
    type=click.Choice(MISSED),
    help="What becomes of times that passed while nothing ran: nothing, one brief for all, one each; default: "
    "briefer.toml's, else once.",
)
@options.as_json
@click.pass_context
def add(
    ctx: click.Context,
    /,
    *,
    profile: str,
    when: str,
    name: str | None,
    zone: str | None,
    missed: Missed | None,
    as_json: bool,
) -> None:
    """Have PROFILE's brief made WHEN, and say when that is."""
    moment = now()
    with desk(ctx) as here:
        wanted = here.settings.profile(profile)
        timing = scheduler(ctx).timing(when, zone=zone or here.settings.schedule.zone, after=moment)
        schedule = Schedule(
            name=name or wanted.name,
            profile=wanted.name,
            words=when,
            crons=timing.crons,
            zone=timing.zone,
            missed=missed or here.settings.schedule.missed,
            next=timing.next,
            made=runs.stamp(moment),
        )
        here.library.schedules.add(schedule)
    if as_json:
        echo_json(entry(schedule, timing))
    else:
        echo_timing(schedule, timing)


@click.command()
@click.argument("name")
@options.as_json
@click.pass_context
def pause(ctx: click.Context, /, *, name: str, as_json: bool) -> None:
    """Let a schedule rest until it is resumed."""
    _set(ctx, name, paused=True, as_json=as_json)


@click.command()
@click.argument("name")
@options.as_json
@click.pass_context
def resume(ctx: click.Context, /, *, name: str, as_json: bool) -> None:
    """Let a schedule go on, from its next due time."""
    _set(ctx, name, paused=False, as_json=as_json)


def _set(ctx: click.Context, name: str, *, paused: bool, as_json: bool) -> None:
    with desk(ctx) as here:
        timing = scheduler(ctx).timing_of(here.library.schedules.get(name), after=now())
        here.library.schedules.pause(name, paused=paused, next_=timing.next)
        schedule = here.library.schedules.get(name)
    if as_json:
        echo_json(entry(schedule, timing))
    elif paused:
        click.echo(f"{name}: paused; `briefer schedule resume {name}` lets it go on")
    else:
        echo_timing(schedule, timing)


@click.command()
@click.argument("name")
@click.pass_context
def remove(ctx: click.Context, /, *, name: str) -> None:
    """Take a schedule away. What its runs did stays in the history."""
    with desk(ctx) as here:
        here.library.schedules.remove(name)
    click.echo(f"{name}: removed; `briefer schedule history {name}` has what its runs did")
