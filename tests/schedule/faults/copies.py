"""Desks with something due, and what became of it."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from briefer.errors import LibraryError
from briefer.library import Library, Run, Schedule
from tests.schedule.desk import briefer, desk, library

SECOND = "The gate opens\n\nORLENA - Mira Tell said on Friday that the gate had been opened.\n"
DAY = datetime(2026, 1, 1, tzinfo=UTC)


def prepared(folder: Path) -> Path:
    """One article is in its last brief; another came since, and is analysed: no language model is loaded again."""
    here = desk(folder)
    (here / "seeds" / "tell.txt").write_text(SECOND, encoding="utf-8")
    briefer(here, "add", str(here / "seeds"))
    briefer(here, "analyze")
    return here


def due(opened: Library, hour: int, *, cron: str | None = None, at: datetime | None = None) -> None:
    """Have this hour of the first day of the year be due, or `at`, and nothing else."""
    with suppress(LibraryError):
        opened.schedules.remove("gate")
    next_ = (at or DAY.replace(hour=hour)).isoformat(timespec="seconds")
    opened.schedules.add(
        Schedule(
            name="gate",
            profile="gate",
            words="when a test says so",
            crons=(cron or f"0 {hour} 1 1 *",),
            zone="UTC",
            missed="all",
            next=next_,
            made=next_,
        )
    )


def tick(here: Path, hour: int, *, code: int = 0) -> Run:
    """Have a time be due, and do it by a process of its own, as cron does; the run."""
    with library(here) as opened:
        due(opened, hour)
    briefer(here, "schedule", "tick", code=code)
    return ended(here)[-1]


def ended(here: Path) -> list[Run]:
    """The runs that were due and are over, the first first."""
    with library(here) as opened:
        return due_runs(opened)


def due_runs(opened: Library) -> list[Run]:
    """As `ended`, of a library that is open."""
    return sorted((run for run in opened.runs.latest() if run.due and run.outcome), key=lambda run: run.due or "")


def news(run: Run) -> list[str]:
    """The articles that the brief before had not, by the beginning of their names."""
    return [one.split("-")[0] for one in run.found.new]
