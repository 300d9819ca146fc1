"""Schedules, runs and deliveries: what is due, what was done of it, and by which process."""

from briefer.library.ledger.deliveries import Deliveries
from briefer.library.ledger.executors import Executors
from briefer.library.ledger.records import (
    MISSED,
    STEPS,
    Delivery,
    Executor,
    Found,
    LogLine,
    Missed,
    Run,
    RunFile,
    RunInput,
    RunLint,
    RunOutcome,
    RunStep,
    Schedule,
    StepName,
)
from briefer.library.ledger.runs import Runs
from briefer.library.ledger.schedules import Schedules

__all__ = [
    "MISSED",
    "STEPS",
    "Deliveries",
    "Delivery",
    "Executor",
    "Executors",
    "Found",
    "LogLine",
    "Missed",
    "Run",
    "RunFile",
    "RunInput",
    "RunLint",
    "RunOutcome",
    "RunStep",
    "Runs",
    "Schedule",
    "Schedules",
    "StepName",
]
