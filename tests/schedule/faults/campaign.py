"""Daemons that are killed at every step and at random moments, and what must be true when all is over.

    python -m tests.schedule.faults.campaign sqlite 60         one daemon at a time, 60 due times, 58 kills
    python -m tests.schedule.faults.campaign postgresql 60     two at a time
    python -m tests.schedule.faults.campaign sqlite 60 58 2    58 kills, two at a time
    python -m tests.schedule.faults.campaign sqlite 60 0 2     nobody is killed, two at a time

A kill is SIGKILL to the daemon, every other time also to the process that takes its steps, as when the power goes.
What is found wrong is told with all there is to see, and the folder stays.
"""

import base64
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from briefer.library import Library
from tests.postgres import server
from tests.schedule.desk import CONFIG, briefer, desk, hands_of, wait_for
from tests.schedule.faults.alive import alive
from tests.schedule.faults.check import Figures, check
from tests.schedule.faults.points import PATIENCE, Scene, kill, points_of
from tests.schedule.faults.receiver import receiver
from tests.schedule.faults.report import reporting
from tests.schedule.faults.watch import watching

_HOOK = """
[[deliver]]
kind = "webhook"
name = "hook"
url = "http://127.0.0.1:{port}/"
secret = "env:BRIEFER_TEST_HOOK"
allow_private = ["127.0.0.1"]
max_marking = "TLP:CLEAR"
"""


def campaign(folder: Path, address: str | None, *, due: int, points: Sequence[str], daemons: int) -> Figures:
    """Kill at each of these points, let what is left be done, and check all; `address`: None: the workspace's file."""
    begun = time.monotonic()
    figures = Figures(due=due)
    os.environ["BRIEFER_TEST_HOOK"] = "whsec_" + base64.b64encode(b"a key of twenty-four byt").decode()
    with ExitStack() as stack:
        received, port = stack.enter_context(receiver())
        here = _workspace(folder, address, port, due)
        where = address or f"sqlite:///{here / 'briefer.db'}"
        stack.enter_context(reporting(here, where))
        library = stack.enter_context(Library.open(where))
        watch = stack.enter_context(watching(where))
        with alive(here, daemons) as living:
            scene = Scene(here=here, library=library, watch=watch, alive=living, received=received)
            for n, point in enumerate(points):
                if not kill(scene, point, whole=bool(n % 2)):
                    break
                figures.kills[point] += 1
            living.keep()
            wait_for(lambda: watch.left() == 0, seconds=PATIENCE, every=0.2)
        wait_for(lambda: not hands_of(here))
        check(here, library, received, figures)
    figures.seconds = time.monotonic() - begun
    return figures


def _workspace(folder: Path, address: str | None, port: int, due: int) -> Path:
    config = CONFIG.replace('deliver = ["shelf"]', 'deliver = ["shelf", "hook"]') + _HOOK.format(port=port)
    if address:
        config = config.replace("[workspace]", f'[workspace]\ndatabase = "{address}"')
    here = desk(folder, config)
    briefer(here, "schedule", "add", "gate", f"*/{60 // due} 0 0 1 1 *", "--zone", "UTC", "--missed", "all")
    with Library.open(address or here / "briefer.db") as opened:
        opened.schedules.pause("gate", paused=False, next_="2026-01-01T00:00:00+00:00")
    return here


def main() -> None:
    store, due = sys.argv[1], int(sys.argv[2])
    points = points_of(int(sys.argv[3]) if len(sys.argv) > 3 else max(0, due - 2))
    folder = Path(tempfile.mkdtemp(prefix="briefer-faults-"))
    with ExitStack() as stack:
        address = stack.enter_context(server()).database() if store == "postgresql" else None
        daemons = int(sys.argv[4]) if len(sys.argv) > 4 else 2 if address else 1
        figures = campaign(folder / "desk", address, due=due, points=points, daemons=daemons)
    sys.stdout.write(f"{store}, {daemons} daemons at a time: {figures}\n{dict(figures.kills)}\n")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
