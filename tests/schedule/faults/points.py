"""Where a daemon is killed: at the ends of steps, between a delivery and its entry in the ledger, and anywhere."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

from briefer.deliver.parcel import folder_name
from briefer.library import STEPS, Library
from tests.schedule.faults.alive import Alive
from tests.schedule.faults.receiver import Receiver
from tests.schedule.faults.watch import Watch

BOUNDARIES = tuple(f"{step} {end}" for step in STEPS for end in ("begins", "done"))
PLACED = "folder written, not entered"
ANSWERED = "webhook answered, not entered"
RANDOM = "at random"
PATIENCE = 600.0
_LOOK = 20.0
"Seconds for which a point is waited for, before dead daemons are replaced."
_READ = 0.1
"Seconds that a process takes to read the answer that was sent to it, and more."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    here: Path
    library: Library
    watch: Watch
    alive: Alive
    received: Receiver


def kill(scene: Scene, point: str, *, whole: bool) -> bool:
    """Wait for the point, and kill whoever came to it; False: nothing is left to be done."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        scene.alive.keep()
        if scene.watch.left() == 0:
            return False
        if _killed(scene, point, whole=whole):
            return True
    raise AssertionError(f"{scene.here}: nobody came to {point}")


def _killed(scene: Scene, point: str, *, whole: bool) -> bool:
    if point == PLACED:
        return _killed_when_placed(scene)
    if point == ANSWERED:
        return _killed_when_answered(scene)
    found = _at(scene.watch, point)
    return found is not None and scene.alive.kill(found, whole=whole)


def _at(watch: Watch, point: str) -> int | None:
    """The process that is at this point now; None: the time for it is over."""
    after, until = watch.last(), time.monotonic() + _LOOK
    if point == RANDOM:
        time.sleep(random.uniform(0.0, 1.5))  # noqa: S311 - a moment, no secret
        return next(iter(watch.busy()), None)
    while time.monotonic() < until:
        found = watch.doer(point, after)
        if found is not None:
            return found
        time.sleep(0.002)
    return None


def _killed_when_placed(scene: Scene) -> bool:
    """The ledger is kept from the process as soon as it begins to write the folder; then the folder is waited for."""
    until = time.monotonic() + _LOOK
    while time.monotonic() < until:
        if scene.watch.sending("shelf") is None:
            time.sleep(0.0005)
            continue
        with scene.library._store.writing():  # noqa: SLF001 - what else keeps the ledger from others
            number = scene.watch.sending("shelf")
            if number is None:  # it was entered already: the next one
                continue
            place = scene.here / "shelf" / "gate" / folder_name(number) / "delivery.json"
            return _seen(place) and _kill_owner(scene, number)
    return False


def _seen(place: Path) -> bool:
    until = time.monotonic() + 5
    while not place.exists():
        if time.monotonic() > until:
            return False
        time.sleep(0.001)
    return True


def _killed_when_answered(scene: Scene) -> bool:
    """The receiver holds its answer until the ledger is kept from the process, and then gives it whole."""
    with scene.received.holding() as held:
        if not held.came.wait(_LOOK):
            return False
        with scene.library._store.writing():  # noqa: SLF001 - as above
            held.let()
            assert held.answered.wait(_LOOK)
            time.sleep(_READ)
            return _kill_owner(scene, held.number)


def _kill_owner(scene: Scene, number: str) -> bool:
    process = scene.watch.owner(number)
    return process is not None and scene.alive.kill(process, whole=True)


def points_of(count: int) -> list[str]:
    """Every one, those of deliveries twice, and as many again at random, in turn; so many of them."""
    half = len(BOUNDARIES) // 2
    named = (PLACED, ANSWERED, *BOUNDARIES[:half], PLACED, ANSWERED, *BOUNDARIES[half:])
    mixed = [point for one in named for point in (one, RANDOM)]
    return [mixed[n % len(mixed)] for n in range(count)]
