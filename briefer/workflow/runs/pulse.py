"""How a process says that it is alive, so that others take over what it had when it is not."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from briefer.errors import LibraryError
from briefer.library import Executor, Library
from briefer.workflow.runs.work import stamp

BEAT = 10.0
"Seconds between two signs of life."
STALE = 45.0
"Seconds without one after which a process counts as dead: several beats, and a write that waits for the database."
_FORGOTTEN_DAYS = 30


def dead(library: Library, *, now: datetime, stale: float = STALE) -> frozenset[str]:
    """Processes that have ended or said nothing for `stale` seconds, and are not seen to be there."""
    known = frozenset(one.id for one in library.executors.all())
    return known - {one.id for one in library.executors.alive(now=now, stale=stale)}


class Pulse:
    """Inside, a thread says every `beat` seconds that this process is alive; at the end, that it has ended."""

    def __init__(
        self,
        library: Library,
        executor: Executor,
        clock: Callable[[], datetime],
        *,
        beat: float = BEAT,
        hindered: Callable[[Sequence[str]], None] = lambda _why: None,
    ) -> None:
        """`hindered` is told after each beat why it could not be entered; nothing: it was."""
        self._library = library
        self._executor = executor
        self._clock = clock
        self._beat = beat
        self._hindered = hindered
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def __enter__(self) -> Self:
        now = self._clock().astimezone(UTC)
        month = now.timestamp() - _FORGOTTEN_DAYS * 24 * 3600
        self._library.executors.start(self._executor, forget_before=stamp(datetime.fromtimestamp(month, tz=UTC)))
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        with suppress(LibraryError):  # then it counts as dead a little later
            self._library.executors.end(self._executor.id, at=stamp(self._clock()))

    def _run(self) -> None:
        while not self._over.wait(self._beat):
            try:
                self._library.executors.beat(self._executor.id, at=stamp(self._clock()))
            except LibraryError as error:  # for now: the next beat comes
                self._hindered([str(error)])
            else:
                self._hindered([])
