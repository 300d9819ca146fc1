"""What a person at a terminal sees: colour where it is welcome, a bar, and a clean end on ctrl+c."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import REPOSITORY, workspace

_UNSEEN = re.compile("\x1b\\[[?]2026[hl]")
"What holds a terminal back from showing half of a drawing."


def seen(folder: Path, *arguments: str, **environment: str) -> str:
    """What `briefer ARGUMENTS` writes to standard error when that is a terminal."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=writer,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", "NO_COLOR": "", **environment},
    )
    os.close(writer)
    told = b""
    while chunk := _read(reader):
        told += chunk
    process.wait()
    os.close(reader)
    return told.decode()


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 4096)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_an_error_is_coloured_unless_colour_is_unwelcome(tmp_path: Path) -> None:
    assert "\x1b[31m" in seen(tmp_path, "list")
    assert "\x1b[" not in seen(tmp_path, "list", NO_COLOR="1")


def test_a_view_is_drawn_on_a_terminal_and_is_gone_in_the_end(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    (here / "wire").mkdir()
    for number in range(40):
        (here / "wire" / f"{number}.txt").write_text(
            f"Article {number} says that the gate is shut.\n", encoding="utf-8"
        )
    (here / "wire" / "slow.html").write_text("<p>The gate is shut.</p>", encoding="utf-8")
    view, _, rest = seen(here, "add", "wire", "missing.txt", NO_COLOR="1").rpartition("\r\x1b[J")
    assert "/42" in view
    assert _UNSEEN.sub("", rest) == "warning: missing.txt: there is no such file; check the path\r\n"


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"PYTHONIOENCODING": "latin-1", "NO_COLOR": "1"}])
def test_a_terminal_that_cannot_draw_gets_lines(tmp_path: Path, environment: dict[str, str]) -> None:
    told = seen(workspace(tmp_path), "add", "missing.txt", "gone.txt", **environment)
    assert told.splitlines() == [
        f"warning: {name}.txt: there is no such file; check the path" for name in ("missing", "gone")
    ]


def test_help_loads_nothing_that_only_a_view_needs() -> None:
    code = (
        "import sys; from briefer.cli.voices import narrator; from briefer.cli.watching import Watching;"
        "from briefer.__main__ import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "sys.exit(any(name.split('.')[0] == 'rich' for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", "analyze", "--jsonl"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b'{"id": "a", "text": "One."}\n')
    process.stdin.flush()
    process.stdout.readline()
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"interrupted" in told
    assert b"Traceback" not in told
