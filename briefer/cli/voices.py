"""Which voice speaks to standard error: chosen once, by what the user asked for and what stands at the other end."""

import os
import sys
from typing import Literal

from briefer.cli.narration import Lines, Narrator, Objects, Steps, Words

Mode = Literal["auto", "steps", "lines", "json", "none"]


def narrator(mode: Mode) -> Narrator:
    """The voice of that name; `auto` is a live view on a terminal that can draw one, else the steps of runs."""
    if mode == "auto" and _draws():
        from briefer.cli.watching import Watching  # noqa: PLC0415 - only where somebody watches

        return Watching()
    voices: dict[Mode, type[Narrator]] = {"lines": Lines, "json": Objects, "none": Words}
    return voices.get(mode, Steps)()


def _draws() -> bool:
    """Whether standard error is a terminal on which lines can be drawn anew."""
    stream = sys.stderr
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    return stream.isatty() and not dumb and stream.encoding.lower().replace("-", "") == "utf8"
