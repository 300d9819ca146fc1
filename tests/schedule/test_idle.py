"""What a daemon costs that has nothing to do."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefer.config import load
from briefer.paths import Workspace
from briefer.workflow import open_library
from tests.cli.program import workspace
from tests.schedule.desk import CONFIG, briefer, wait_for

MOST_MB, MOST_CPU = 120, 0.005
LOOKED_AT = 20.0


def cpu_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(process: int) -> float:
    [line] = [line for line in Path(f"/proc/{process}/status").read_text("ascii").splitlines() if "VmHWM" in line]
    return int(line.split()[1]) / 1024


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are measured by Linux's /proc")
@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_a_daemon_with_nothing_to_do_takes_little_memory_and_hardly_any_time(
    store: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue("postgres").database() if store == "postgresql" else "briefer.db"
    here = workspace(tmp_path, CONFIG.replace("[workspace]", f'[workspace]\ndatabase = "{address}"'))
    briefer(here, "schedule", "add", "gate", "0 6 1 1 *", "--zone", "UTC")
    process = subprocess.Popen(
        [sys.executable, "-m", "briefer", "-C", str(here), "schedule", "start"], stderr=subprocess.DEVNULL
    )
    try:
        with open_library(Workspace(here), load(here / "briefer.toml")) as library:
            wait_for(lambda: any(one.kind == "daemon" for one in library.executors.all()))
        time.sleep(2)
        before = cpu_seconds(process.pid)
        time.sleep(LOOKED_AT)
        share = (cpu_seconds(process.pid) - before) / LOOKED_AT
        sys.stderr.write(f"\nidle daemon, {store}: {memory_mb(process.pid):.0f} MB, {share:.2%} CPU\n")
        assert memory_mb(process.pid) < MOST_MB
        assert share < MOST_CPU
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
