"""How the schedules stand, in the OpenMetrics text format, for a node exporter's folder of text files.

https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md
"""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from briefer.errors import ConfigError
from briefer.library import Library
from briefer.workflow.runs.health import Status, status_of


def write_metrics(library: Library, path: Path, *, now: datetime) -> None:
    """Written beside its place and moved there, so that nobody reads half of it. Raises ConfigError."""
    text = "\n".join(_lines(status_of(library, now=now))) + "\n# EOF\n"
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        fresh.unlink(missing_ok=True)  # of a process that died here under this number, or a link that was planted
        with fresh.open("x", encoding="utf-8") as file:
            file.write(text)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise ConfigError(f"metrics {path}: {error.strerror}; give a file in a folder that can be written") from error


def _lines(status: Status) -> Iterator[str]:
    yield from _gauge("healthy", "Whether all is on time and ended well.", [("", int(status.healthy))])
    yield from _gauge("daemons", "Daemons alive.", [("", len(status.daemons))])
    yield from _gauge("open_runs", "Runs that wait or are at work.", [("", len(status.open))])
    yield from _gauge("undelivered", "Briefs that a target did not get.", [("", status.undelivered)])
    names = {run.schedule: run for run in status.last}
    ended = [(_label(name), _seconds(run.ended)) for name, run in names.items()]
    yield from _gauge("last_run_end_seconds", "When the last run ended, Unix time.", ended)
    codes = [(_label(name), run.code or 0) for name, run in names.items()]
    yield from _gauge("last_run_exit_code", "How the last run ended: 0 written, 3 nothing new.", codes)
    due = [(_label(one.name), _seconds(one.next)) for one in status.schedules if one.next and not one.paused]
    yield from _gauge("next_due_seconds", "When it is due next, Unix time.", due)


def _gauge(name: str, told: str, values: Sequence[tuple[str, float]]) -> Iterator[str]:
    yield f"# TYPE briefer_{name} gauge"
    yield f"# HELP briefer_{name} {told}"
    for label, value in values:
        yield f"briefer_{name}{label} {value:.0f}"


def _label(schedule: str | None) -> str:
    escaped = str(schedule).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{{schedule="{escaped}"}}'


def _seconds(instant: str | None) -> float:
    return datetime.fromisoformat(instant).timestamp() if instant else 0.0
