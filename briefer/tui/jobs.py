"""Slow work: the command line as a process of its own, its progress read line by line.

A process can be ended at any moment without harm to the terminal, and the terminal without harm to it.
"""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

_PATIENCE = 3.0
"Seconds between asking a process to end and ending it."
_LINE = 1 << 20
"Longest line read whole, in bytes: a line of a log may carry a whole title."


@dataclass(slots=True, kw_only=True)
class Job:
    """One run of the command line."""

    title: str
    "What it does, for people."
    arguments: tuple[str, ...]
    started: datetime
    ended: datetime | None = None
    "None: it is at work."
    stage: str = ""
    done: int = 0
    total: int = 0
    log: list[str] = field(default_factory=list)
    "Warnings and errors, in order."
    output: str = ""
    "Its standard output, when it has ended."
    code: int | None = None
    "Exit code; None: it is at work."
    cancelled: bool = False

    @property
    def running(self) -> bool:
        return self.code is None

    def state(self) -> str:
        """How it stands, in a word or two."""
        if self.running:
            return f"{self.stage} {self.done}/{self.total}" if self.total else self.stage or "starting"
        return "cancelled" if self.cancelled else _OUTCOMES.get(self.code or 0, "failed")


_OUTCOMES = {
    0: "done",
    1: "failed",
    2: "not possible as asked",
    3: "nothing to report",
    4: "refused",
    130: "interrupted",
    143: "interrupted",
}
"""What an exit code says; see `briefer.errors`."""


class Jobs:
    """Starts, reads and ends them. `changed` is called whenever something about a job is new."""

    def __init__(self, root: Path, clock: Callable[[], datetime], changed: Callable[[Job], None]) -> None:
        self._root = root
        self._clock = clock
        self._changed = changed
        self._processes: dict[int, Process] = {}
        self._standby: Process | None = None
        self.all: list[Job] = []
        "The latest last."

    @property
    def running(self) -> list[Job]:
        return [job for job in self.all if job.running]

    async def run(self, title: str, arguments: Sequence[str], *, stdin: str = "") -> Job:
        """Run `briefer ARGUMENTS` to its end. The job is in `all` and reported from the start."""
        job = Job(title=title, arguments=tuple(arguments), started=self._clock())
        self.all.append(job)
        try:
            process, first = await self._whole(self._started(arguments))
            self._processes[id(job)] = process
            self._changed(job)
            ending = [self.cancel(job)] if job.cancelled else []  # asked for while it was being started
            await asyncio.gather(self._follow(job, process, first + stdin.encode()), *ending)
        finally:
            self._ended(job)
        return job

    async def _whole(self, starting: Coroutine[Any, Any, tuple[Process, bytes]]) -> tuple[Process, bytes]:
        """A start is seen to its end even by one who no longer wants it, so that nothing is left behind."""
        task = asyncio.ensure_future(starting)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            process, _ = await task
            _signal(process, signal.SIGTERM)
            await process.communicate()
            raise

    def _ended(self, job: Job) -> None:
        process = self._processes.pop(id(job), None)
        if process is not None and process.returncode is None:  # whoever waited for it has gone away
            _signal(process, signal.SIGTERM)
        job.ended = self._clock()
        if job.code is None:
            job.code = 130
        self._changed(job)

    async def prepare(self) -> None:
        """Have a process ready for the next job: it has loaded what a build needs, and waits."""
        if self._standby is None or self._standby.returncode is not None:
            self._standby = await self._start("briefer.cli.standby")

    async def _started(self, arguments: Sequence[str]) -> tuple[Process, bytes]:
        """A process for this call, and what it must be told before anything else."""
        call = ["-C", str(self._root), "--progress", "json", *arguments]
        ready, self._standby = self._standby, None
        if ready is not None and ready.returncode is None:
            return ready, msgspec.json.encode(call) + b"\n"
        return await self._start("briefer", *call), b""

    async def _start(self, module: str, *arguments: str) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # a file in the workspace must not stand in for a module
            "-m",
            module,
            *arguments,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            limit=_LINE,
            start_new_session=True,  # so that ending it ends what it started, too
        )

    async def _follow(self, job: Job, process: Process, stdin: bytes) -> None:
        output, _, _ = await asyncio.gather(_all(process), self._narration(job, process), _feed(process, stdin))
        code = await process.wait()
        job.output = output.decode(errors="replace")
        job.code = code if code >= 0 else 128 - code
        job.cancelled = job.cancelled and job.code != 0

    async def _narration(self, job: Job, process: Process) -> None:
        if process.stderr is None:
            return
        async for line in _lines(process.stderr):
            tell(job, line)
            self._changed(job)

    async def cancel(self, job: Job) -> None:
        """End it, gently at first. What it had not finished is as if it had not begun."""
        if not job.running:
            return
        job.cancelled = True
        process = self._processes.get(id(job))
        if process is None:
            return
        _signal(process, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE)
        except TimeoutError:
            _signal(process, signal.SIGKILL)

    def end_all(self) -> None:
        """The terminal is being left: ask every process to end and do not wait."""
        for process in (*self._processes.values(), *filter(None, [self._standby])):
            _signal(process, signal.SIGTERM)

    async def close(self) -> None:
        """As `end_all`, and see the process that waited for nothing to its end."""
        self.end_all()
        ready, self._standby = self._standby, None
        if ready is not None:
            await ready.communicate()


def tell(job: Job, line: bytes) -> None:
    """Take in one line of a process's standard error: a JSON object, or, from a library, whatever it prints."""
    try:
        said = msgspec.json.decode(line)
    except msgspec.DecodeError:
        said = None
    match said:
        case {"type": "progress", "stage": str(stage), "done": int(done), "total": int(total)}:
            job.stage, job.done, job.total = stage, done, total
        case {"type": "warning" | "error" as kind, "message": str(message)}:
            job.log.append(f"{kind}: {message}")
        case _:
            if words := line.decode(errors="replace").strip():
                job.log.append(words)


async def _lines(stream: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """Lines as they come; the beginning of one longer than `_LINE` is dropped."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:  # how asyncio says that it is too long
            continue
        if not line:
            return
        yield line


async def _all(process: Process) -> bytes:
    return b"" if process.stdout is None else await process.stdout.read()


async def _feed(process: Process, data: bytes) -> None:
    if process.stdin is None:
        return
    with suppress(BrokenPipeError, ConnectionResetError):  # it may end without reading
        process.stdin.write(data)
        await process.stdin.drain()
    process.stdin.close()


def _signal(process: Process, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it has just ended
        os.killpg(process.pid, number)
