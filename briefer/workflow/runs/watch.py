"""What whoever does runs by the clock is told of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from briefer.library import RunStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Any of it may be called by several threads at once, each for runs of its own."""

    stepped: Callable[[str, RunStep], None]
    "A step of a run is done or has failed; the run's id first."
    going: Callable[[str, str, int, int], None]
    "How far the step at work is: the run's id, a stage, how many of its items are done, and of how many."
    over: Callable[[str, int, str | None], None]
    "A run has ended here, with a code and a sentence; or it is left for now, with 0 and None."
    complain: Callable[[str], None]
    "What hinders a run or the process itself."
    waits: Callable[[datetime | None], None] = lambda _due: None
    "Nothing is left to begin for now, and when something is due next; None: never."
