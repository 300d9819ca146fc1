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
WorkingDirectory={unit_root}
ExecStart={command}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    path: Path | None
    "None: the user's crontab."
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    files: tuple[File, ...]
    then: str
    "The command that makes it work."
    undo: str
    mark: str
    "By which the line of this workspace is known again."


def systemd(root: Path, *, user: bool) -> Installation:
    """A service and a timer of a workspace; `user`: those of who calls it, else the machine's."""
    name = _name(root)
    folder = _user_units() if user else Path("/etc/systemd/system")
    control = "systemctl --user" if user else "systemctl"
    service = _SERVICE.format(root=_plain(root), unit_root=_unit(str(root)), command=_unit_command(root))
    return Installation(
        files=(
            File(path=folder / f"{name}.service", text=service),
            File(path=folder / f"{name}.timer", text=_TIMER.format(root=_plain(root))),
        ),
        then=f"{control} daemon-reload && {control} enable --now {name}.timer",
        undo=f"{control} disable --now {name}.timer && rm {folder}/{name}.service {folder}/{name}.timer",
        mark=name,
    )


def cron(root: Path) -> Installation:
    """A line of the user's crontab."""
    name = _name(root)
    # cron takes a bare % for the end of the line.
    command = shlex.join(_command(root)).replace("%", r"\%")
    line = f"* * * * * {command} # {name}"
    return Installation(
        files=(File(path=None, text=line),),
        then="crontab -e",
        undo=f"crontab -l | grep -v '# {name}$' | crontab -",
        mark=name,
    )


def install_units(wanted: Installation) -> Iterator[str]:
    """Write the units, and have systemd take them; tells what was done. Raises UsageError."""
    for file in wanted.files:
        if file.path is None:
            continue
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.write_text(file.text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{file.path}: {error.strerror}; --user writes units of your own") from error
        yield f"wrote {file.path}"
    done = [_called(shlex.split(call)) for call in wanted.then.split(" && ")]
    yield f"called {wanted.then}" if all(done) else f"systemd did not take them; when it runs: {wanted.then}"


def install_cron(wanted: Installation) -> Iterator[str]:
    """Put the line into the user's crontab, in place of the one that was there. Raises UsageError."""
    try:
        now = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False)  # noqa: S607 - by its name
        others = [line for line in now.stdout.splitlines() if not line.endswith(f"# {wanted.mark}")]
        text = "\n".join([*others, wanted.files[0].text]) + "\n"
        subprocess.run(["crontab", "-"], input=text, text=True, check=True, capture_output=True)  # noqa: S607 - as above
    except FileNotFoundError as error:
        raise UsageError("crontab: there is no such program here; --systemd writes a timer instead") from error
    except subprocess.CalledProcessError as error:
        raise UsageError(f"crontab: {error.stderr.strip() or 'it refused the line'}; see `--print`") from error
    yield "wrote a line into your crontab"


def _called(call: list[str]) -> bool:
    try:
        return subprocess.run(call, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own words
    except FileNotFoundError:
        return False


def _command(root: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "briefer", "-C", str(root), "--progress", "steps", "schedule", "tick"]


def _name(root: Path) -> str:
    """Of the units: known by the path of the workspace."""
    return f"briefer-{hashlib.sha256(str(root).encode()).hexdigest()[:8]}"


def _user_units() -> Path:
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "systemd" / "user"


def _unit_command(root: Path) -> str:
    return " ".join(f'"{_unit(word)}"' if " " in word else _unit(word) for word in _command(root))


def _unit(word: str) -> str:
    """As systemd.unit(5) wants it: no specifier, no variable, no escape."""
    return word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")


def _plain(root: Path) -> str:
    return "".join(c for c in str(root) if c.isprintable()).replace("%", "%%")
