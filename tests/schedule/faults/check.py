"""What must be true when all is over: every due time has one brief, and every delivery is at its receiver once."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from briefer.library import Delivery, Library, Run
from tests.schedule.faults.points import ANSWERED, PLACED
from tests.schedule.faults.receiver import Receiver


@dataclass(slots=True, kw_only=True)
class Figures:
    """What a campaign came to."""

    due: int
    kills: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    attempts: Counter[int] = field(default_factory=Counter)
    "Processes that a run took, and how many runs took so many."
    sent_again: int = 0
    "Calls that came again under an id that the receiver knew."
    placed_again: int = 0
    "Briefs that were in the folder already when they were to be put there."
    seconds: float = 0.0

    def __str__(self) -> str:
        attempts = ", ".join(f"{count} took {n}" for n, count in sorted(self.attempts.items()))
        return (
            f"{self.due} due times, {self.runs} runs, {self.kills.total()} kills in {self.seconds:.0f} s; processes "
            f"a run: {attempts}; {self.sent_again} calls came again under an id that was known, {self.placed_again} "
            "briefs were in the folder already"
        )


def check(here: Path, library: Library, received: Receiver, figures: Figures) -> None:
    """Raises AssertionError; else completes the figures."""
    runs = library.runs.latest(limit=figures.due + 10)
    scheduled = [run for run in runs if run.due is not None]
    assert sorted(str(run.due) for run in scheduled) == [
        f"2026-01-01T00:00:{n * (60 // figures.due):02}+00:00" for n in range(figures.due)
    ]
    assert not [(run.id, run.outcome, run.message) for run in runs if run.outcome != "written"]
    numbers = sorted(run.number for run in runs)
    assert len(set(numbers)) == len(numbers)
    _check_files(here, runs)
    deliveries = library.deliveries.all(limit=1000)
    _check_deliveries(here, deliveries, numbers)
    assert sorted(received.numbers.values()) == numbers
    assert not received.mixed
    figures.runs = len(scheduled)
    figures.attempts = Counter(run.attempts for run in scheduled)
    figures.sent_again = received.calls.total() - len(received.calls)
    figures.placed_again = sum("'already': True" in str(one.receipt) for one in deliveries)
    assert figures.sent_again >= figures.kills[ANSWERED]
    assert figures.placed_again >= figures.kills[PLACED]


def _check_files(here: Path, runs: list[Run]) -> None:
    numbers = {run.number for run in runs}
    files = {here / file.path: file.sha256 for run in runs for file in run.found.files}
    assert len(files) == 2 * len(runs)
    assert sorted(path for path in (here / "out").rglob("*") if path.is_file()) == sorted(files)
    for path, sha256 in files.items():
        data = path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == sha256, path
        if path.suffix == ".json":
            assert msgspec.json.decode(data)["front"]["number"] in numbers


def _check_deliveries(here: Path, deliveries: list[Delivery], numbers: list[str]) -> None:
    assert {one.state for one in deliveries} == {"delivered"}
    assert sorted((one.number, one.target) for one in deliveries) == sorted(
        (number, target) for number in numbers for target in ("shelf", "hook")
    )
    shelf = [
        path for path in (here / "shelf").rglob("*.json") if path.name.startswith("gate") and not path.is_symlink()
    ]
    briefs = [path for path in shelf if not any(parent.is_symlink() for parent in path.parents)]
    assert len({path.parent for path in briefs}) == len(numbers)
    assert not [path for path in (here / "shelf").rglob("*") if path.name.startswith(".") and path.is_dir()]
