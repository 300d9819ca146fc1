"""How a command is stopped: ctrl+c and SIGTERM unwind it, so that what it began is undone."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Raised wherever the program is when it is asked to end. No `except Exception` may swallow it."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.exit_code = 128 + signal_number
        "As shells count: 130 for SIGINT, 143 for SIGTERM, so that who sent one sees that it was heeded."


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, the signals raise Stopped, but for one that the program was started to ignore, as after `nohup`."""
    before = {one: signal.getsignal(one) for one in _SIGNALS}
    heeded = [one for one in _SIGNALS if before[one] is not signal.SIG_IGN]
    for one in heeded:
        signal.signal(one, _stop)
    try:
        yield
    finally:
        for one in heeded:
            signal.signal(one, before[one])


def deafen() -> None:
    """From here on nothing is left to stop: a second ctrl+c must not cut the last words short."""
    for one in _SIGNALS:
        signal.signal(one, signal.SIG_IGN)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)
