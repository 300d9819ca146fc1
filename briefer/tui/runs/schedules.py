"""The schedules in one line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from briefer.tui.plain import plain
from briefer.tui.runs.details import day_and_time

if TYPE_CHECKING:
    from briefer.library import Schedule


def planned(schedules: "Sequence[Schedule]") -> Text:
    """Which is due next and when; that there is none, where there is none."""
    if not schedules:
        return Text("No schedules: nothing is built here by itself. Times are UTC.")
    due = sorted((one for one in schedules if one.next and not one.paused), key=lambda one: str(one.next))
    paused = sum(one.paused for one in schedules)
    counted = f"{len(schedules)} schedules" if len(schedules) > 1 else "1 schedule"
    resting = f", {paused} paused" if paused else ""
    if not due:
        return Text(f"{counted}{resting}: nothing is due. Times are UTC.")
    return Text(f"{counted}{resting}; next {plain(due[0].name)} at {day_and_time(str(due[0].next))}. Times are UTC.")
