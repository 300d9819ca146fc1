"""Files handed to the desktop's own program for them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_MOMENT = 0.3
"Seconds in which an opener that cannot do it has ended, as a rule."


def hand_over(path: Path) -> str | None:
    """Open the file with the program that the desktop has for it; the program outlives the terminal.

    None: it is handed over; else why not, in a few words, with the path. Takes up to `_MOMENT`, so a screen calls it
    in a thread.
    """
    if not path.is_file():
        return f"{path} is no longer there"
    reason = _hindrance(os.environ, sys.platform)
    if reason:
        return f"{reason}; it lies at {path}"
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    program = shutil.which(opener)
    if program is None:
        return f"{opener} is not installed; it lies at {path}"
    try:
        code = _start([program, str(path.absolute())])
    except OSError as error:
        return f"{opener} did not start ({error.strerror}); it lies at {path}"
    return f"{opener} ended with code {code}; it lies at {path}" if code else None


def _hindrance(environment: Mapping[str, str], platform: str) -> str | None:
    """Why there is nothing to open a window on; None: there is."""
    if platform == "darwin":
        return "this is a remote session" if "SSH_CONNECTION" in environment else None
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return None
    return "there is no display"


def _start(command: list[str]) -> int | None:
    """Its exit code where it ends within a moment, else None."""
    process = subprocess.Popen(  # noqa: S603 - a program found on PATH, and a path of ours as one argument
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that leaving the terminal does not close the window
    )
    try:
        return process.wait(_MOMENT)
    except subprocess.TimeoutExpired:
        _opened.append(process)
        return None


_opened: list[subprocess.Popen[bytes]] = []
"Openers at work: Python wants to see the end of what it started."
