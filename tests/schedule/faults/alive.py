"""Daemons that are killed, each alone or with the process that takes its steps, and replaced."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tests.schedule.desk import daemon, hands_of

_STALE = 1.5
"Seconds without a sign of life after which a daemon counts as dead; it gives one every 0.3."


class Alive:
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
        hands = [hand for hand in hands_of(self._here) if _parent(hand) == process] if whole and found else []
        for one in found:
            one.kill()
        for hand in hands:
            with suppress(ProcessLookupError):
                os.kill(hand, signal.SIGKILL)
        for one in found:
            one.wait()
        return bool(found)


@contextmanager
def alive(here: Path, count: int) -> Iterator[Alive]:
    """Nobody yet; ended at the end."""
    with ExitStack() as stack:
        yield Alive(here, count, stack)


def _parent(process: int) -> int | None:
    """None: it has just ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return int(fields[1])
