"""Daemons that are killed at every step and at random moments, and what must be true when all is over.

    python -m tests.schedule.faults.campaign sqlite 60         one daemon at a time, 60 due times, 58 kills
    python -m tests.schedule.faults.campaign postgresql 60     two at a time
    python -m tests.schedule.faults.campaign sqlite 60 0 2     nobody is killed, two at a time

A kill is SIGKILL to the daemon, every other time also to the process that takes its steps, as when the power goes.
"""

import base64
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from briefer.library import STEPS, Library
from tests.postgres import server
from tests.schedule.desk import CONFIG, briefer, daemon, desk, hands_of, wait_for
from tests.schedule.faults.receiver import Receiver, receiver
from tests.schedule.faults.watch import Watch, watching

BOUNDARIES = tuple(f"{step} {end}" for step in STEPS for end in ("begins", "done"))
RANDOM = "at random"
_STALE = 1.5
"Seconds without a sign of life after which a daemon counts as dead; it gives one every 0.3."
_PATIENCE = 600.0
_HOOK = """
[[deliver]]
kind = "webhook"
name = "hook"
url = "http://127.0.0.1:{port}/"
secret = "env:BRIEFER_TEST_HOOK"
allow_private = ["127.0.0.1"]
max_marking = "TLP:CLEAR"
"""


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
    seconds: float = 0.0

    def __str__(self) -> str:
        attempts = ", ".join(f"{count} took {n}" for n, count in sorted(self.attempts.items()))
        return (
            f"{self.due} due times, {self.runs} runs, {self.kills.total()} kills in {self.seconds:.0f} s; processes "
            f"a run: {attempts}; {self.sent_again} calls came again under an id that was known"
        )


def campaign(folder: Path, address: str | None, *, due: int, points: Sequence[str], daemons: int) -> Figures:
    """Kill at each of these points, let what is left be done, and check all; `address`: None: the workspace's file."""
    begun = time.monotonic()
    figures = Figures(due=due)
    os.environ["BRIEFER_TEST_HOOK"] = "whsec_" + base64.b64encode(b"a key of twenty-four byt").decode()
    with receiver() as (received, port):
        here = _workspace(folder, address, port, due)
        with watching(address or f"sqlite:///{here / 'briefer.db'}") as watch, _daemons(here, daemons) as alive:
            for n, point in enumerate(points):
                if watch.left() == 0:
                    break
                _kill(here, watch, alive, point, whole=bool(n % 2))
                figures.kills[point] += 1
            alive.keep()
            wait_for(lambda: watch.left() == 0, seconds=_PATIENCE, every=0.2)
        _check(here, address, received, figures)
    figures.seconds = time.monotonic() - begun
    return figures


def _workspace(folder: Path, address: str | None, port: int, due: int) -> Path:
    config = CONFIG.replace('deliver = ["shelf"]', 'deliver = ["shelf", "hook"]') + _HOOK.format(port=port)
    if address:
        config = config.replace("[workspace]", f'[workspace]\ndatabase = "{address}"')
    here = desk(folder, config)
    briefer(here, "schedule", "add", "gate", f"*/{60 // due} 0 0 1 1 *", "--zone", "UTC", "--missed", "all")
    with Library.open(address or here / "briefer.db") as opened:
        opened.schedules.pause("gate", paused=False, next_="2026-01-01T00:00:00+00:00")
    return here


class _Alive:
    """So many daemons; one that was killed is replaced when the next is to be killed."""

    def __init__(self, here: Path, count: int, stack: ExitStack) -> None:
        self._here = here
        self._count = count
        self._stack = stack
        self._running: list[subprocess.Popen[bytes]] = []

    def keep(self) -> None:
        self._running = [one for one in self._running if one.poll() is None]
        while len(self._running) < self._count:
            self._running.append(self._stack.enter_context(daemon(self._here, stale=_STALE)))

    def kill(self, process: int, *, whole: bool) -> bool:
        """Whether it was one of these; `whole`: with the process that takes its steps, before that sees it."""
        found = [one for one in self._running if one.pid == process and one.poll() is None]
        hands = hands_of(self._here) if whole and found and self._count == 1 else []
        for one in found:
            one.kill()
        for hand in hands:
            with suppress(ProcessLookupError):
                os.kill(hand, signal.SIGKILL)
        for one in found:
            one.wait()
        return bool(found)


