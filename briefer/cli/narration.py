"""What standard error is told: how far the work is, warnings, and the error that ended it. One voice is chosen once."""

import json
import os
import sys
import time
from abc import ABC, abstractmethod
from typing import Literal

import click

Mode = Literal["auto", "bar", "lines", "json", "none"]

_WIDTH = 30
"Cells of a full bar."

_TELLING = 2.0
"Seconds after which a rate means something."

_SIGNS = {"done": ("✓", "green"), "failed": ("✗", "red")}
"Sign and colour of how a step stands."

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}
"A message may hold the name of a file or words of an article; none of them may steer the terminal."


class Narrator(ABC):
    """A voice on standard error. Every call is one whole line or redrawn bar, written out at once."""

    @abstractmethod
    def progress(self, stage: str, done: int, total: int) -> None:
        """How many of a stage's items are done; serves as `workflow.Progress`."""

    @abstractmethod
    def step(self, name: str, state: str, told: str) -> None:
        """A step of a run is `done` or has `failed`; `told`: what it counted, or why it failed."""

    @abstractmethod
    def warning(self, message: str) -> None:
        """Something the user should know that stopped nothing."""

    @abstractmethod
    def error(self, message: str, kind: str) -> None:
        """What ended the command; `kind` is the error's class, as `LintRefused`."""

    @abstractmethod
    def misuse(self, error: click.ClickException) -> None:
        """As `error`, of a call that the command line could not read."""


class Words(Narrator):
    """For people: warnings and errors in words, coloured on a terminal, and nothing of progress."""

    def progress(self, stage: str, done: int, total: int) -> None:
        pass

    def step(self, name: str, state: str, told: str) -> None:
        pass

    def warning(self, message: str) -> None:
        _tell("warning: ", message, fg="yellow", bold=False)

    def error(self, message: str, kind: str) -> None:  # noqa: ARG002 - the kind is for programs
        _tell("briefer: ", message, fg="red", bold=True)

    def misuse(self, error: click.ClickException) -> None:
        error.show()


class Steps(Words):
    """As words, and a line for every step of a run: for logs, and whoever reads along in none."""

    def step(self, name: str, state: str, told: str) -> None:
        sign, colour = _SIGNS.get(state, ("·", "white"))
        click.secho(f"{sign} ", err=True, nl=False, fg=colour, color=None if colourful() else False)
        click.echo(f"{name:<9}{told}".translate(_CONTROLS), err=True)


class Lines(Steps):
    """As steps, and a line for every item of one."""

    def progress(self, stage: str, done: int, total: int) -> None:
        click.echo(f"{stage} {done}/{total}", err=True)


class Bar(Steps):
    """As steps, and a bar that is redrawn in place and cleared when its stage is done."""

    _drawn = False
    _stage = ""
    _since = (0.0, 0)
    "When the stage was first told of, and how much of it was done then."

    def progress(self, stage: str, done: int, total: int) -> None:
        filled = _WIDTH * done // max(total, 1)
        if stage != self._stage or done < self._since[1]:
            self._stage, self._since = stage, (time.monotonic(), done)
        pace = self._pace(done, total)
        self._draw(f"{stage:<9}{'█' * filled}{'░' * (_WIDTH - filled)} {done}/{total}{pace}")
        self._drawn = True
        if done >= total:
            self._clear()

    def step(self, name: str, state: str, told: str) -> None:
        self._clear()
        super().step(name, state, told)

    def warning(self, message: str) -> None:
        self._clear()
        super().warning(message)

    def error(self, message: str, kind: str) -> None:
        self._clear()
        super().error(message, kind)

    def _pace(self, done: int, total: int) -> str:
        """How many a second and what is left of the time, once enough is done to tell."""
        began, first = self._since
        took = time.monotonic() - began
        if took < _TELLING or done <= first:
            return ""
        rate = (done - first) / took
        left = int((total - done) / rate)
        return f"  {rate:,.{0 if rate >= 10 else 1}f}/s  {left // 60}:{left % 60:02} left"  # noqa: PLR2004 - two digits

    def _clear(self) -> None:
        """So that what follows starts on a clean line."""
        if self._drawn:
            self._draw("")
            self._drawn = False

    @staticmethod
    def _draw(line: str) -> None:
        """In place of what stands on the line; erasing is no colour, so NO_COLOR does not forbid it."""
        click.echo(f"\r\033[K{line}", nl=False, err=True, color=True)


class Objects(Narrator):
    """For programs: one JSON object a line, in ASCII, so that no byte of a message can break the line."""

    def progress(self, stage: str, done: int, total: int) -> None:
        self._put(type="progress", stage=stage, done=done, total=total)

    def step(self, name: str, state: str, told: str) -> None:
        self._put(type="step", step=name, state=state, message=told)

    def warning(self, message: str) -> None:
        self._put(type="warning", message=message)

    def error(self, message: str, kind: str) -> None:
        self._put(type="error", message=message, kind=kind)

    def misuse(self, error: click.ClickException) -> None:
        self.error(error.format_message(), "UsageError")

    @staticmethod
    def _put(**fields: str | int) -> None:
        click.echo(json.dumps(fields), err=True)


def narrator(mode: Mode) -> Narrator:
    """The voice of that name; `auto` is a bar where standard error is a terminal, and elsewhere the steps of runs."""
    if mode == "auto":
        return Bar() if sys.stderr.isatty() else Steps()
    voices: dict[Mode, type[Narrator]] = {"bar": Bar, "lines": Lines, "json": Objects, "none": Words}
    return voices[mode]()


def _tell(head: str, message: str, *, fg: str, bold: bool) -> None:
    click.secho(head, err=True, nl=False, fg=fg, bold=bold, color=None if colourful() else False)
    click.echo(message.translate(_CONTROLS), err=True)


def colourful() -> bool:
    """Whether colour is welcome: https://no-color.org."""
    return not os.environ.get("NO_COLOR")
