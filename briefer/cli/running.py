"""What the commands that do runs have in common: who does them, how they are told and printed."""

import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import click
import msgspec

from briefer.cli.desk import Desk, now
from briefer.cli.narration import Narrator
from briefer.library import STEPS, Executor, Run, RunStep
from briefer.workflow import runs

_SPOKEN = {"bytes": "bytes written"}


@contextmanager
def executor(here: Desk, kind: str) -> Iterator[str]:
    """The name of this process, which the library knows as long as it is inside."""
    moment = now()
    host, process = socket.gethostname(), os.getpid()
    stamp = runs.stamp(moment)
    name = f"{kind}-{host}-{process}-{moment:%Y%m%d%H%M%S%f}"
    one = Executor(id=name, host=host, process=process, kind=kind, started=stamp, heartbeat=stamp)
    with runs.Pulse(here.library, one, now):
        yield name


def work_of(here: Desk, run: Run, name: str, narrator: Narrator) -> runs.Work:
    return runs.Work(
        library=here.library,
        workspace=here.workspace,
        settings=here.settings,
        run=run,
        executor=name,
        dead=runs.dead(here.library, now=now()) | _ended(here),
        clock=now,
        progress=narrator.progress,
        warn=narrator.warning,
        stepped=lambda step: narrator.step(step.step, step.state, told(step)),
    )


def _ended(here: Desk) -> frozenset[str]:
    """Commands on this machine that are over and could not say so: nobody need wait until that shows."""
    own, host = os.getpid(), socket.gethostname()
    ours = [one for one in here.library.executors.all() if one.kind == "run" and one.host == host]
    return frozenset(one.id for one in ours if one.process == own or not _is_there(one.process))


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def left_of(here: Desk, run: str) -> tuple[str, ...]:
    """The steps that a run has still to take: all, unless it was cut short before."""
    done = {one.step for one in here.library.runs.steps(run) if one.state == "done"}
    return tuple(step for step in STEPS if step not in done)


def told(step: RunStep) -> str:
    """What a step counted and how long it took, or what is not new; why it failed is told as what ended the run."""
    if step.state == "nothing new":
        return step.message or step.state
    counts = counted(step.counts)
    return f"{counts}  ({seconds(step):.1f} s)" if counts else f"({seconds(step):.1f} s)"


def counted(counts: Mapping[str, int]) -> str:
    """`12 articles, 3 new`, `1 file`"""
    return ", ".join(f"{count:,} {_spoken(name, count)}" for name, count in counts.items())


def _spoken(name: str, count: int) -> str:
    """What is counted has a plural in s; what became of it has none."""
    return _SPOKEN.get(name) or (name.removesuffix("s") if count == 1 else name)


def seconds(step: RunStep) -> float:
    if step.ended is None:
        return 0.0
    return (datetime.fromisoformat(step.ended) - datetime.fromisoformat(step.started)).total_seconds()


def print_record(here: Desk, run: Run, *, as_json: bool) -> None:
    """The record of a run as JSON, else the paths of its files."""
    if as_json:
        echo_json(runs.record_of(here.library, run))
    else:
        for file in run.found.files:
            click.echo(os.path.relpath(here.workspace.root / file.path))


def echo_json(value: object) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())
