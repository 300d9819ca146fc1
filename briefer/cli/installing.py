"""How the system is told to call `briefer schedule tick`: systemd units, or a crontab line."""

import hashlib
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefer.errors import UsageError

_SERVICE = """\
[Unit]
Description=Briefs that are due ({root})

[Service]
Type=oneshot
{user}ExecStart={command}
# What a run leaves undone is gone on with at the next call.
SuccessExitStatus=3 143
TimeoutStopSec=30
"""
_TIMER = """\
[Unit]
Description=Briefs that are due, every minute ({root})

[Timer]
OnCalendar=*:*:00
AccuracySec=5s
Persistent=true

[Install]
WantedBy=timers.target
"""
_EMPTY = ("no crontab", "No such file")
"""What crontab says of a user who has none yet, here and in BusyBox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    path: Path | None
    "None: the user's crontab."
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    files: tuple[File, ...]
    calls: tuple[tuple[str, ...], ...]
    "The commands that make it work."
    undo: str
    "As a line for a shell."
    mark: str
    "By which the line of this workspace is known again."
    hint: str | None = None
    "What is to be known of it beside."

    @property
    def then(self) -> str:
        return " && ".join(map(shlex.join, self.calls))


def systemd(root: Path, *, user: bool) -> Installation:
    """A service and a timer of a workspace; `user`: those of who calls it, else the machine's. Raises UsageError."""
    name = _name(root)
    folder = _user_units() if user else Path("/etc/systemd/system")
    control = ("systemctl", "--user") if user else ("systemctl",)
    service, timer = (folder / f"{name}.{kind}" for kind in ("service", "timer"))
    owner = "" if user else _owner(root)
    text = _SERVICE.format(root=_plain(root), command=" ".join(map(_unit, _command(root))), user=owner)
    undo = (
        (*control, "disable", "--now", timer.name),
        ("rm", "-f", str(service), str(timer)),
        (*control, "daemon-reload"),
    )
    return Installation(
        files=(File(path=service, text=text), File(path=timer, text=_TIMER.format(root=_plain(root)))),
        calls=((*control, "daemon-reload"), (*control, "enable", "--now", timer.name)),
        undo="; ".join(map(shlex.join, undo)),
        mark=name,
        hint="it stops when you log out, unless you call this once: loginctl enable-linger" if user else None,
    )


def cron(root: Path) -> Installation:
    """A line of the user's crontab. Raises UsageError."""
    name = _name(root)
    # cron takes a bare % for the end of the line.
    command = shlex.join(_command(root)).replace("%", r"\%")
    line = f"* * * * * {command} # {name}"
    return Installation(
        files=(File(path=None, text=line),),
        calls=(("crontab", "-e"),),
        # sed and not grep, which ends at a byte that is no UTF-8 in somebody's line.
        undo=f"crontab -l | LC_ALL=C sed '/# {name}$/d' | crontab -",
        mark=name,
    )


def install_units(wanted: Installation) -> Iterator[str]:
    """Write the units, and have systemd take them; tells what was done. Raises UsageError, in the end too."""
    for file in wanted.files:
        if file.path is None:
            continue
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.write_text(file.text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{file.path}: {error.strerror}; --user writes units of your own") from error
        yield f"wrote {file.path}"
    for call in wanted.calls:
        if refused := _refused(call):
            raise UsageError(f"{shlex.join(call)}: {refused}; the units are written: where systemd runs, {wanted.then}")
        yield f"called {shlex.join(call)}"


def install_cron(wanted: Installation) -> Iterator[str]:
    """Put the line into the user's crontab, in place of the one that was there. Raises UsageError."""
    try:
        now = _crontab("-l")
        empty = any(words in now.stderr for words in _EMPTY)
        if now.returncode and not empty:
            raise UsageError(f"crontab -l: {_words(now.stderr)}; nothing was changed, see --print")
        others = "\n".join(line for line in now.stdout.split("\n") if not line.endswith(f"# {wanted.mark}"))
        end = "\n" if others and not others.endswith("\n") else ""
        written = _crontab("-", given=f"{others}{end}{wanted.files[0].text}\n")
    except FileNotFoundError as error:
        raise UsageError("crontab: there is no such program here; --systemd writes a timer instead") from error
    if written.returncode:
        raise UsageError(f"crontab: {_words(written.stderr)}; nothing was changed, see --print")
    yield "wrote a line into your crontab"


def _crontab(argument: str, *, given: str = "") -> "subprocess.CompletedProcess[str]":
    """In English, and whatever bytes stand in the lines of others come back as they were."""
    return subprocess.run(  # noqa: S603 - our own words
        ["crontab", argument],  # noqa: S607 - by its name
        input=given,
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        env={**os.environ, "LC_ALL": "C"},
    )


def _refused(call: tuple[str, ...]) -> str | None:
    """Why systemd did not do it; None: it did."""
    try:
        done = subprocess.run(call, capture_output=True, check=False, text=True, errors="replace")  # noqa: S603 - our own words
    except FileNotFoundError:
        return "there is no such program here"
    return _words(done.stderr) if done.returncode else None


def _words(told: str) -> str:
    """What a program said, in one line."""
    return " ".join(told.split()).rstrip(".") or "it refused, and did not say why"


def _command(root: Path) -> list[str]:
    """Raises UsageError where neither can be told of the folder."""
    if "\n" in str(root) or "\r" in str(root):
        raise UsageError(
            f"{str(root)!r}: a line break in the name of a folder ends a line of cron and systemd; rename it"
        )
    return [sys.executable, "-P", "-m", "briefer", "-C", str(root), "--progress", "steps", "schedule", "tick"]


def _name(root: Path) -> str:
    """Of the units: known by the path of the workspace."""
    return f"briefer-{hashlib.sha256(os.fsencode(root)).hexdigest()[:8]}"


def _owner(root: Path) -> str:
    """Whose the workspace is does the work of the machine's unit: what root writes nobody else could change."""
    try:
        owner = root.owner()
    except KeyError:  # its number has no name here
        owner = str(root.stat().st_uid)
    return "" if owner == "root" else f"User={owner}\n"


def _user_units() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "systemd" / "user"


def _unit(word: str) -> str:
    """As systemd.service(5) wants a word of a command: no specifier, no variable, no escape, no quotation mark."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return plain if plain == shlex.quote(plain) else f'"{plain}"'


def _plain(root: Path) -> str:
    return "".join(c for c in str(root) if c.isprintable()).replace("%", "%%").rstrip("\\")
