"""The live view on a real terminal: what stands on its screen while something is at work, and what stays."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.cli.program import REPOSITORY

pytestmark = [
    pytest.mark.tmux,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux (on Debian: apt install tmux)"),
]

_HEAD = """
import os, subprocess, sys, time
from pathlib import Path
from briefer import cli
import click
from briefer.cli.voices import narrator
from briefer.cli.start import Start

def wait(name):
    while not Path(name).exists():
        time.sleep(0.01)

@click.command()
@click.pass_obj
def main(start):
    told = start.narrator
"""
_TAIL = """
from briefer.cli.stopping import stoppable
with stoppable():
    code = cli.run(main, [], Start(narrator=narrator("auto")))
print("ended with", code)
Path("over").touch()
time.sleep(600)
"""
RUN = """
    told.plan(("fetch", "analyze", "render"))
    wait("1")
    told.step("fetch", "done", "2 sources  (0.4 s)")
    told.progress("analyse", 3, 12)
    wait("2")
    told.warning("a source has moved")
    subprocess.run([sys.executable, "-c", "import sys; sys.stderr.write('words of a child\\\\n')"], check=True)
    wait("3")
    told.step("analyze", "done", "12 articles  (9.0 s)")
    told.step("render", "done", "1 file  (1.0 s)")
    click.echo("out/dam.pdf")
"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A terminal with one program in it, whose words go on when a file of the name is there."""

    folder: Path
    socket: str

    def call(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-L", self.socket, "-f", os.devnull, *arguments]
        keep = {name: value for name, value in os.environ.items() if name not in ("TMUX", "COLUMNS", "LINES")}
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=keep).stdout

    def start(self, words: str, *, width: int = 80, height: int = 24, **environment: str) -> None:
        (self.folder / "program.py").write_text(_HEAD + words + _TAIL, encoding="utf-8")
        given = {"PYTHONPATH": str(REPOSITORY), "NO_COLOR": "", "LC_ALL": "C.UTF-8", **environment}
        variables = [part for name, value in given.items() for part in ("-e", f"{name}={value}")]
        size = ["-x", str(width), "-y", str(height)]
        self.call(
            *("new-session", "-d", "-s", "s", *size, "-c", str(self.folder), *variables),
            f"exec {sys.executable} program.py",
        )

    def go(self, name: str) -> None:
        (self.folder / name).touch()

    def lines(self, *options: str) -> list[str]:
        return self.call("capture-pane", "-p", "-t", "s", *options).rstrip().splitlines()

    def until(self, holds: Callable[[list[str]], object], seconds: float = 20) -> list[str]:
        end = time.monotonic() + seconds
        while not holds(lines := self.lines()):
            assert time.monotonic() < end, "never came true; the screen:\n" + "\n".join(lines)
            time.sleep(0.03)
        return lines

    def over(self) -> list[str]:
        return self.until(lambda lines: lines and lines[-1].startswith("ended with"))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(tmp_path, f"briefer-{os.getpid()}-{tmp_path.name}")
    yield screen
    subprocess.run(["tmux", "-L", screen.socket, "kill-server"], check=False, capture_output=True)


def still(line: str) -> str:
    """Without the spinner, which turns."""
    return f"* {line[2:]}" if line[:1] in "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" and line else line


def test_steps_stand_there_from_the_start_warnings_above_them_and_a_log_in_the_end(screen: Screen) -> None:
    screen.start(RUN)
    first = screen.until(lambda lines: len(lines) == 3)
    assert [still(line) for line in first] == ["* fetch", "· analyze", "· render"]
    screen.go("1")
    second = screen.until(lambda lines: "3/12" in "".join(lines))
    assert [still(line) for line in second] == [
        "✓ fetch    2 sources  (0.4 s)",
        f"* analyze  {'█' * 7}{'░' * 23} 3/12",
        "· render",
    ]
    screen.go("2")
    third = screen.until(lambda lines: "words of a child" in "".join(lines))
    assert [still(line) for line in third] == ["warning: a source has moved", "words of a child", *map(still, second)]
    screen.go("3")
    assert screen.over() == [
        "warning: a source has moved",
        "words of a child",
        "✓ fetch    2 sources  (0.4 s)",
        "✓ analyze  12 articles  (9.0 s)",
        "✓ render   1 file  (1.0 s)",
        "out/dam.pdf",
        "ended with 0",
    ]


def test_what_is_at_work_moves_while_the_program_is_busy(screen: Screen) -> None:
    screen.start('    told.progress("add", 1, 9)\n    time.sleep(600)')
    seen: set[str] = set()

    def turns(lines: list[str]) -> bool:
        seen.update(line[0] for line in lines)
        return len(seen) > 3

    screen.until(turns)


