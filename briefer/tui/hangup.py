"""A window that was closed ends the program, also where nobody hands on the signal: `make` keeps it to itself."""

import os
import signal
import termios

LOOK = 2.0
"Seconds between two looks at whether the terminal is still there."
_STDIN = 0


def watched() -> bool:
    """Whether there is a terminal to look at: behind a page in a browser there is none."""
    return os.isatty(_STDIN)


def look() -> None:
    """End as a closed window ends a program, if it was closed. Everything is kept the moment it is made."""
    try:
        termios.tcgetattr(_STDIN)
    except termios.error:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGHUP)
