"""What a person at a terminal sees: colour where it is welcome, a bar, and a clean end on ctrl+c."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.program import workspace


def seen(folder: Path, *arguments: str, **environment: str) -> str:
    """What `briefer ARGUMENTS` writes to standard error when that is a terminal."""
    reader, writer = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=writer,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
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


def test_a_bar_is_erased_where_colour_is_unwelcome_too(tmp_path: Path) -> None:
    told = seen(workspace(tmp_path), "add", "missing.txt", NO_COLOR="1")
    assert "1/1\r\x1b[Kwarning: missing.txt" in told


def test_a_bar_shows_how_far_the_work_is(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    for name in "ab":
        (here / f"{name}.txt").write_text(f"Article {name} says that the gate is shut.\n", encoding="utf-8")
    told = seen(here, "add", "a.txt", "b.txt")
    assert "1/2" in told
    assert "2/2" in told


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", "analyze", "--jsonl"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
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
