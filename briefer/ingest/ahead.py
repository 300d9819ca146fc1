"""Many inputs, read by several processes at once and given in their order."""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from queue import SimpleQueue
from threading import Lock

from briefer.errors import IngestError
from briefer.ingest.fetch import is_address
from briefer.ingest.inputs import Input
from briefer.ingest.read import Manner, Outcome, read_all
from briefer.ingest.sandbox import Parsers

_AHEAD = 8
"Inputs for each process that are asked for while earlier ones are still wanted: what memory may hold once read."
_TOGETHER = 0.05
"Seconds that one which is ready waits for those behind it: the more are kept at once, the less each of them costs."


def processes() -> int:
    """As many as there are processors for, and two at most: the rest of the work has to keep up with them."""
    return min(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def read_ahead(
    inputs: Iterable[Input], manner: Manner, *, workers: int | None = None
) -> Generator[list[tuple[Outcome, ...]]]:
    """What becomes of each input, in the order of the inputs, with what else is ready by then.

    Closing it ends all that is still being read.

    A process is started when an input needs one. Addresses are asked one at a time.
    """
    free: SimpleQueue[Parsers] = SimpleQueue()
    all_of_them = [Parsers() for _ in range(workers or processes())]
    for parsers in all_of_them:
        free.put(parsers)
    asking = Lock()

    def read(given: Input) -> tuple[Outcome, ...]:
        parsers = free.get()
        try:
            with asking if is_address(given.source) else nullcontext():
                data = given.load()
            return tuple(read_all(data, source=given.source, manner=manner, parsers=parsers))
        except IngestError as error:
            return (Outcome(source=given.source, error=error),)
        finally:
            free.put(parsers)

    try:
        yield from _in_order(inputs, read, all_of_them)
    finally:
        for parsers in all_of_them:
            parsers.close()


def _in_order(
    inputs: Iterable[Input], read: Callable[[Input], tuple[Outcome, ...]], parsers: Sequence[Parsers]
) -> Generator[list[tuple[Outcome, ...]]]:
    waiting: deque[Future[tuple[Outcome, ...]]] = deque()
    with ThreadPoolExecutor(len(parsers), thread_name_prefix="reader") as pool:
        try:
            for given in inputs:
                waiting.append(pool.submit(read, given))
                if len(waiting) >= _AHEAD * len(parsers):
                    yield _ready(waiting)
            while waiting:
                yield _ready(waiting)
        finally:
            for future in waiting:
                future.cancel()
            for one in parsers:
                one.stop()


def _ready(waiting: deque[Future[tuple[Outcome, ...]]]) -> list[tuple[Outcome, ...]]:
    """The next, for which it waits, and up to half of those behind it: what has come already or comes in a moment."""
    most = max(1, len(waiting) // 2)
    ready = [waiting.popleft().result()]
    until = time.monotonic() + _TOGETHER
    while waiting and len(ready) < most:
        try:
            ready.append(waiting[0].result(timeout=max(0, until - time.monotonic())))
        except TimeoutError:
            break
        waiting.popleft()
    return ready
