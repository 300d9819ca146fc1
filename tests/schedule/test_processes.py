"""Real processes on one library: what is due is done once, whoever dies when."""

import os
import shutil
import signal
from functools import partial
from pathlib import Path

import pytest

from briefer.library import STEPS, StepName
from tests.schedule.desk import asked, briefer, daemon, delivered, desk, hands_of, library, wait_for, written

KILLED: tuple[StepName, ...] = ("add", "compose", "render", "deliver")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return desk(tmp_path)


def of_schedule(here: Path) -> list[tuple[str, str | None, int]]:
    """Due time, outcome and attempts of each run that was due."""
    found = asked(here, "SELECT due, outcome, attempts FROM runs WHERE due IS NOT NULL ORDER BY due")
    return [(str(due), None if outcome is None else str(outcome), int(str(n))) for due, outcome, n in found]


def due(here: Path, cron: str) -> None:
    """Have what this expression gave in the first minute of the year be due, and nothing after it for long."""
    briefer(here, "schedule", "add", "gate", cron, "--zone", "UTC", "--missed", "all")
    with library(here) as opened:
        opened.schedules.pause("gate", paused=False, next_="2026-01-01T00:00:00+00:00")


def test_two_daemons_on_one_library_do_every_due_time_once(here: Path) -> None:
    due(here, "*/12 0 0 1 1 *")
    with daemon(here), daemon(here):
        wait_for(lambda: [outcome for _, outcome, _ in of_schedule(here)] == ["written"] * 5)
    runs = of_schedule(here)
    assert [due[17:19] for due, _, _ in runs] == ["00", "12", "24", "36", "48"]
    assert [attempts for _, _, attempts in runs] == [1] * 5
    assert len(written(here)) == 2 * (5 + 1)
    assert list(delivered(here).values()) == [1] * (5 + 1)


def test_a_run_that_is_killed_at_one_step_after_the_other_goes_on_at_each(here: Path) -> None:
    due(here, "0 0 1 1 *")
    for step in KILLED:
        with daemon(here, stale=1.0) as process:
            wait_for(partial(begun, here, step), every=0.002)
            os.kill(process.pid, signal.SIGKILL)
        wait_for(lambda: not hands_of(here))
    with daemon(here, stale=1.0):
        wait_for(lambda: [one[1] for one in of_schedule(here)] == ["written"])
    done = asked(here, "SELECT step, run_steps.state FROM run_steps JOIN runs ON id = run WHERE due IS NOT NULL")
    assert sorted(done) == sorted((step, "done") for step in STEPS)
    assert not [name for name in written(here) if name.startswith(".")]


def begun(here: Path, step: StepName) -> bool:
    found = "SELECT 1 FROM run_steps JOIN runs ON runs.id = run WHERE due IS NOT NULL AND step = ?"
    return bool(asked(here, found, step))


def test_sigterm_ends_a_daemon_and_what_was_at_work_is_gone_on_with(here: Path) -> None:
    due(here, "0 0 1 1 *")
    with daemon(here) as process:
        wait_for(partial(begun, here, "analyze"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 143
    wait_for(lambda: not hands_of(here))
    briefer(here, "schedule", "tick")
    assert [outcome for _, outcome, _ in of_schedule(here)] == ["written"]
    assert asked(here, "SELECT count(*) FROM workflow_status") == [(0,)]


def test_a_due_time_that_failed_is_told_of_and_the_next_one_has_what_it_would_have_had(here: Path) -> None:
    shutil.rmtree(here / "out")
    (here / "out").write_text("a file where the folder should be", encoding="utf-8")
    (here / "seeds" / "tell.txt").write_text("ORLENA - The gate was opened on Friday.\n", encoding="utf-8")
    due(here, "*/30 0 0 1 1 *")
    briefer(here, "schedule", "tick", code=1)
    assert [outcome for _, outcome, _ in of_schedule(here)] == ["failed", "failed"]
    [message, _] = asked(here, "SELECT message FROM runs WHERE due IS NOT NULL")
    assert "nothing was written" in str(message)
    (here / "out").unlink()
    briefer(here, "schedule", "run-now", "gate")
    with library(here) as opened:
        last = opened.runs.latest(limit=1)[0]
    assert last.outcome == "written"
    assert [one.split("-")[0] for one in last.found.new] == ["tell"]
