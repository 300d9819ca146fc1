"""A command that is ended at any moment leaves whole files or none, an intact library, and no process behind."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import REPOSITORY, call, workspace

ARTICLE = (
    "Roe warns of a closed gate\n\nORLENA - Halden Roe said on Monday that the gate would stay shut. "
    "“If the gate opens, we will leave the valley,” he told reporters.\n"
)
CONFIG = '[[brief]]\nname = "gate"\nas_of = "2026-03-05"\nformats = ["pdf", "json"]\n'
WRITTEN = ["gate-20260305-2359.json", "gate-20260305-2359.pdf"]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    here = workspace(tmp_path / "watch", CONFIG)
    (here / "seeds").mkdir()
    for name in "ab":
        (here / "seeds" / f"{name}.txt").write_text(ARTICLE.replace("Roe", f"Roe{name}"), encoding="utf-8")
    return here


def start(folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "briefer", "--progress", "json", *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        text=True,
    )


def reach(process: "subprocess.Popen[str]", stage: str) -> None:
    """Reads what the command tells until it is in this stage."""
    assert process.stderr
    for line in process.stderr:
        if json.loads(line).get("stage") == stage:
            return
    raise AssertionError(f"it ended before {stage}")


def children(process: "subprocess.Popen[str]") -> list[int]:
    return [int(one) for one in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def rendering(process: "subprocess.Popen[str]") -> int:
    """Waits for the process that renders, until it is well at work; its id."""
    reach(process, "render")
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if found := children(process):
            time.sleep(0.6)
            return found[0]
        time.sleep(0.02)
    raise AssertionError("nothing renders")


def lives(pid: int) -> bool:
    """Whether the process still runs; one that has ended and that nobody asked for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def ended(pid: int, within: float) -> bool:
    until = time.monotonic() + within
    while lives(pid):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def left_in(out: Path) -> list[str]:
    return sorted(file.name for file in out.iterdir()) if out.exists() else []


def check_next_build(here: Path) -> None:
    """The library is whole, and the next build writes what it should and nothing else."""
    connection = sqlite3.connect(here / "briefer.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    done = call(here, "build")
    assert done.code == 0, done.err
    assert left_in(here / "out") == WRITTEN
    assert len(call(here, "list", "--json").json) == 2


@pytest.fixture
def running(here: Path) -> Iterator["subprocess.Popen[str]"]:
    process = start(here, "build")
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize("stage", ["seeds", "analyse", "compose", "render"])
def test_a_build_that_is_ended_unwinds_says_so_and_leaves_nothing(
    here: Path, running: "subprocess.Popen[str]", stage: str
) -> None:
    reach(running, stage)
    running.send_signal(signal.SIGTERM)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 143
    assert [json.loads(line)["kind"] for line in told.splitlines() if "error" in line] == ["Interrupted"]
    assert left_in(here / "out") == []
    check_next_build(here)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_the_process_that_renders_ends_with_the_command(
    here: Path, running: "subprocess.Popen[str]", number: signal.Signals, code: int
) -> None:
    child = rendering(running)
    running.send_signal(number)
    running.communicate(timeout=30)
    assert running.returncode == code
    assert not lives(child)
    assert left_in(here / "out") == []


@pytest.mark.parametrize("stage", ["seeds", "analyse", "render"])
def test_a_build_that_is_killed_leaves_no_half_of_a_brief(
    here: Path, running: "subprocess.Popen[str]", stage: str
) -> None:
    reach(running, stage)
    running.kill()
    running.communicate(timeout=30)
    assert left_in(here / "out") == []
    check_next_build(here)


def test_the_process_that_renders_sees_that_the_command_was_killed(running: "subprocess.Popen[str]") -> None:
    child = rendering(running)
    os.kill(child, signal.SIGSTOP)  # so that it cannot be done with its work before the command is killed
    running.kill()
    running.communicate(timeout=30)
    os.kill(child, signal.SIGCONT)
    assert ended(child, within=5)


def test_a_command_that_was_told_to_ignore_ctrl_c_does(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = start(tmp_path, "analyze", "--jsonl")
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stdin
    assert process.stdout
    process.stdin.write('{"id": "a", "text": "One."}\n')
    process.stdin.flush()
    assert process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate('{"id": "b", "text": "Two."}\n', timeout=60)
    assert process.returncode == 0
    assert json.loads(out)["article"]["id"] == "b"


def test_a_reader_that_goes_away_is_no_failure(here: Path) -> None:
    call(here, "add", "seeds")
    process = start(here, "list")
    assert process.stdin
    assert process.stdout
    assert process.stderr
    with process.stdin, process.stderr:
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.wait(timeout=30) == 0