def test_ctrl_c_takes_the_view_away_and_leaves_what_is_done(screen: Screen) -> None:
    screen.start(RUN)
    screen.go("1")
    screen.until(lambda lines: "3/12" in "".join(lines))
    screen.call("send-keys", "-t", "s", "C-c")
    assert screen.over() == ["✓ fetch    2 sources  (0.4 s)", "briefer: interrupted", "ended with 130"]


def test_an_error_ends_the_view_too(screen: Screen) -> None:
    screen.start(
        '    told.plan(("fetch", "analyze"))\n    wait("1")\n'
        '    from briefer.errors import LibraryError\n    raise LibraryError("briefer.db: it is gone; put it back")'
    )
    screen.until(lambda lines: len(lines) == 2)
    screen.go("1")
    assert screen.over() == ["briefer: briefer.db: it is gone; put it back", "ended with 1"]


def last_but_one(lines: list[str], *, within: range) -> bool:
    """Whether the line before the last is so many characters long."""
    return len(lines) > 1 and len(lines[-2]) in within


def test_the_view_follows_the_width_of_the_window(screen: Screen) -> None:
    screen.start(
        '    told.plan(("fetch", "analyze"))\n    told.step("fetch", "done", "word " * 30)\n'
        '    told.progress("analyse", 3, 12)\n    wait("1")\n    told.step("analyze", "done", "12")',
        width=120,
    )
    assert len(screen.until(lambda lines: "3/12" in "".join(lines))[0]) > 100
    for width in (40, 90, 30, 120):
        screen.call("resize-window", "-t", "s", "-x", str(width), "-y", "24")
        # What tmux wrapped before it told of its new width may be left above.
        fits = range(width - 9, width - 2)
        lines = screen.until(partial(last_but_one, within=fits))
        assert lines[-2].startswith("✓ fetch")
        assert lines[-1].endswith(" 3/12")
    screen.go("1")
    assert screen.over()[-2:] == ["✓ analyze  12", "ended with 0"]


def test_standard_output_stands_between_without_the_view(screen: Screen) -> None:
    screen.start(
        '    told.progress("fetch", 1, 3)\n    wait("1")\n'
        '    with told.aside():\n        click.echo("paper: 2 new or changed")\n'
        '    wait("2")\n    told.progress("fetch", 3, 3)\n    click.echo("last")'
    )
    screen.until(lambda lines: len(lines) == 1)
    screen.go("1")
    lines = screen.until(lambda lines: len(lines) == 2)
    assert (lines[0], "1/3" in lines[1]) == ("paper: 2 new or changed", True)
    screen.go("2")
    assert screen.over() == ["paper: 2 new or changed", "last", "ended with 0"]


def test_after_ctrl_z_and_fg_the_view_goes_on_below_what_the_shell_wrote(screen: Screen) -> None:
    (screen.folder / "program.py").write_text(_HEAD + RUN + _TAIL, encoding="utf-8")
    variables = {"PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8", "PS1": "$ "}
    given = [part for name, value in variables.items() for part in ("-e", f"{name}={value}")]
    screen.call("new-session", "-d", "-s", "s", "-c", str(screen.folder), *given, "sh -i")
    screen.call("send-keys", "-t", "s", f"{sys.executable} program.py", "Enter")
    screen.go("1")
    screen.until(lambda lines: "3/12" in "".join(lines))
    screen.call("send-keys", "-t", "s", "C-z")
    screen.until(lambda lines: lines[-1] in ("$", "#"))
    screen.call("send-keys", "-t", "s", "fg", "Enter")
    screen.go("2")
    lines = screen.until(lambda lines: "words of a child" in "".join(lines) and lines[-1] == "· render")
    assert sum("Stopped" in line for line in lines) == 1
    screen.go("3")
    assert screen.over()[-5:] == [
        "✓ fetch    2 sources  (0.4 s)",
        "✓ analyze  12 articles  (9.0 s)",
        "✓ render   1 file  (1.0 s)",
        "out/dam.pdf",
        "ended with 0",
    ]


@pytest.mark.parametrize("unwelcome", ["1", ""])
def test_the_view_has_colours_where_they_are_welcome(screen: Screen, unwelcome: str) -> None:
    screen.start(RUN, NO_COLOR=unwelcome)
    screen.go("1")
    screen.until(lambda lines: "3/12" in "".join(lines))
    assert ("\x1b[3" in "".join(screen.lines("-e"))) != bool(unwelcome)
