"""The installed program in a real terminal: a whole working day by keys, read off the screen."""

import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer import workflow
from briefer.config import load
from briefer.library import Library
from briefer.model import Published
from briefer.paths import Workspace
from tests.tui.test_whole_job import JUDGEMENT, editor

PROGRAM = Path(sys.executable).parent / "briefer"
PICKED = ("sorrel-bay", "delmaz-agrees", "interview-joreth", "kestria-extends", "sallow-bridge")
"Beginnings of ids of the articles that appeared today, as far as the test goes."
COLOURS = re.compile(r"\x1b\[([0-9;:]*)m")
CURSOR = "48;2;1;120;212"
"Background of a cursor in the list that has the focus, in Textual's usual theme."

FOREIGN = {"COLUMNS", "LINES", "TMUX", "NO_COLOR", "VISUAL", "EDITOR"}
"Variables that say something of whoever runs the test."

pytestmark = [
    pytest.mark.tmux,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux (on Debian: apt install tmux)"),
    pytest.mark.skipif(not PROGRAM.exists(), reason="needs the program itself beside this Python: pip install -e ."),
]


@dataclass(frozen=True, slots=True)
class Tmux:
    """A terminal of 140 by 44 cells of its own server, with one program in it."""

    socket: str

    def call(self, *arguments: str) -> str:
        command = ["tmux", "-u", "-L", self.socket, *arguments]
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout

    def start(self, command: str, **environment: str) -> None:
        given = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
        size = ["-x", "140", "-y", "44"]
        self.call("-f", os.devnull, "new-session", "-d", "-s", "desk", *size, *given, command)
        self.call("set-option", "-g", "escape-time", "0")
        self.call("set-option", "-s", "exit-empty", "off")  # a server that is about to go takes no new session

    def keys(self, *names: str) -> None:
        self.call("send-keys", "-t", "desk", *names)

    def type(self, words: str) -> None:
        self.call("send-keys", "-t", "desk", "-l", words)

    def screen(self) -> str:
        return self.call("capture-pane", "-p", "-t", "desk")

    def until(self, holds: Callable[..., object], *, seconds: float = 30) -> str:
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if holds(screen):
                return screen
            assert time.monotonic() < end, f"never came true; the screen:\n{screen}"
            time.sleep(0.05)

    def shows(self, words: str, *, seconds: float = 30) -> str:
        return self.until(lambda screen: words in screen, seconds=seconds)

    def cursor_line(self) -> str:
        """The line that the list with the focus has set off, without what stands beside it; empty: none."""
        for line in self.call("capture-pane", "-p", "-e", "-t", "desk").splitlines()[1:]:
            held, on = "", False
            pieces = COLOURS.split(line)
            for codes, text in zip(pieces[1::2], pieces[2::2], strict=True):
                if codes.startswith(("48;", "49")) or codes in ("", "0"):
                    on = codes == CURSOR
                held += text if on else ""
            if held.strip():
                return held
        return ""

    def stand_on(self, words: str) -> None:
        """Down the list, from its top, to the line that holds these words."""
        self.keys("Home")
        time.sleep(0.3)
        while words not in (line := self.cursor_line()):
            self.keys("Down")
            end = time.monotonic() + 2
            while self.cursor_line() == line and time.monotonic() < end:
                time.sleep(0.02)
            if self.cursor_line() == line:
                break
        else:
            return
        raise AssertionError(f"{words!r} is on no line; the screen:\n{self.screen()}")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(f"briefer-{os.getpid()}-{tmp_path.parent.name}")
    yield server
    subprocess.run(["tmux", "-L", server.socket, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def today(sample: Path) -> Path:
    """The sample workspace with five articles of today, analysed."""
    workspace, settings = Workspace(sample), load(sample / "briefer.toml")
    now = datetime.now(UTC)
    with workflow.open_library(workspace, settings) as library:
        ids = [one for start in PICKED for one in library.ids() if one.startswith(start)]
        library.set_published(ids, Published(value=f"{now:%Y-%m-%d}", precision="day", how="given"))
        workflow.analyze(library, workspace, library.select(), settings.workspace.language_model, lambda *_: None)
    assert len(ids) == len(PICKED)
    return sample


def _pick(t: Tmux) -> None:
    t.until(lambda screen: "17 of 17 articles" in screen and "space Pick" in screen)
    t.keys("/")
    t.shows("f1 Help")  # the line has the focus, so that ? would be typed into it
    t.type("since yesterday")
    t.shows("5 of 17 articles")
    t.keys("Enter")
    t.shows("space Pick")
    for picked in range(1, 6):
        t.keys("Space")
        t.shows(f"{picked} picked")


def _judge(t: Tmux) -> None:
    """Reject the first position, merge the second actor, Velderra, into the first, which no desk would."""
    t.keys("2")
    t.until(lambda screen: "what is said" in screen and t.cursor_line())
    t.keys("x")
    t.shows("Rejected, u undoes it")
    t.keys("Left")
    t.shows("part of")
    t.keys("Space", "Space")
    t.shows("2 marked")
    t.keys("Home", "m")
    t.shows("Which name stays?")
    t.keys("Enter")
    t.shows("Merged")


def _write(t: Tmux) -> None:
    """A new brief as JSON alone, risks before positions, with one judgement by the editor."""
    t.keys("3")
    t.shows("Key judgements")
    t.keys("P")
    t.shows("A new brief")
    t.stand_on("A new brief")
    t.keys("Enter")
    t.until(lambda _: not t.cursor_line())
    t.type("gate")
    t.keys("Enter")
    t.shows("GATE-")
    t.stand_on("Risks")
    t.keys("K")
    t.until(lambda screen: screen.index("Risks   ") < screen.index("Positions   "))
    t.stand_on("Formats")
    t.keys("Enter")
    t.shows("space marks")
    for name in ("pdf", "html", "json"):
        t.stand_on(name)
        if ("●" in t.cursor_line()) != (name == "json"):
            t.keys("Space")
            t.until(lambda _, name=name: ("●" in t.cursor_line()) == (name == "json"))
    t.keys("Enter")
    t.until(lambda screen: "space marks" not in screen)
    t.stand_on("Outlook")
    t.keys("+")
    t.shows("likely, low confidence")


def test_the_installed_program_does_the_whole_job_in_a_real_terminal(today: Path, tmp_path: Path, tmux: Tmux) -> None:
    # A shell tells how it was left, since tmux may lose the exit code of what it runs itself.
    command = f"{shlex.join([str(PROGRAM), '-C', str(today)])}; echo left with $?; exec cat"
    edit = editor(tmp_path, JUDGEMENT.format(cited="sorrel-bay"))
    tmux.start(command, COLORTERM="truecolor", EDITOR=edit)
    _pick(tmux)
    _judge(tmux)
    _write(tmux)
    tmux.keys("b")
    tmux.shows("Built", seconds=120)
    tmux.keys("C-q")
    tmux.shows("left with 0")
    _read(today)


def _read(root: Path) -> None:
    """Everything that was done is in the data of the brief."""
    with Library.open(root / "briefer.db") as library:
        rejected, merged = library.decisions()
    assert (rejected.kind, merged.kind) == ("reject", "merge")
    [file] = (root / "out").glob("gate-*.json")
    built = json.loads(file.read_text(encoding="utf-8"))
    assert sorted(source["article"].startswith(PICKED) for source in built["sources"]) == [True] * 5
    assert len(built["positions"]) > 20
    assert rejected.key not in {position["key"] for position in built["positions"]}
    actors = {actor["key"]: actor for actor in built["actors"]}
    assert (merged.key, merged.value) == ("actor:dorrin-front", ["actor:velderra"])
    assert "actor:velderra" not in actors
    assert "Velderra" in actors["actor:dorrin-front"]["aliases"]
    assert built["sections"].index("risks") == built["sections"].index("positions") - 1
    [judgement] = built["judgements"]
    assert (judgement["likelihood"], judgement["confidence"]) == ("likely", "low")
    assert judgement["claim"]["text"].startswith("The second gate opens before the term ends [")
    cited = [source["number"] for source in built["sources"] if source["article"].startswith("sorrel-bay")]
    assert judgement["claim"]["cites"] == cited


def test_a_closed_terminal_loses_no_pick(today: Path, tmux: Tmux) -> None:
    command = shlex.join([str(PROGRAM), "-C", str(today)])
    tmux.start(command, COLORTERM="truecolor")
    _pick(tmux)
    time.sleep(timedelta(seconds=1).total_seconds())  # the state is written after a short rest
    tmux.call("kill-session", "-t", "desk")
    tmux.start(command, COLORTERM="truecolor")
    tmux.until(lambda screen: all(words in screen for words in ("5 picked", "since yesterday", "5 of 17 articles")))


def test_a_closed_terminal_ends_the_program_also_below_one_that_keeps_the_signal_to_itself(
    today: Path, tmux: Tmux
) -> None:
    (today / "Makefile").write_text(f"desk:\n\t@{shlex.join([str(PROGRAM), '-C', str(today)])}\n", encoding="utf-8")
    tmux.start(f"exec make -f {shlex.quote(str(today / 'Makefile'))} desk", COLORTERM="truecolor")
    tmux.until(lambda screen: "17 articles" in screen)
    make = tmux.call("display-message", "-p", "-t", "desk", "#{pane_pid}").strip()
    (program,) = Path(f"/proc/{make}/task/{make}/children").read_text(encoding="ascii").split()
    tmux.call("kill-session", "-t", "desk")
    until = time.monotonic() + 20
    while Path(f"/proc/{program}").exists():
        assert time.monotonic() < until, "it goes on without a terminal"
        time.sleep(0.1)


def test_a_terminal_killed_right_after_a_decision_has_kept_it(today: Path, tmux: Tmux) -> None:
    tmux.start(f"exec {shlex.join([str(PROGRAM), '-C', str(today)])}", COLORTERM="truecolor")
    tmux.call("set-option", "-g", "remain-on-exit", "on")
    _pick(tmux)
    tmux.keys("2")
    tmux.until(lambda screen: "what is said" in screen and tmux.cursor_line())
    tmux.keys("x")
    tmux.shows("Rejected, u undoes it")
    program = int(tmux.call("display-message", "-p", "-t", "desk", "#{pane_pid}"))
    os.kill(program, signal.SIGKILL)
    tmux.until(lambda _: tmux.call("display-message", "-p", "-t", "desk", "#{pane_dead}").strip() == "1")
    with Library.open(today / "briefer.db") as library:
        assert [decision.kind for decision in library.decisions()] == ["reject"]
        assert library.integrity() == []
        assert len(library.select()) == 17