@contextmanager
def _daemons(here: Path, count: int) -> Iterator[_Alive]:
    with ExitStack() as stack:
        yield _Alive(here, count, stack)


def _kill(here: Path, watch: Watch, alive: _Alive, point: str, *, whole: bool) -> None:
    """Wait for the point, and kill whoever came to it."""
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends:
        alive.keep()
        found = _at(watch, point)
        if found is not None and alive.kill(found, whole=whole):
            return
        if watch.left() == 0:
            return
    raise AssertionError(f"{here}: nobody came to {point}")


def _at(watch: Watch, point: str) -> int | None:
    """The process that is at this point now; None: the time for it is over."""
    after, until = watch.last(), time.monotonic() + 20
    if point == RANDOM:
        time.sleep(random.uniform(0.0, 1.5))  # noqa: S311 - a moment, no secret
        return next(iter(watch.busy()), None)
    while time.monotonic() < until:
        found = watch.doer(point, after)
        if found is not None:
            return found
        time.sleep(0.002)
    return None


def _check(here: Path, address: str | None, received: Receiver, figures: Figures) -> None:
    """Every due time has one brief, every delivery is at its receiver once, and nothing is half-written."""
    wait_for(lambda: not hands_of(here))
    with Library.open(address or here / "briefer.db") as library:
        runs = library.runs.latest(limit=figures.due + 10)
        scheduled = [run for run in runs if run.due is not None]
        assert sorted(str(run.due) for run in scheduled) == [
            f"2026-01-01T00:00:{n * (60 // figures.due):02}+00:00" for n in range(figures.due)
        ]
        assert not [(run.id, run.outcome, run.message) for run in runs if run.outcome != "written"]
        numbers = sorted(run.number for run in runs)
        assert len(set(numbers)) == len(numbers)
        deliveries = library.deliveries.all(limit=1000)
    files = {here / file.path: file.sha256 for run in runs for file in run.found.files}
    assert len(files) == 2 * len(runs)
    assert sorted(path for path in (here / "out").rglob("*") if path.is_file()) == sorted(files)
    for path, sha256 in files.items():
        data = path.read_bytes()
        assert hashlib.sha256(data).hexdigest() == sha256, path
        if path.suffix == ".json":
            assert msgspec.json.decode(data)["front"]["number"] in numbers
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
    assert sorted(received.numbers.values()) == numbers
    assert not received.mixed
    figures.runs = len(scheduled)
    figures.attempts = Counter(run.attempts for run in scheduled)
    figures.sent_again = received.calls.total() - len(received.calls)


def points_of(count: int) -> list[str]:
    """Every boundary of a step, and as many again at random, in turn; so many of them."""
    mixed = [point for boundary in BOUNDARIES for point in (boundary, RANDOM)]
    return [mixed[n % len(mixed)] for n in range(count)]


def main() -> None:
    store, due = sys.argv[1], int(sys.argv[2])
    points = points_of(int(sys.argv[3]) if len(sys.argv) > 3 else max(0, due - 2))
    with tempfile.TemporaryDirectory(prefix="briefer-faults-") as folder, ExitStack() as stack:
        address = stack.enter_context(server()).database() if store == "postgresql" else None
        daemons = int(sys.argv[4]) if len(sys.argv) > 4 else 2 if address else 1
        figures = campaign(Path(folder) / "desk", address, due=due, points=points, daemons=daemons)
    sys.stdout.write(f"{store}: {figures}\n{dict(figures.kills)}\n")


if __name__ == "__main__":
    main()
