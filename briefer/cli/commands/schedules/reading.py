"""briefer schedule list, show, history, logs, status"""

from datetime import datetime
from zoneinfo import ZoneInfo

import click
import msgspec

from briefer.cli import options
from briefer.cli.commands.schedules.shared import echo_timing, entry, scheduler
from briefer.cli.desk import Desk, desk, now
from briefer.cli.running import echo_json, told
from briefer.library import Run
from briefer.workflow import runs

_NAME, _WHEN = 18, 44


@click.command("list")
@options.as_json
@click.pass_context
def list_(ctx: click.Context, /, *, as_json: bool) -> None:
    """List the schedules with when they are due next."""
    with desk(ctx) as here:
        found = [(one, scheduler(ctx).timing_of(one, after=now())) for one in here.library.schedules.all()]
    if as_json:
        echo_json([entry(schedule, timing) for schedule, timing in found])
        return
    for schedule, timing in found:
        due = "paused" if schedule.paused else timing.coming[0] if timing.coming else "never again"
        click.echo(f"{schedule.name:<{_NAME}}  {timing.told:<{_WHEN}}  {due}")


@click.command()
@click.argument("name")
@options.as_json
@click.pass_context
def show(ctx: click.Context, /, *, name: str, as_json: bool) -> None:
    """Show a schedule, when it is due next, and its last run."""
    with desk(ctx) as here:
        schedule = here.library.schedules.get(name)
        timing = scheduler(ctx).timing_of(schedule, after=now())
        latest = here.library.runs.latest(schedule=name, limit=1)
    if as_json:
        echo_json({**entry(schedule, timing), "last": latest[0] if latest else None})
        return
    echo_timing(schedule, timing)
    click.echo(f"  profile {schedule.profile}; missed times: {schedule.missed}{'; paused' if schedule.paused else ''}")
    for run in latest:
        click.echo(f"  last: {_line(run, schedule.zone)}")


@click.command(
    epilog="""\b
Examples:
  briefer schedule history
  briefer schedule history dam --limit 5
  briefer schedule history --json | jq '.[] | select(.code != 0)'"""
)
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@options.as_json
@click.pass_context
def history(ctx: click.Context, /, *, name: str | None, limit: int, as_json: bool) -> None:
    """List runs, the latest first: all, or those of one schedule."""
    with desk(ctx) as here:
        found = here.library.runs.latest(schedule=name, limit=limit)
        if name is not None and not found:
            here.library.schedules.get(name)  # it is there, and nothing has run yet; or it never was
        zones = {one.name: one.zone for one in here.library.schedules.all()}
        living = {one.id for one in here.library.executors.alive(now=now(), stale=runs.STALE)}
    if as_json:
        echo_json(found)
        return
    for run in found:
        click.echo(_line(run, zones.get(run.schedule or "", "UTC"), living))


def _line(run: Run, zone: str, living: set[str] | None = None) -> str:
    when = datetime.fromisoformat(run.due or run.asked).astimezone(ZoneInfo(zone))
    state: str = run.outcome or run.state
    if living is not None and run.state == "running" and run.executor not in living:
        state = "left by a process that ended"
    missed = f"; for {run.missed} missed before it" if run.missed else ""
    message = f": {run.message}" if run.message else ""
    return f"{run.id:<34}  {when:%Y-%m-%d %H:%M %Z}  {run.number}  {state}{missed}{message}"


@click.command(
    epilog="""\b
Examples:
  briefer schedule logs dam:20260310T060000Z
  briefer schedule logs dam:20260310T060000Z --record"""
)
@click.argument("run")
@click.option("--record", is_flag=True, help="The run's record instead: inputs, versions, steps, counts, lint, files.")
@options.as_json
@click.pass_context
def logs(ctx: click.Context, /, *, run: str, record: bool, as_json: bool) -> None:
    """Print the log of a RUN, one line an event; with --json one JSON object a line."""
    with desk(ctx) as here:
        found = here.library.runs.get(run)
        if record:
            echo_json(runs.record_of(here.library, found))
            return
        for line in here.library.runs.lines(run):
            if as_json:
                click.echo(msgspec.json.encode(line).decode())
            else:
                data = "" if line.data is None else msgspec.json.encode(line.data).decode()
                click.echo(f"{line.at}  {line.level:<7}  {line.event}  {data}".rstrip())


@click.command()
@click.option("--metrics", metavar="FILE", type=click.Path(dir_okay=False), help="Write it as OpenMetrics text, too.")
@options.as_json
@click.pass_context
def status(ctx: click.Context, /, *, metrics: str | None, as_json: bool) -> int:
    """Say how the schedules stand. Exit code 0: all is on time and ended well; 1: it is not so."""
    moment = now()
    with desk(ctx) as here:
        found = runs.status_of(here.library, now=moment, profiles={one.name for one in here.settings.brief})
        if metrics:
            runs.write_metrics(here.library, here.workspace.root / metrics, now=moment)
        if as_json:
            echo_json(found)
        else:
            _echo_status(here, found)
    return 0 if found.healthy else 1


def _echo_status(here: Desk, status: runs.Status) -> None:
    click.echo("healthy" if status.healthy else "not healthy")
    for problem in status.problems:
        click.echo(f"  {problem}")
    daemons = ", ".join(f"{one.process} on {one.host}" for one in status.daemons) or "none"
    click.echo(f"schedules: {len(status.schedules)}, daemons: {daemons}, undelivered: {status.undelivered}")
    for run in status.open:
        steps = here.library.runs.steps(run.id)
        click.echo(f"  {run.id}: {steps[-1].step if steps else run.state} {told(steps[-1]) if steps else ''}".rstrip())
