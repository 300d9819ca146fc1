"""A disk without room, below `out/` or below the database, becomes a sentence; what was due then is not lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.schedule.desk import CONFIG, briefer, library
from tests.schedule.faults.conftest import Copy
from tests.schedule.faults.copies import due, ended, news, tick
from tests.schedule.faults.room import lived_through, mounts

FULL = "mount -t tmpfs -o size=8k tmpfs out"
READ_ONLY = "mount -t tmpfs -o ro tmpfs out"
ROOM = "(No space left on device); nothing was written; make room on its disk"
WRITING = "(Read-only file system); nothing was written; have its disk mounted for writing"

pytestmark = pytest.mark.skipif(
    not mounts(), reason="this system lets no process mount a disk of its own, so that none can be full"
)


def inside(here: Path, mount: str) -> "subprocess.CompletedProcess[str]":
    """What is due is done where this was mounted for it alone."""
    call = f"{sys.executable} -m briefer -C . schedule tick"
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", f"{mount} && exec {call}"], cwd=here, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("mount", "words"), [(FULL, ROOM), (READ_ONLY, WRITING)])
def test_a_full_or_read_only_out_is_told_and_loses_nothing(copy: Copy, mount: str, words: str) -> None:
    here = copy(CONFIG)
    with library(here) as opened:
        due(opened, 0)
    assert inside(here, mount).returncode == 1
    [failed] = ended(here)
    assert failed.outcome == "failed"
    assert failed.message == f"{here / 'out'}: gate-20260101-0000 cannot be written there {words}"
    after = tick(here, 1)
    assert (after.outcome, "tell" in news(after)) == ("written", True)
    briefer(here, "run", "--resume", failed.id)
    assert [run.outcome for run in ended(here)] == ["written", "written"]


@pytest.mark.parametrize("moment", ["launching", "compose begins"])
def test_a_disk_full_below_the_database_is_told_once_waited_for_and_costs_nothing(
    original: Path, tmp_path: Path, moment: str
) -> None:
    found = lived_through(original, tmp_path, moment)
    assert found.pop("alive")
    assert float(str(found.pop("spent"))) < 2  # seconds of a processor in six
    assert "tell" in str(found.pop("new"))
    assert found == {
        "outcome": "written",
        "message": None,
        "delivered": [["delivered", 1]],
        "integrity": [["ok"]],
        "database": True,
        "half": [],
    }
    words = (tmp_path / "daemon.log").read_text(encoding="utf-8").splitlines()
    told = [line for line in words if not line.startswith("gate:")]
    assert told
    assert all(line.startswith("library ") and "make room" in line for line in told), told
    assert len(told) == len(set(told))
