"""What standard error is told: how far the work is, warnings, and the error that ended it."""

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import click

_SIGNS = {"done": ("✓", "green"), "failed": ("✗", "red"), "nothing new": ("–", "white")}
"Sign and colour of how a step stands."

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n"}
"A message may hold the name of a file or words of an article; none of them may steer the terminal."


class Narrator(ABC):
    """A voice on standard error. `run`: which run is spoken of, where there may be several; else empty."""

    @abstractmethod
    def plan(self, steps: Sequence[str], run: str = "", *, told: bool = True) -> None:
        """These steps come, in this order. `told`: `step` says when one is over, else its progress does."""

    @abstractmethod
    def progress(self, stage: str, done: int, total: int, run: str = "") -> None:
        """How many of a stage's items are done; serves as `workflow.Progress`."""

    @abstractmethod
    def step(self, name: str, state: str, told: str, run: str = "") -> None:
        """A step of a run is `done`, has `failed` or found `nothing new`; `told`: what it counted, or why it failed."""

    def over(self, run: str) -> None:  # noqa: B027 - most voices have told all of it
        """Nothing more comes of a run here."""

    @abstractmethod
    def waits(self, told: str) -> None:
        """What is waited for while nothing is at work."""

    @abstractmethod
    def warning(self, message: str) -> None:
        """Something the user should know that stopped nothing."""

    @abstractmethod
    def error(self, message: str, kind: str) -> None:
        """What ended the command; `kind` is the error's class, as `LintRefused`."""

    @abstractmethod
    def misuse(self, error: click.ClickException) -> None:
        """As `error`, of a call that the command line could not read."""

    def aside(self) -> AbstractContextManager[None]:
        """Inside, standard output may be written to while something is at work."""
        return nullcontext()

    def close(self) -> None:  # noqa: B027 - most voices leave nothing behind
        """Nothing is at work any more: what only showed how far it was goes away."""


class Words(Narrator):
    """For people: warnings and errors in words, coloured on a terminal, and nothing of progress."""

    _colour: bool | None = None
    "None: where standard error is a terminal, and colour is welcome."

    def plan(self, steps: Sequence[str], run: str = "", *, told: bool = True) -> None:
        pass

    def progress(self, stage: str, done: int, total: int, run: str = "") -> None:
        pass

    def step(self, name: str, state: str, told: str, run: str = "") -> None:
        pass

    def waits(self, told: str) -> None:
        pass

    def warning(self, message: str) -> None:
        self._tell("warning: ", message, fg="yellow", bold=False)

    def error(self, message: str, kind: str) -> None:  # noqa: ARG002 - the kind is for programs
        self._tell("briefer: ", message, fg="red", bold=True)

    def _tell(self, head: str, message: str, *, fg: str, bold: bool = False) -> None:
        start = click.style(head, fg=fg, bold=bold)
        click.echo(start + message.translate(_CONTROLS), err=True, color=self._colour if colourful() else False)

    def misuse(self, error: click.ClickException) -> None:
        error.show()


class Steps(Words):
    """As words, and a line for every step of a run: for logs, and whoever reads along in none."""

    def step(self, name: str, state: str, told: str, run: str = "") -> None:
        sign, colour = _SIGNS.get(state, ("·", "white"))
        self._tell(f"{sign} ", f"{name:<9}{told}  {run}".rstrip(), fg=colour)


class Lines(Steps):
    """As steps, and a line for every item of one."""

    def progress(self, stage: str, done: int, total: int, run: str = "") -> None:
        click.echo(f"{stage} {done}/{total}  {run}".rstrip(), err=True)


class Objects(Narrator):
    """For programs: one JSON object a line, in ASCII, so that no byte of a message can break the line."""

    def plan(self, steps: Sequence[str], run: str = "", *, told: bool = True) -> None:
        pass

    def progress(self, stage: str, done: int, total: int, run: str = "") -> None:
        self._put(type="progress", stage=stage, done=done, total=total, **({"run": run} if run else {}))

    def step(self, name: str, state: str, told: str, run: str = "") -> None:
        self._put(type="step", step=name, state=state, message=told, **({"run": run} if run else {}))

    def waits(self, told: str) -> None:
        pass

    def warning(self, message: str) -> None:
        self._put(type="warning", message=message)

    def error(self, message: str, kind: str) -> None:
        self._put(type="error", message=message, kind=kind)

    def misuse(self, error: click.ClickException) -> None:
        self.error(error.format_message(), "UsageError")

    @staticmethod
    def _put(**fields: str | int) -> None:
        click.echo(json.dumps(fields), err=True)


def colourful() -> bool:
    """Whether colour is welcome (https://no-color.org), and to be had."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
