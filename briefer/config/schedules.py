"""What all schedules of a workspace have in common."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    zone: str | None = None
    "IANA name of the time zone, as Europe/Berlin, of schedules that name none; None: the machine's."
    missed: Literal["skip", "once", "all"] = "once"
    "What becomes of due times that passed while nothing ran, where a schedule does not say."
    metrics: str | None = None
    "File, from the workspace, that a running daemon keeps in the OpenMetrics format; None: none."
