"""What a live view shows: the steps of what is at work, done, at work and to come. No clock and no terminal in here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import click

from briefer.cli.cellwidth import cut_to, width_of

Style = Literal["done", "failed", "work", "dim", "plain"]

Line = tuple[Style, str]
"""A line of the view, one row high, and how it is to look."""

Told = tuple[str, str, str]
"""A step, how it stands, and what is told of it."""

_STEPS = {"seeds": "add", "analyse": "analyze"}
"Stages of the workflow that are known as a step by another name."

_SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_TURNS = 10
"Frames of the spinner a second."
_NAME = 9
_WIDEST, _NARROWEST = 30, 8
"Cells of a bar."
_TELLING = 2.0
"Seconds after which a rate means something."
_MARGIN = 3
"Cells left free at the right: a terminal writes ^C there, and a full row would wrap."


@dataclass(slots=True, kw_only=True)
class Task:
    """A step or a stage."""

    name: str
    state: Literal["to come", "at work", "done"] = "to come"
    told: str = ""
    "What it counted and how long it took, once it is done."
    began: float = 0.0
    "Seconds of the caller's clock, as every time here."
    since: tuple[float, int] | None = None
    "When the first of it was done, and how much that was: what had to be loaded before says nothing of the rate."
    done: int = 0
    total: int = 0

    def work(self, done: int, total: int, now: float) -> None:
        if self.state != "at work" or done < self.done:
            self.began, self.since = now, None
        if self.since is None and done > self.done:
            self.since = now, done
        self.state, self.done, self.total = "at work", done, total

    def end(self, told: str) -> None:
        self.state, self.told = "done", told

    def line(self, width: int, now: float) -> Line:
        if self.state == "done":
            return "done", _fitted(f"✓ {self.name:<{_NAME}}{self.told}", width)
        if self.state == "to come":
            return "dim", _fitted(f"· {self.name}", width)
        head = f"{_SPINNER[int(now * _TURNS) % len(_SPINNER)]} {self.name:<{_NAME}}"
        head += "" if head.endswith(" ") else " "
        return "work", _fitted(head + self._standing(width - _MARGIN - len(head), now), width)

    def _standing(self, room: int, now: float) -> str:
        """How far it is, as much of it as there is room for; of one single thing, how long it takes already."""
        if self.total <= 1:
            took = now - self.began
            return f"{took:.0f} s" if took >= 1 else ""
        count = f"{self.done:,}/{self.total:,}"
        rate, left = self._pace(now)
        for tail in (f"{count}{rate}{left}", f"{count}{left}", count):
            cells = min(_WIDEST, room - len(tail) - 1)
            if cells >= _NARROWEST:
                filled = cells * min(self.done, self.total) // self.total
                return f"{'█' * filled}{'░' * (cells - filled)} {tail}"
        return count

    def _pace(self, now: float) -> tuple[str, str]:
        """How many a second and what is left of the time, once enough is done to tell."""
        began, first = self.since or (now, self.done)
        if now - began < _TELLING or not first < self.done < self.total:
            return "", ""
        rate = (self.done - first) / (now - began)
        left = int((self.total - self.done) / rate)
        hours = f"{left // 3600}:{left // 60 % 60:02}" if left >= 3600 else f"{left // 60}"  # noqa: PLR2004 - an hour
        return f"  {rate:,.{0 if rate >= 10 else 1}f}/s", f"  {hours}:{left % 60:02} left"  # noqa: PLR2004 - two digits


@dataclass(slots=True, kw_only=True)
class _Group:
    """The tasks of one run, or of a command."""

    name: str
    steps: list[Task] = field(default_factory=list)
    told: bool = True
    "Whether each step is told of when it is done; else its own progress says so."
    stages: dict[str, Task] = field(default_factory=dict)
    "At work beside the steps, or within the one at work."
    heard: bool = False
    "Whether anything was told of it yet."

    def current(self) -> Task | None:
        return next((one for one in self.steps if one.state != "done"), None)

    def progress(self, stage: str, done: int, total: int, now: float) -> None:
        name = _STEPS.get(stage, stage)
        if self.told:
            self._begin(name)
            current = self.current()
            if current is not None and current.name == name:
                current.work(done, total, now)
                return
        elif name in (one.name for one in self.steps):
            self._reach(name, done, total, now)
            return
        task = self.stages.setdefault(name, Task(name=name))
        task.work(done, total, now)
        if done >= total:
            del self.stages[name]

    def _begin(self, name: str) -> None:
        """A run that goes on where it was cut short is heard of first at a later step: what is before it was done."""
        if not self.heard and name in (one.name for one in self.steps):
            while self.steps[0].name != name:
                del self.steps[0]
        self.heard = True

    def over(self, name: str, told: str) -> bool:
        """A step is done; whether another follows."""
        self._begin(name)
        self.stages.clear()
        for one in self.steps:
            if one.name == name:
                one.end(told)
        return self.current() is not None

    def _reach(self, name: str, done: int, total: int, now: float) -> None:
        """What stands before it is over, told or not."""
        for one in self.steps:
            if one.name == name:
                one.work(done, total, now)
                if done >= total:
                    one.end(_took(one, now))
                return
            if one.state != "done":
                one.end(_took(one, now) if one.state == "at work" else "")

    def lines(self, width: int, now: float) -> Iterator[Line]:
        if self.name:
            yield "plain", _fitted(self.name, width)
        current = self.current() if self.told else None
        for one in self.steps:
            if one is current and one.state == "to come":
                one.work(0, 0, now)
            yield one.line(width, now)
            if one is current:
                yield from self._stages(width, now, "  ")
        if current is None:
            yield from self._stages(width, now, "")

    def _stages(self, width: int, now: float, indent: str) -> Iterator[Line]:
        for one in list(self.stages.values()):
            style, text = one.line(width - len(indent), now)
            yield style, indent + text


class Board:
    """Steps as they are told of, by the name of the run that they belong to (empty: the command's own)."""

    def __init__(self) -> None:
        self._groups: dict[str, _Group] = {}
        self._waits = ""

    def plan(self, steps: Sequence[str], run: str, *, told: bool) -> None:
        """These steps come, in this order; a plan that there is stays."""
        group = self._groups.setdefault(run, _Group(name=run))
        if not group.steps:
            group.told = told
            group.steps = [Task(name=name) for name in steps]

    def progress(self, stage: str, done: int, total: int, run: str, *, now: float) -> None:
        self._groups.setdefault(run, _Group(name=run, told=False)).progress(stage, done, total, now)
        self._drop(run)

    def step(self, name: str, state: str, told: str, run: str) -> list[Told]:
        """A step is over. What is to be told of it now: nothing as long as the view keeps it, all when the run is over.

        A run is over when its last step is done, or when one ends otherwise. A step of no plan is told at once.
        """
        group = self._groups.get(run)
        if group is None or not group.told or name not in (one.name for one in group.steps):
            return [(name, state, told)]
        if state != "done":
            return [*self.over(run), (name, state, told)]
        if group.over(name, told):
            return []
        return self.over(run)

    def over(self, run: str) -> list[Told]:
        """Nothing more comes of a run: the steps that the view kept, which it shows no longer."""
        group = self._groups.pop(run, None)
        if group is None or not group.told:
            return []
        return [(one.name, "done", one.told) for one in group.steps if one.state == "done"]

    @property
    def runs(self) -> tuple[str, ...]:
        """Those of which something is shown."""
        return tuple(self._groups)

    def waits(self, told: str) -> None:
        """What is waited for while nothing else is shown."""
        self._waits = told

    def _drop(self, run: str) -> None:
        group = self._groups[run]
        if not group.steps and not group.stages:
            del self._groups[run]

    def lines(self, width: int, height: int, now: float) -> list[Line]:
        """The view for a window of so many cells and rows."""
        found = [line for group in self._groups.values() for line in group.lines(width, now)]
        if not found and self._waits:
            found = [("dim", _fitted(f"· {self._waits}", width))]
        if len(found) >= height:
            found = [line for line in found if line[0] == "work"]
        return found[: max(1, height - 1)]


def _took(task: Task, now: float) -> str:
    count = f"{task.total:,}  " if task.total > 1 else ""
    return f"{count}({now - task.began:.1f} s)"


def _fitted(text: str, width: int) -> str:
    """No wider than the window, cut with an ellipsis; nothing in it steers the terminal."""
    plain = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in click.unstyle(text))
    room = max(1, width - _MARGIN)
    if width_of(plain) <= room:
        return plain.rstrip()
    return cut_to(plain, room - 1).rstrip() + "…"
