"""The process of one run, from the side of who started it: asked for a step at a time, started again when it dies."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from briefer.library import StepName
from briefer.schedule.talk import Answer, Ask, Going, Over, Said, Step, Warned

_TRIES = 3
"Processes started for one step before it is given up: one that runs out of memory would do so for ever."
_PATIENCE = 10.0
"Seconds between asking a process to end and ending it."
_SAID = msgspec.json.Decoder(Said)


class Leaving(BaseException):
    """The process is being left. No error: what was at work is neither done nor failed, and another goes on with it."""


class Hindered(Leaving):
    """A step can be taken neither here nor elsewhere for now; its sentence says what hinders."""


class Hands:
    """Inside, a process is there as soon as something is asked of it."""

    def __init__(
        self, root: Path, run: str, executor: str, tell: Callable[[Step | Going | Warned | Over], None], *, stale: float
    ) -> None:
        self._call = [sys.executable, "-P", "-m", "briefer.schedule.hand", str(root), run, executor, str(stale)]
        self._tell = tell
        self._over = Over()
        self._process: subprocess.Popen[bytes] | None = None
        self._leaving = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        self._tell(self._over)

    def leave(self) -> None:
        """From another thread: end the process; whoever waits for its answer gets Leaving."""
        self._leaving.set()
        if self._process is not None:
            self._process.terminate()

    def take(self, step: StepName) -> str:
        """Take a step; the answer as JSON. Raises Leaving, or Hindered."""
        return self._asked(Ask(step=step), f"step {step}")

    def finish(self, answer: Answer) -> str:
        """Record how the run ended; the answer as JSON. Raises as `take`."""
        ended = self._asked(Ask(outcome=answer.outcome, code=answer.code, message=answer.message), "its end")
        self._over = Over(outcome=answer.outcome, code=answer.code, message=answer.message)
        return ended

    def _asked(self, ask: Ask, what: str) -> str:
        code: int | None = None
        for _ in range(_TRIES):
            if self._leaving.is_set():
                raise Leaving
            answer = self._exchange(ask)
            if self._leaving.is_set():
                raise Leaving
            if answer is not None and answer.later:
                raise Hindered(answer.message)
            if answer is not None:
                return msgspec.json.encode(answer).decode()
            code = self._end()
        ended = f"by signal {-code}" if code is not None and code < 0 else f"with code {code}"
        message = f"{what}: its process ended {ended}, {_TRIES} times; its own words are in the log of the daemon"
        return msgspec.json.encode(Answer(outcome="failed", code=1, message=message, over=True)).decode()

    def _exchange(self, ask: Ask) -> Answer | None:
        """None: the process ended before it answered."""
        process = self._running()
        if process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(msgspec.json.encode(ask) + b"\n")
            process.stdin.flush()
        except (BrokenPipeError, OSError):
            return None
        for line in process.stdout:
            said = _SAID.decode(line)
            if isinstance(said, Answer):
                return said
            self._tell(said)
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(self._call, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ourselves
            if self._leaving.is_set():  # while it was being started
                self._process.terminate()
        return self._process

    def _end(self) -> int | None:
        """Its exit code; None: there was none."""
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            return process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()
