"""Slow work as a process: its progress, outcome and log are read, and it can be ended without leaving anything."""

import asyncio
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from briefer.tui import jobs as module
from briefer.tui.jobs import Job, Jobs, tell
from tests.tui.harness import NOW


class Desk:
    """Keeps what is reported about jobs."""

    def __init__(self, root: Path) -> None:
        self.states: list[str] = []
        self.jobs = Jobs(root, lambda: NOW, lambda job: self.states.append(job.state()))

    async def until(self, holds: Callable[[], object], seconds: float = 20) -> None:
        for _ in range(int(seconds / 0.01)):
            if holds():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"never came true; states: {self.states}")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a shell script in the place of the command line."""

    def put(body: str) -> None:
        script = tmp_path / "program"
        script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setattr("sys.executable", str(script))

    return put


def _ended(pid: int) -> bool:
    """Whether no process of this id is at work any more."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def _pid(path: Path) -> int | None:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return int(text) if text.endswith("\n") else None


async def test_a_command_runs_in_the_workspace_and_its_output_comes_back(sample: Path) -> None:
    desk = Desk(sample)
    job = await desk.jobs.run("List", ["list", "--json"])
    assert (job.code, job.state(), job.ended, job.log) == (0, "done", NOW, [])
    assert len(json.loads(job.output)) == 17
    assert desk.states[0] == "starting"
    assert desk.states[-1] == "done"
    assert desk.jobs.all == [job]
    assert desk.jobs.running == []


async def test_a_command_that_fails_says_why_and_how(sample: Path) -> None:
    job = await Desk(sample).jobs.run("Show", ["show", "no-such-article"])
    assert (job.code, job.state()) == (1, "failed")
    assert [line for line in job.log if line.startswith("error:") and "no-such-article" in line]


async def test_what_is_handed_in_is_read(sample: Path) -> None:
    record = json.dumps({"id": "a1", "text": "The gate will close on Friday.", "published": "2026-03-04"})
    job = await Desk(sample).jobs.run("Analyse", ["analyze", "--jsonl"], stdin=record + "\n")
    assert job.code == 0
    assert json.loads(job.output)["article"]["id"] == "a1"


async def test_a_build_is_cancelled_and_leaves_no_file(sample: Path) -> None:
    desk = Desk(sample)
    running = asyncio.create_task(desk.jobs.run("Build", ["build"]))
    await desk.until(lambda: any("/" in state for state in desk.states))
    (job,) = desk.jobs.running
    await desk.jobs.cancel(job)
    assert await running is job
    assert (job.state(), job.cancelled) == ("cancelled", True)
    assert list((sample / "out").iterdir()) == []


async def test_one_that_does_not_listen_is_ended_with_what_it_started(
    program: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    program(f"trap '' TERM\n/bin/sleep 60 &\necho $! > {tmp_path}/child\necho $$ > {tmp_path}/parent\nwait; wait")
    desk = Desk(tmp_path)
    running = asyncio.create_task(desk.jobs.run("Build", ["build"]))
    await desk.until(lambda: _pid(tmp_path / "parent"))
    await desk.jobs.cancel(desk.jobs.running[0])
    job = await running
    assert (job.code, job.state()) == (128 + 9, "cancelled")
    for pid in (_pid(tmp_path / "child"), _pid(tmp_path / "parent")):
        assert pid
        await desk.until(partial(_ended, pid))


async def test_it_ends_when_nobody_waits_for_it_any_more(program: Callable[[str], None], tmp_path: Path) -> None:
    program(f"echo $$ > {tmp_path}/pid\nexec /bin/sleep 60")
    desk = Desk(tmp_path)
    running = asyncio.create_task(desk.jobs.run("Build", ["build"]))
    await desk.until(lambda: _pid(tmp_path / "pid"))
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    pid = _pid(tmp_path / "pid")
    assert pid
    await desk.until(partial(_ended, pid))
    assert desk.jobs.running == []
    assert desk.jobs.all[0].state() == "interrupted"


async def test_one_that_is_cancelled_while_it_starts_is_cancelled(
    program: Callable[[str], None], tmp_path: Path
) -> None:
    program("exec /bin/sleep 60")
    desk = Desk(tmp_path)
    running = asyncio.create_task(desk.jobs.run("Build", ["build"]))
    await asyncio.sleep(0)
    [job] = desk.jobs.all
    await desk.jobs.cancel(job)
    assert await asyncio.wait_for(running, 20) is job
    assert (job.state(), desk.jobs.running) == ("cancelled", [])


async def test_one_that_nobody_waits_for_while_it_starts_is_over(
    program: Callable[[str], None], tmp_path: Path
) -> None:
    program("exec /bin/sleep 60")
    desk = Desk(tmp_path)
    running = asyncio.create_task(desk.jobs.run("Build", ["build"]))
    await asyncio.sleep(0)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (desk.jobs.all[0].state(), desk.jobs.running) == ("interrupted", [])


async def test_leaving_the_terminal_ends_all(program: Callable[[str], None], tmp_path: Path) -> None:
    program("exec /bin/sleep 60")
    desk = Desk(tmp_path)
    running = [asyncio.create_task(desk.jobs.run(title, ["build"])) for title in ("one", "two")]
    await desk.until(lambda: len(desk.states) == 2)
    desk.jobs.end_all()
    assert [job.state() for job in await asyncio.gather(*running)] == ["interrupted", "interrupted"]


async def test_a_line_of_any_length_stops_nothing(program: Callable[[str], None], tmp_path: Path) -> None:
    program('head -c 3000000 /dev/zero | tr "\\0" x >&2\necho >&2\necho "the end" >&2\necho out')
    job = await Desk(tmp_path).jobs.run("Build", ["build"])
    assert job.code == 0
    assert job.output == "out\n"
    assert job.log[-1] == "the end"


async def test_cancelling_what_has_ended_changes_nothing(program: Callable[[str], None], tmp_path: Path) -> None:
    program("exit 4")
    desk = Desk(tmp_path)
    job = await desk.jobs.run("Build", ["build"])
    await desk.jobs.cancel(job)
    assert (job.state(), job.cancelled) == ("refused", False)


def test_lines_that_are_no_narration_of_ours_are_kept_as_they_are() -> None:
    job = Job(title="Build", arguments=("build",), started=NOW)
    for line in (
        b'{"type":"progress","stage":"render","done":3,"total":9}\n',
        b'{"type":"warning","message":"the outlet is unknown"}\n',
        b'{"type":"error","message":"it is locked","kind":"LibraryError"}\n',
        b"Segmentation fault\n",
        b"\xff\xfe broken\n",
        b'{"type":"progress","stage":7}\n',
        b"\n",
    ):
        tell(job, line)
    assert job.state() == "render 3/9"
    assert job.log == [
        "warning: the outlet is unknown",
        "error: it is locked",
        "Segmentation fault",
        "�� broken",
        '{"type":"progress","stage":7}',
    ]
