"""A view of what is at work that is redrawn in place at the lower end of a terminal.

A thread draws it, so that it moves while the program is busy, and so that a signal, which unwinds the main thread,
never cuts a drawing short. While the view stands, file descriptor 2 leads to that thread: whatever this process, a
library or a child writes to standard error comes to stand above the view, in order, and nothing writes into it.
"""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import click

from briefer.cli.board import Line, Style
from briefer.cli.cellwidth import width_of

_STDERR = 2
_FRAME, _IDLE = 0.1, 1.0
"Seconds between two looks, while something is at work and else."
_AT_FIRST = 0.15
"Seconds before the first drawing: what is over sooner would only flash."
_CHUNK = 65536
_BEGIN, _END = "\033[?2026h", "\033[?2026l"
"Around what a terminal should show at once; one that does not know it does nothing."
_UNWRAPPED, _WRAPPED = "\033[?7l", "\033[?7h"
"Around the view: where the window has become narrower and nobody has said so yet, a line is cut and not continued."
_LOOKS: dict[Style, str | None] = {"done": "green", "failed": "red", "work": "cyan", "dim": None, "plain": None}

Draw = Callable[[int, int], Sequence[Line]]
"""The view for a window of so many cells and rows."""


class View:
    """Up from `open` to `close`; both may be called again."""

    def __init__(self, draw: Draw, *, colour: bool) -> None:
        self._draw = draw
        self._colour = colour
        self._thread: threading.Thread | None = None
        self._terminal = -1
        self._read = -1
        self._ask, self._asked = -1, -1
        self._answered = threading.Event()
        self._held = False
        self._resumed = False
        self._shown: list[str] = []
        self._partial = b""
        self._since = 0.0

    @property
    def up(self) -> bool:
        return self._thread is not None

    def open(self) -> None:
        if self.up:
            return
        sys.stderr.flush()
        self._terminal = os.dup(_STDERR)
        self._read, write = os.pipe()
        self._asked, self._ask = os.pipe()
        os.dup2(write, _STDERR)
        os.close(write)
        self._since = time.monotonic()
        self._thread = threading.Thread(target=self._go, name="view", daemon=True)
        with suppress(ValueError):  # not the main thread
            signal.signal(signal.SIGCONT, self._resume)
        self._thread.start()

    def close(self) -> None:
        """Erase the view; standard error is the terminal again. What was written before stands on it."""
        if self._thread is None:
            return
        sys.stderr.flush()
        if self._thread.is_alive():
            os.write(self._ask, b"e")
            self._thread.join()
        os.dup2(self._terminal, _STDERR)
        self._thread = None
        for one in (self._terminal, self._read, self._ask, self._asked):
            os.close(one)
        with suppress(ValueError):
            signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def sync(self) -> None:
        """Wait until the terminal shows how things stand."""
        self._request(b"s")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Inside, the view is erased, and something else may write to the terminal."""
        if not self.up:
            yield
            return
        self._request(b"h")
        try:
            yield
        finally:
            self._request(b"g")

    def _request(self, what: bytes) -> None:
        if self._thread is None or not self._thread.is_alive():
            return
        sys.stderr.flush()
        self._answered.clear()
        os.write(self._ask, what)
        self._answered.wait()

    def _resume(self, _number: int, _frame: object) -> None:
        """After ctrl+z a shell has written below the view: it begins anew there."""
        self._resumed = True

    def _go(self) -> None:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # they are for the main thread
        busy = True
        while True:
            ready, _, _ = select.select([self._read, self._asked], [], [], _FRAME if busy else _IDLE)
            asked = os.read(self._asked, 1) if self._asked in ready else b""
            if asked in (b"h", b"g"):
                self._held = asked == b"h"
            ending = asked == b"e"
            busy = self._look(erase=ending or self._held, early=bool(asked), last=ending)
            if asked:
                self._answered.set()
            if ending:
                return

    def _look(self, *, erase: bool, early: bool, last: bool) -> bool:
        """Write what came in, and the view as it is now; whether something in it moves.

        `early`: somebody waits for it, so that it is drawn however fresh it is.
        """
        above = self._above(last=last)
        lines: Sequence[Line] = ()
        width, height = self._size()
        fresh = time.monotonic() - self._since < _AT_FIRST and not self._shown
        if not erase and not (fresh and not early) and self._foreground():
            lines = self._draw(width, height)
        self._write(above, [self._styled(line) for line in lines], [text for _, text in lines], width)
        return fresh or any(style == "work" for style, _ in lines)

    def _above(self, *, last: bool) -> bytes:
        """What was written to standard error since, in whole lines; `last`: and what has no end."""
        data = self._partial
        while select.select([self._read], [], [], 0)[0]:
            data += os.read(self._read, _CHUNK)
        end = len(data) if last else data.rfind(b"\n") + 1
        self._partial = data[end:]
        return data[:end]

    def _write(self, above: bytes, styled: Sequence[str], shown: list[str], width: int) -> None:
        if not above and shown == self._shown and not self._resumed:
            return
        if self._resumed:
            self._resumed, self._shown = False, []
            above = b"\n" + above
        head = self._home(width) + ("\033[J" if above and self._shown else "")
        # Each line is overwritten and the rest of it erased, so that nothing flickers.
        view = _UNWRAPPED + "\033[K\n".join(styled) + _WRAPPED if styled else ""
        tail = "\033[J" if self._shown else ""
        with suppress(OSError):  # the terminal is gone; what is at work goes on
            self._out((_BEGIN + head).encode() + above + (view + tail + _END).encode())
        self._shown = shown

    def _home(self, width: int) -> str:
        """To the beginning of what is shown; a terminal that became narrower has wrapped its lines."""
        rows = sum(max(1, -(-width_of(line) // width)) for line in self._shown)
        return f"\r\033[{rows - 1}A" if rows > 1 else "\r" * rows

    def _out(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._terminal, data) :]

    def _styled(self, line: Line) -> str:
        style, text = line
        if not self._colour:
            return text
        if style == "dim":
            return click.style(text, dim=True)
        return click.style(text[:1], fg=_LOOKS[style]) + text[1:] if _LOOKS[style] else text

    def _size(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(self._terminal)
        except OSError:
            return 80, 24
        return size.columns or 80, size.lines or 24

    def _foreground(self) -> bool:
        """Whether this is the job that the terminal shows; one that was put into the background draws nothing."""
        try:
            return os.tcgetpgrp(self._terminal) == os.getpgrp()
        except OSError:  # it is nobody's terminal, as that of a test
            return True
