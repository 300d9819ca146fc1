"""What the doctor says of the terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import REPOSITORY, call, workspace


def seen_at_a_terminal(folder: Path, **environment: str) -> str:
    """The doctor's line on the terminal and its advice, when standard input and output are one."""
    reader, writer = pty.openpty()
    with os.fdopen(reader, "rb", buffering=0) as screen:
        process = subprocess.Popen(
            [sys.executable, "-m", "briefer", "doctor"],
            cwd=folder,
            stdin=writer,
            stdout=writer,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "0", **environment},
        )
        os.close(writer)
        told = b""
        try:
            while chunk := screen.read(4096):
                told += chunk
        except OSError:  # how Linux says that the other end is closed
            pass
        process.wait()
    text = told.decode()
    return text[text.index("  terminal") - 4 : text.index("  workspace") - 4]


def test_outside_of_a_terminal_nothing_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM", raising=False)
    checks = call(workspace(tmp_path), "doctor", "--json").json
    assert [check["ok"] for check in checks if check["name"] == "terminal"] == [True]


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"TERM": "xterm-256color"}, "256 colours"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "16 million colours"),
        ({"TERM": "linux"}, "16 colours or fewer"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "no colours, as NO_COLOR asks"),
    ],
)
def test_a_terminal_that_will_do_is_told_with_its_colours(
    tmp_path: Path, environment: dict[str, str], told: str
) -> None:
    seen = seen_at_a_terminal(workspace(tmp_path), LC_ALL="C.UTF-8", **environment)
    assert seen.startswith("ok  ")
    assert told in seen


@pytest.mark.parametrize(
    ("environment", "advice"),
    [
        ({"TERM": "dumb", "LC_ALL": "C.UTF-8"}, "set TERM"),
        ({"LC_ALL": "C.UTF-8"}, "set TERM"),
        ({"TERM": "xterm", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}, "set LANG"),
    ],
)
def test_a_terminal_that_will_not_do_is_a_failure_with_advice(
    tmp_path: Path, environment: dict[str, str], advice: str
) -> None:
    seen = seen_at_a_terminal(workspace(tmp_path), **environment)
    assert seen.startswith("FAIL")
    assert advice in seen
