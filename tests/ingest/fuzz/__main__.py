"""Inputs of every format until the time is over: `python -m tests.ingest.fuzz FORMAT|all SECONDS [--child]`.

Two ways take turns. *Damaged*: a good document, changed in ways that a seed decides. *Made*: a round of inputs that
hypothesis makes by the grammar of the format from a seed, half of them damaged too, and shrinks where one fails. What
is no error of our own tree is printed with its seed, which `python -m tests.ingest.fuzz FORMAT --damaged N` or
`--made N` repeats, and counted: the exit status is 1. Readers are called in this process, so that a fault shows where
it is, unless `--child` is given. Where atheris is installed, `tests.ingest.fuzz.guided` follows for as long.
"""

import argparse
import itertools
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec

from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import seed as seeded
from hypothesis.errors import Flaky

from briefer.ingest import Parsers
from tests.ingest.fuzz.damage import broken, damaged
from tests.ingest.fuzz.documents import FORMATS, Named, good
from tests.ingest.fuzz.made import MADE
from tests.ingest.fuzz.made.words import damaged_or_not
from tests.ingest.fuzz.reading import Here, told_of

GUIDED = "tests.ingest.fuzz.guided"
_ROUND = 100
"Inputs that one seed makes."
_SLOW = 10.0
"CPU seconds for one input, from which it is told of; a child is ended after 30 seconds."


class Run:
    """One format."""

    def __init__(self, form: str, parsers: Parsers) -> None:
        self._form = form
        self._parsers = parsers
        self.inputs = 0
        self.found: dict[str, str] = {}
        "By where in the code it came from: what was found once is not looked for again."
        assert not told_of(form, *good(form)[0], parsers), "a good document is read; this loads the reader too"

    def damaged(self, seed: int) -> None:
        name, data = broken(self._form, good(self._form), seed)
        for line in self._told(name, data, f"--damaged {seed}"):
            self._note(line, f"--damaged {seed}: {line}")

    def made(self, seed: int) -> None:
        smallest: list[tuple[Named, str]] = []

        @seeded(seed)
        @settings(
            max_examples=_ROUND,
            deadline=None,
            database=None,
            verbosity=Verbosity.quiet,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        @given(damaged_or_not(MADE[self._form]))
        def check(given: tuple[str, bytes, int | None]) -> None:
            name, data, damage = given
            if damage is not None:
                data = damaged(name, data, random.Random(damage))  # noqa: S311 - a seed repeats it
            if told := self._told(name, data, f"--made {seed}"):
                smallest.append(((name, data), told[0]))
                raise AssertionError(told[0])

        with suppress(AssertionError, Flaky):
            check()
        if smallest:
            (name, data), line = smallest[-1]
            self._note(line, f"--made {seed}: {line}\n    {name} {data[:2000]!r}")

    def _told(self, name: str, data: bytes, way: str) -> list[str]:
        began = time.process_time()
        told = told_of(self._form, name, data, self._parsers)
        self.inputs += 1
        if (took := time.process_time() - began) > _SLOW:
            sys.stdout.write(f"{self._form} {way}: slow, {took:.0f} s for {len(data):,} bytes\n")
        return [line for line in told if _place(line) not in self.found]

    def _note(self, line: str, words: str) -> None:
        self.found[_place(line)] = words
        sys.stdout.write(f"{self._form} {words}\n")
        sys.stdout.flush()


def _place(line: str) -> str:
    """Of a fault: its kind, and where it was raised."""
    return f"{line.partition(':')[0]} {line.rpartition('(')[2]}"


def for_seconds(seconds: float) -> Iterator[int]:
    """Seeds from 0 on, until the time is over."""
    until = time.monotonic() + seconds
    return itertools.takewhile(lambda _: time.monotonic() < until, itertools.count())


def main() -> None:
    asked = argparse.ArgumentParser(description="Fuzz what is taken in.")
    asked.add_argument("form", choices=(*FORMATS, "all"))
    asked.add_argument("seconds", type=float, nargs="?", default=0)
    asked.add_argument("--damaged", type=int, help="one seed")
    asked.add_argument("--made", type=int, help="one seed")
    asked.add_argument("--child", action="store_true", help="readers in their own process")
    given = asked.parse_args()
    found = 0
    for form in FORMATS if given.form == "all" else (given.form,):
        with (Parsers if given.child else Here)() as parsers:
            run = Run(form, parsers)
            if given.damaged is not None:
                run.damaged(given.damaged)
            if given.made is not None:
                run.made(given.made)
            for seed in for_seconds(given.seconds):
                run.made(seed)
                for one in range(_ROUND):
                    run.damaged(seed * _ROUND + one)
        sys.stdout.write(f"{form}: {run.inputs:,} inputs, {len(run.found)} faults\n")
        found += len(run.found)
        if given.seconds and find_spec("atheris"):
            # A process of its own, since what it instruments must not be imported yet.
            found += subprocess.run([sys.executable, "-m", GUIDED, form, str(given.seconds)], check=False).returncode
    sys.exit(found > 0)


if __name__ == "__main__":
    main()
