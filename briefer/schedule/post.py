"""What a process that does runs has at hand."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from briefer.library import Library
from briefer.paths import Workspace
from briefer.schedule.talk import Going, Over, Step, Warned
from briefer.workflow import runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds. The three belong together: `stale` is several beats."""

    look: float = 4.0
    "Between two looks at what is due, and at what others left."
    beat: float = runs.BEAT
    "Between two signs of life."
    stale: float = runs.STALE
    "Without one, after which a process counts as dead."
    rest: float = 30.0
    "Until a run is gone on with that something hinders."


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    workspace: Workspace
    library: Library
    clock: Callable[[], datetime]
    tell: Callable[[str, Step | Going | Warned | Over], None]
    "Told of each step of a run, how far it is, of what its process warns of, and that it is over; its id first."
    complain: Callable[[str], None]
    "Told of what hinders a run or the process itself, each thing once while it lasts."
    waits: Callable[[datetime | None], None] = lambda _due: None
    "Told before each pause when something is due next; None: nothing is."
    pace: Pace = Pace()
    leaving: threading.Event = field(default_factory=threading.Event)
    "Set when the process is being left."
