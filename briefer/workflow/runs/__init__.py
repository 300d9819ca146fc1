"""A run: a profile's brief from its sources to its readers, in steps of which each may be taken again."""

from briefer.workflow.runs.delivering import deliver_again, notice, undelivered
from briefer.workflow.runs.health import Status, status_of
from briefer.workflow.runs.metrics import write_metrics
from briefer.workflow.runs.ordering import number_of, order_now, scheduled_run
from briefer.workflow.runs.pulse import BEAT, STALE, Pulse, dead
from briefer.workflow.runs.record import RunRecord, record_of
from briefer.workflow.runs.taking import finish, run_to_the_end, take, verdict
from briefer.workflow.runs.timing import Timing
from briefer.workflow.runs.watch import Watch
from briefer.workflow.runs.work import Work, due_stamp, stamp

__all__ = [
    "BEAT",
    "STALE",
    "Pulse",
    "RunRecord",
    "Status",
    "Timing",
    "Watch",
    "Work",
    "dead",
    "deliver_again",
    "due_stamp",
    "finish",
    "notice",
    "number_of",
    "order_now",
    "record_of",
    "run_to_the_end",
    "scheduled_run",
    "stamp",
    "status_of",
    "take",
    "undelivered",
    "verdict",
    "write_metrics",
]
