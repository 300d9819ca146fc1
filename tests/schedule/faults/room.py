"""A disk that runs full below a desk while its daemon is at work, and has room again afterwards.

    python -m tests.schedule.faults.room              at every moment that there is a name for

Each moment is lived through on a small disk in memory, in a process that has mounted it for itself alone (`unshare`).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briefer.library import STEPS, Library
from tests.schedule.desk import asked, briefer, daemon, library, wait_for
from tests.schedule.faults.copies import due, due_runs, news, prepared

MOMENTS = ("ordering", "launching", *(f"{step} {end}" for step in STEPS for end in ("begins", "done")))
"""When it runs full: before something is due, before the engine of runs has made its tables, or in a run."""
_SIZE = "3m"
_SPARE = {"launching": 96 * 1024}
"Bytes that are left, so that a run can be ordered, but not begun."
_LASTS = 6.0
"Seconds for which it is full."
_PIECE = 4096


def mounts() -> bool:
    """Whether this system lets a process mount something for itself."""
    probe = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return (
        shutil.which("unshare") is not None and subprocess.run(probe, capture_output=True, check=False).returncode == 0
    )


def lived_through(original: Path, folder: Path, moment: str) -> dict[str, object]:
    """What became of a desk whose disk ran full at this moment; the daemon's words are in `folder`."""
    disk = folder / "disk"
    disk.mkdir(parents=True)
    call = [sys.executable, "-m", "tests.schedule.faults.room", str(original), str(disk), moment]
    shell = f'mount -t tmpfs -o size={_SIZE} tmpfs "$0" && exec "$@"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", shell, str(disk), *call], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def _inside(original: Path, disk: Path, moment: str) -> dict[str, object]:
    here = disk / "desk"
    shutil.copytree(original, here, symlinks=True)
    with daemon(here, log=disk.parent / "daemon.log") as process:
        wait_for(lambda: bool(asked(here, "SELECT 1 FROM executors WHERE kind = 'daemon'")))
        with library(here) as opened:
            _have_it_due(opened, moment)
            if " " in moment:
                wait_for(lambda: _logged(here, moment), every=0.002)
            with _full(disk, _SPARE.get(moment, 0)):
                before = _spent(process.pid)
                threading.Event().wait(_LASTS)
                spent, alive = _spent(process.pid) - before, process.poll() is None
            wait_for(lambda: bool(due_runs(opened)))
            [run] = due_runs(opened)
    doctor = briefer(here, "doctor", "--only", "workspace", "--json", code=1)  # so small a disk is never free enough
    return {
        "alive": alive,
        "spent": spent,
        "outcome": run.outcome,
        "message": run.message,
        "new": news(run),
        "delivered": asked(here, "SELECT state, attempts FROM deliveries WHERE number = ?", run.number),
        "integrity": asked(here, "PRAGMA integrity_check"),
        "database": next(one["ok"] for one in json.loads(doctor) if one["name"] == "database"),
        "half": [
            path.name for path in (here / "out").iterdir() if path.name.startswith(".") and path.name != ".gitkeep"
        ],
    }


def _have_it_due(opened: Library, moment: str) -> None:
    if moment != "ordering":
        due(opened, 0)
        return
    at = (datetime.now(UTC) + timedelta(seconds=3)).replace(microsecond=0)
    due(opened, 0, cron=f"{at.second} {at.minute} {at.hour} {at.day} {at.month} *", at=at)


def _logged(here: Path, event: str) -> bool:
    return bool(asked(here, "SELECT 1 FROM run_log WHERE run LIKE 'gate:%' AND event = ?", event))


@contextmanager
def _full(disk: Path, spare: int) -> Iterator[None]:
    """Inside, only so many bytes are free."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while shutil.disk_usage(disk).free > spare:
            file.write(b"x" * _PIECE)
    yield
    ballast.unlink()


def _spent(process: int) -> float:
    """Seconds of a processor."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _all() -> None:
    with tempfile.TemporaryDirectory() as folder:
        original = prepared(Path(folder) / "original")
        for number, moment in enumerate(MOMENTS):
            began = time.monotonic()
            found = lived_through(original, Path(folder) / str(number), moment)
            words = (Path(folder) / str(number) / "daemon.log").read_text().count("the disk is full")
            print(f"{moment:<16}{time.monotonic() - began:5.0f} s  told {words} times", found)  # noqa: T201 - a command


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(_inside(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])))  # noqa: T201 - read by the other side
    else:
        _all()
