"""briefer schedule start, tick, run-now"""

from collections.abc import Callable, Sequence
from datetime import datetime

import click

from briefer.cli import options
from briefer.cli.commands.schedules.shared import scheduler
from briefer.cli.desk import Desk, desk, now
from briefer.cli.narration import Narrator
from briefer.cli.running import echo_json, print_record, told
from briefer.cli.start import start_of
from briefer.library import STEPS, Run, RunStep
from briefer.workflow import runs

_WELL = (0, 3, None)
"Exit codes of runs of which nothing is to be said but what their steps say."


@click.command()
@click.pass_context
def start(ctx: click.Context) -> None:
    """Do what is due, in the foreground, until ctrl+c or SIGTERM.

    Several of these on one library share the work, and take over what one leaves that dies. What is at work when it
    ends is gone on with by the next.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        count = len(here.library.schedules.all())
        narrator.step("start", "", f"{count} schedules; `briefer schedule status` says how they stand")
        scheduler(ctx).serve(here.workspace, here.library, _watch(narrator, narrator.warning, why=True), clock=now)


@click.command()
@click.pass_context
def tick(ctx: click.Context) -> int:
    """Do what is due now, and end: for cron and timers. A daemon beside it never does the same again.

    The exit code is the first of a run that did not end well, else 0.
    """
    narrator = start_of(ctx).narrator
    wrong: list[str] = []
    with desk(ctx) as here:
        watch = _watch(narrator, _also(narrator, wrong))
        ended = scheduler(ctx).tick(here.workspace, here.library, watch, clock=now)
    return _code(ended, narrator) or (1 if wrong and not ended else 0)


@click.command("run-now")
@click.argument("name")
@options.as_json
@click.pass_context
def run_now(ctx: click.Context, /, *, name: str, as_json: bool) -> int:
    """Order a run of a schedule now, beside its due times.

    A daemon does it where one is alive, and the run's name goes to standard output; else it is done here, and the
    paths of its files do.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        schedule = here.library.schedules.get(name)
        run = runs.order_now(here.library, here.settings.profile(schedule.profile), now(), schedule=name)
        if _daemon(here):
            if as_json:
                echo_json(runs.record_of(here.library, run))
            else:
                click.echo(run.id)
            return 0
        watch = _watch(narrator, narrator.warning)
        ended = scheduler(ctx).tick(here.workspace, here.library, watch, clock=now, only=run.id)
        print_record(here, here.library.runs.get(run.id), as_json=as_json)
    return _code(ended, narrator)


def _daemon(here: Desk) -> bool:
    living = here.library.executors.alive(now=now(), stale=runs.STALE)
    return any(one.kind == "daemon" for one in living)


def _watch(narrator: Narrator, complain: Callable[[str], None], *, why: bool = False) -> runs.Watch:
    """Has the narrator tell of runs, each from the first that is heard of it; `why`: also of why one has failed."""
    heard: set[str] = set()

    def begin(run: str) -> None:
        if run not in heard:
            heard.add(run)
            narrator.plan(STEPS, run)

    def stepped(run: str, step: RunStep) -> None:
        begin(run)
        narrator.step(step.step, step.state, told(step), run)

    def going(run: str, stage: str, done: int, total: int) -> None:
        begin(run)
        narrator.progress(stage, done, total, run)

    def over(run: str, code: int, message: str | None) -> None:
        heard.discard(run)
        narrator.over(run)
        if why and code not in _WELL:
            complain(f"{run}: {message}")

    def waits(due: datetime | None) -> None:
        narrator.waits(_waiting(due, now()))

    return runs.Watch(stepped=stepped, going=going, over=over, complain=complain, waits=waits)


def _waiting(due: datetime | None, moment: datetime) -> str:
    if due is None:
        return "nothing is due; `briefer schedule add` makes a schedule"
    if due <= moment:
        return "what is due cannot be begun yet"
    minutes = int((due - moment).total_seconds() // 60)
    hours, days = minutes // 60, minutes // 1440
    left = f"{days} d {hours % 24} h" if days else f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
    return f"waits until {due.astimezone():%a %Y-%m-%d %H:%M %Z}, {left if minutes else 'less than a minute'}"


def _also(narrator: Narrator, kept: list[str]) -> Callable[[str], None]:
    """Warns, and keeps what it warned of."""

    def complain(message: str) -> None:
        kept.append(message)
        narrator.warning(message)

    return complain


def _code(ended: Sequence[Run], narrator: Narrator) -> int:
    """What the command ends with; the sentences of the runs that did not write a brief."""
    for run in ended:
        if run.code not in _WELL:  # what is not new is told with its step
            narrator.error(f"{run.id}: {run.message or run.outcome}", str(run.outcome))
    return next((run.code for run in ended if run.code not in _WELL), 0)
