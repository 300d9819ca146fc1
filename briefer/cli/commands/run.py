"""briefer run"""

import click

from briefer.cli import options
from briefer.cli.desk import Desk, desk, now
from briefer.cli.narration import Narrator
from briefer.cli.running import executor, left_of, print_record, work_of
from briefer.cli.start import start_of
from briefer.errors import LibraryError, TakenOver, UsageError
from briefer.library import Run
from briefer.render.system import require_libraries
from briefer.workflow import runs


@click.command(
    epilog="""\b
Examples:
  briefer run                          the first profile of briefer.toml
  briefer run dam                      fetch, add, analyze, compose, lint, render, deliver
  briefer run dam --json               its record: inputs with hashes, steps, counts, lint, files
  briefer run --resume dam@20260310T060000Z    go on where it failed

Exit codes: 0 written and delivered, 3 nothing new, 4 refused (lint or evidence), nothing delivered,
5 written but not delivered; `briefer deliver list --failed` says to whom."""
)
@click.argument("profile", required=False)
@click.option("--resume", metavar="RUN", help="A run that was interrupted, failed or was refused.")
@options.as_json
@click.pass_context
def command(ctx: click.Context, /, *, profile: str | None, resume: str | None, as_json: bool) -> int:
    """Make PROFILE's brief from its sources to its readers, once, without a terminal.

    Without articles beside those of its last brief it writes none, unless the profile says
    `when_nothing_new = "write"`. Paths of the files written go to standard output.
    """
    if profile is not None and resume is not None:
        raise click.UsageError("PROFILE and --resume are two runs; give one.")
    require_libraries()
    narrator = start_of(ctx).narrator
    with desk(ctx) as here:
        run = _resumed(here, resume) if resume else runs.order_now(here.library, here.settings.profile(profile), now())
        over = _run(here, run, narrator)
        print_record(here, over, as_json=as_json)
    return over.code or 0


def _run(here: Desk, run: Run, narrator: Narrator) -> Run:
    narrator.plan(left_of(here, run.id))
    again = f"`briefer run --resume {run.id}` goes on with it"
    try:
        with executor(here, "run") as name:
            over = runs.run_to_the_end(work_of(here, run, name, narrator))
    except TakenOver:
        raise
    except LibraryError as error:
        raise LibraryError(f"{error}; then {again}", later=error.later) from error
    if over.code not in (0, 3):  # what is not new is told with its step
        told = over.message or str(over.outcome)
        narrator.error(f"{told}; then {again}" if over.outcome == "failed" else told, str(over.outcome))
    return over


def _resumed(here: Desk, name: str) -> Run:
    run = here.library.runs.reopen(name)
    if run.state == "ended":
        raise UsageError(f"run {name}: it ended well and wrote {run.number}; nothing of it is left to do")
    return run
