"""The analyst's own editor."""

import asyncio
import shlex
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported


def editor_of(setting: str | None, environment: Mapping[str, str]) -> tuple[str, ...] | None:
    """The command of `[terminal] editor`, VISUAL or EDITOR, the first that is given; None: none is, or not readably."""
    words = next((w for w in (setting, environment.get("VISUAL"), environment.get("EDITOR")) if w and w.strip()), "")
    try:
        return tuple(shlex.split(words)) or None
    except ValueError:  # an open quotation mark
        return None


async def run_editor(app: App[Any], command: Sequence[str], path: Path) -> int:
    """Open the file, wait until the editor ends, and give its exit code. Raises OSError where it does not start.

    The terminal is the editor's for that time; where there is none to give away the editor runs beside the app.
    """
    try:
        with app.suspend():
            ended = _run([*command, str(path)])
    except SuspendNotSupported:
        ended = await asyncio.to_thread(_run, [*command, str(path)])
    if isinstance(ended, OSError):  # not raised before the terminal is ours again
        raise ended
    return ended


def _run(command: Sequence[str]) -> int | OSError:
    with _uninterrupted():
        try:
            return subprocess.run(command, check=False).returncode  # noqa: S603 - the editor that the analyst has chosen
        except OSError as error:
            return error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """ctrl+c is the editor's: it reaches both, and must not end the app behind it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN, which the editor would inherit
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
