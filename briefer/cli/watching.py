"""The voice for somebody at a terminal: as `Steps` in what stays, and below it a live view of what is at work."""

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from briefer.cli.board import Board, Line
from briefer.cli.live import View
from briefer.cli.narration import Steps, colourful


class Watching(Steps):
    """Several threads may speak at once, each of its own run."""

    _colour = True

    def __init__(self) -> None:
        self._board = Board()
        self._lock = threading.RLock()
        self._view = View(self._draw, colour=colourful())

    def plan(self, steps: Sequence[str], run: str = "", *, told: bool = True) -> None:
        with self._lock:
            self._board.plan(steps, run, told=told)
        self._view.open()

    def progress(self, stage: str, done: int, total: int, run: str = "") -> None:
        with self._lock:
            self._board.progress(stage, done, total, run, now=time.monotonic())
            left = bool(self._board.runs)
        if left:
            self._view.open()
        elif self._view.up:
            self._view.sync()  # what follows may be standard output

    def step(self, name: str, state: str, told: str, run: str = "") -> None:
        with self._lock:
            over = self._board.step(name, state, told, run)
        for one in over:
            super().step(*one, run)
        if over:
            self._view.sync()

    def over(self, run: str) -> None:
        with self._lock:
            left = self._board.over(run)
        for one in left:
            super().step(*one, run)
        self._view.sync()

    def waits(self, told: str) -> None:
        with self._lock:
            self._board.waits(told)
        self._view.open()

    def error(self, message: str, kind: str) -> None:
        self.close()
        super().error(message, kind)

    def misuse(self, error: click.ClickException) -> None:
        self.close()
        super().misuse(error)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Only where standard output is the same terminal, as far as one can tell, need the view stand aside."""
        if not sys.stdout.isatty():
            yield
            return
        with self._view.aside():
            yield

    def close(self) -> None:
        """What is done of runs that are not over stays on the screen, as in a log; the rest goes away."""
        with self._lock:
            self._board.waits("")
            left = [(one, run) for run in self._board.runs for one in self._board.over(run)]
        for (name, state, told), run in left:
            super().step(name, state, told, run)
        self._view.close()

    def _draw(self, width: int, height: int) -> list[Line]:
        with self._lock:
            return self._board.lines(width, height, time.monotonic())
