"""The process that takes the steps of one run: `python -m briefer.schedule.hand WORKSPACE RUN EXECUTOR STALE`.

STALE: seconds without a sign of life after which a process counts as dead.

It reads one JSON object a line on standard input, does what it says, and answers in one on standard output. Between
them it tells how far it is. When standard input ends, whoever started it is gone, and it ends too, at once: another
process takes the step again.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import TextIO

import msgspec

from briefer.config import load
from briefer.errors import BrieferError, LibraryError
from briefer.paths import Workspace
from briefer.schedule.talk import Answer, Ask, Going, Said, Step, Warned
from briefer.workflow import open_library, runs

_ASK = msgspec.json.Decoder(Ask)
_SELDOM = 0.2
_AGAIN = 0.5
"Seconds, both."


def main() -> int:
    """Answer until standard input ends."""
    out = _own_output()

    def say(said: Said) -> None:
        out.write(msgspec.json.encode(said).decode() + "\n")
        out.flush()

    try:
        _serve(say, *sys.argv[1:])
    except BrieferError as error:  # nothing can be recorded: who started it says so, and begins again later
        say(Answer(outcome="failed", code=error.exit_code, message=str(error), later=True))
        return error.exit_code
    return 0


def _serve(say: Callable[[Said], None], root: str, name: str, executor: str, stale: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for who started it, and ends this one by its input
    asked = _Input()
    workspace = Workspace(Path(root))
    settings = load(workspace.config)
    with open_library(workspace, settings) as library:
        run = library.runs.get(name)
        work = runs.Work(
            library=library,
            workspace=workspace,
            settings=settings,
            run=run,
            executor=executor,
            dead=runs.dead(library, now=_now(), stale=float(stale)),
            clock=_now,
            progress=_Seldom(say),
            warn=lambda message: say(Warned(message=message)),
            stepped=lambda step: say(Step(step=step)),
        )
        for line in asked:
            say(_answer(work, _ASK.decode(line)))


def _answer(work: runs.Work, ask: Ask) -> Answer:
    if ask.step is None:
        runs.finish(work, ask.outcome, ask.code, ask.message)
        return Answer(outcome=ask.outcome, code=ask.code, message=ask.message)
    try:
        runs.take(work, ask.step)
    except Exception as error:
        if isinstance(error, LibraryError) and error.later:
            raise
        outcome, code, message = runs.verdict(ask.step, error)
        return Answer(outcome=outcome, code=code, message=message, over=True)
    return Answer(outcome="written", code=0)


class _Seldom:
    """Tells how far a stage is when it begins and ends, and a few times a second in between."""

    def __init__(self, say: Callable[[Said], None]) -> None:
        self._say = say
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        moment = time.monotonic()
        if 0 < done < total and moment - self._last < _SELDOM:
            return
        self._last = moment
        self._say(Going(stage=stage, done=done, total=total))


def _own_output() -> TextIO:
    """Standard output for answers alone: what a library prints goes to standard error."""
    own = os.dup(1)
    os.dup2(2, 1)
    return os.fdopen(own, "w", encoding="utf-8")


class _Input:
    """Lines of standard input, read by a thread, so that its end is seen in the middle of a step."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._ready = threading.Condition()
        self._stopping = False
        signal.signal(signal.SIGTERM, self._stop)
        threading.Thread(target=self._read, name="input", daemon=True).start()

    def _read(self) -> None:
        # Not the buffer of sys.stdin, whose lock a thread that waits in it would hold while the process ends.
        for line in FileIO(sys.stdin.fileno(), closefd=False):
            with self._ready:
                self._lines.append(line)
                self._ready.notify()
        # A signal that comes when the main thread is about to wait for a lock does not end that wait: it is sent until
        # it is heard.
        while not self._stopping:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(_AGAIN)

    def _stop(self, number: int, _frame: object) -> None:
        """Unwinds, so that nothing half-written is left; what unwinds is not cut short by another signal."""
        if not self._stopping:
            self._stopping = True
            sys.exit(128 + number)

    def __iter__(self) -> "_Input":
        return self

    def __next__(self) -> bytes:
        with self._ready:
            self._ready.wait_for(lambda: self._lines)
            return self._lines.pop(0)


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
