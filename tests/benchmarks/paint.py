"""How long a terminal program takes until its first words are on the screen, seen from outside."""

import fcntl
import os
import pty
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ROWS, _COLUMNS = 40, 120
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Paint:
    wall: float
    cpu: float
    "Seconds, both from the start of the process; CPU in steps of a hundredth."


def first_paint(command: Sequence[str], words: bytes, folder: Path) -> Paint:
    """Start the program in a terminal of its own, read until `words` come out of it, and end it."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=writer, stdout=writer, stderr=writer, cwd=folder, env=environment, start_new_session=True
    )
    os.close(writer)
    seen = b""
    try:
        while words not in seen:
            seen += os.read(reader, 1 << 16)
        wall = time.perf_counter() - begun
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    finally:
        process.kill()
        process.wait()
        os.close(reader)
    return Paint(wall, (int(fields[11]) + int(fields[12])) / _TICKS)
