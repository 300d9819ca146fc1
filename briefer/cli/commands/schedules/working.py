"""briefer schedule start, tick, run-now"""

from collections.abc import Callable, Mapping, Sequence

import click

from briefer.cli import options
from briefer.cli.commands.schedules.shared import scheduler
from briefer.cli.desk import Desk, desk, now
from briefer.cli.narration import Narrator
from briefer.cli.running import counted, print_record
from briefer.cli.start import Stepped, start_of
from briefer.library import Run
from briefer.workflow import runs


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
        scheduler(ctx).serve(
            here.workspace, here.library, clock=now, stepped=_stepped(narrator), complain=narrator.warning
        )


@click.command()
@click.pass_context
def tick(ctx: click.Context) -> int:
    """Do what is due now, and end: for cron and timers. A daemon beside it never does the same again.

    The exit code is the first of a run that did not end well, else 0.
    """
    narrator = start_of(ctx).narrator
    wrong: list[str] = []
    with desk(ctx) as here:
        ended = scheduler(ctx).tick(
            here.workspace, here.library, clock=now, stepped=_stepped(narrator), complain=_also(narrator, wrong)
        )
    return _code(ended, narrator) or (1 if wrong and not ended else 0)


@click.command("run-now")
@click.argument("name")
@options.as_json
@click.pass_context
def run_now(ctx: click.Context, /, *, name: str, as_json: bool) -> int:
    """Order a run of a schedule now, beside its due times.

    A daemon does it where one is alive; else it is done here. The run's name goes to standard output.
    """
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        schedule = here.library.schedules.get(name)
        run = runs.order_now(here.library, here.settings.profile(schedule.profile), now(), schedule=name)
        if _daemon(here):
            click.echo(run.id)
            return 0
        ended = scheduler(ctx).tick(
            here.workspace,
            here.library,
            clock=now,
            stepped=_stepped(narrator),
            complain=narrator.warning,
            only=run.id,
        )
        print_record(here, here.library.runs.get(run.id), as_json=as_json)
    return _code(ended, narrator)


def _daemon(here: Desk) -> bool:
    living = here.library.executors.alive(now=now(), stale=runs.STALE)
    return any(one.kind == "daemon" for one in living)


def _stepped(narrator: Narrator) -> Stepped:
    def tell(run: str, step: str, state: str, counts: Mapping[str, int]) -> None:
        narrator.step(step, state, f"{counted(counts)}  {run}".strip())

    return tell


def _also(narrator: Narrator, kept: list[str]) -> Callable[[str], None]:
    """Warns, and keeps what it warned of."""

    def complain(message: str) -> None:
        kept.append(message)
        narrator.warning(message)

    return complain


def _code(ended: Sequence[Run], narrator: Narrator) -> int:
    """What the command ends with; the sentences of the runs that did not write a brief."""
    for run in ended:
        if run.code:
            narrator.error(f"{run.id}: {run.message or run.outcome}", str(run.outcome))
    return next((run.code for run in ended if run.code not in (0, 3, None)), 0)
