"""The parent's side: questions to a child that is started when it is needed and replaced when it has failed."""

import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

import briefer
from briefer.errors import IngestError
from briefer.ingest.draft import Draft
from briefer.ingest.sandbox.frames import HEAD, Answer, Question, answer_of, framed

_PIECE = 1 << 16
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "OPENBLAS_CORETYPE")
"Of the environment; secrets that stand in it are not a reader's business."


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one input may take."""

    seconds: float = 30
    "Of wall time, the start of the child aside."
    megabytes: int = 1500
    "Of address space, libraries included."
    answer: int = 64 << 20
    "Bytes of what it gives back."
    inputs: int = 10_000
    "After so many the child is replaced, so that what a parser leaks does not add up."
    start: float = 30
    "Seconds that the child has to load what it needs for its first input."


class Parsers:
    """Readers in a child process, as a context manager. Nothing is started before the first question."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._over = False
        self._starting = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def stop(self) -> None:
        """From any thread: the question that is being asked fails at once, and no other starts a child."""
        with self._starting:
            self._over = True
            if self._child is not None:
                self._child.kill()

    def close(self) -> None:
        """End the child, if there is one. For the thread that asks, or when none asks any more."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        with child:
            pass

    def parse(self, question: Question) -> tuple[Draft, ...]:
        """The drafts of `ask`."""
        return self.ask(question).drafts

    def ask(self, question: Question) -> Answer:
        """What the reader made of the input. Raises IngestError, also for a reader that hangs, crashes or swells."""
        if self._child and self._asked >= self._limits.inputs:
            self.close()
        first = self._child is None
        with self._starting:
            if self._over:
                raise IngestError(f"{question.source}: it was not read, since reading was stopped; add it again")
            child = self._child = self._child or self._start()
        try:
            answer = self._exchange(child, question, self._limits.seconds + (self._limits.start if first else 0))
        except BaseException:
            self.close()  # it is in the middle of something, and would answer the next question with it
            raise
        self._asked += 1
        if answer.failure:
            raise IngestError(answer.failure)
        if answer.fault:
            raise IngestError(
                f"{question.source}: the {question.parser} reader failed on it ({answer.fault}); "
                "save the article as text, and report it"
            )
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        here = str(Path(briefer.__file__).parent.parent)
        path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH")) if part)
        self._asked = 0
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "briefer.ingest.sandbox.child", str(os.getpid()), str(self._limits.megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**{name: os.environ[name] for name in _KEPT if name in os.environ}, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is for the parent to hear, who ends it
        )
        for pipe in (child.stdin, child.stdout):
            os.set_blocking(_number(pipe), False)
        return child

    def _exchange(self, child: subprocess.Popen[bytes], question: Question, seconds: float) -> Answer:
        until = time.monotonic() + seconds
        asked, told = _number(child.stdin), _number(child.stdout)
        given, taken = _give(asked, memoryview(framed(question))), bytearray()
        pipes = select.poll()
        pipes.register(told, select.POLLIN)
        if given:
            pipes.register(asked, select.POLLOUT)
        while not _whole(taken):
            ready = pipes.poll(max(0, until - time.monotonic()) * 1000)
            if not ready and time.monotonic() >= until:
                raise IngestError(f"{question.source}: reading it took longer than {seconds:g} s; {_INSTEAD}")
            for pipe, _ in ready:
                if pipe == told:
                    self._take(child, taken, question)
                elif not (given := _give(asked, given)):
                    pipes.unregister(asked)
        return _decoded(taken, question)

    def _take(self, child: subprocess.Popen[bytes], taken: bytearray, question: Question) -> None:
        piece = os.read(_number(child.stdout), _PIECE)
        if not piece:
            how = _ending(child.wait())
            raise IngestError(f"{question.source}: the {question.parser} reader {how} on it; {_INSTEAD}")
        taken += piece
        if len(taken) > self._limits.answer:
            raise IngestError(f"{question.source}: it unfolds to more than {self._limits.answer >> 20} MB; {_INSTEAD}")


_INSTEAD = "save the article as text"


def _number(pipe: object) -> int:
    """The descriptor of a pipe that was asked for, and so is there."""
    number: int = pipe.fileno()  # type: ignore[attr-defined] # Popen gives None only where no pipe was asked for
    return number


def _give(pipe: int, given: memoryview) -> memoryview:
    """What is left to be written. A child that has gone is heard of when its answer is read."""
    try:
        return given[os.write(pipe, given[:_PIECE]) :]
    except BlockingIOError:
        return given
    except BrokenPipeError:
        return given[:0]


def _whole(taken: bytearray) -> bool:
    return len(taken) >= HEAD and len(taken) >= HEAD + int.from_bytes(taken[:HEAD], "big")


def _decoded(taken: bytearray, question: Question) -> Answer:
    try:
        return answer_of(bytes(taken[HEAD:]))
    except msgspec.DecodeError as error:
        raise IngestError(f"{question.source}: the {question.parser} reader answered nonsense; {_INSTEAD}") from error


def _ending(status: int) -> str:
    return f"crashed (signal {-status})" if status < 0 else f"ended (exit status {status})"
