"""Articles, analyses and the analyst's decisions: kept, and found again. The only SQL in Briefer."""

from briefer.library.ledger import (
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
from briefer.library.library import Library
from briefer.library.moving import Copied
from briefer.library.query import Query
from briefer.library.records import Added, ArticleRow, Build, Landmarks, Mismatch, Outcome, Page
from briefer.library.sources import SourceEntry, SourceState

__all__ = [
    "MISSED",
    "STEPS",
    "Added",
    "ArticleRow",
    "Build",
    "Copied",
    "Delivery",
    "Executor",
    "Found",
    "Landmarks",
    "Library",
    "LogLine",
    "Mismatch",
    "Missed",
    "Outcome",
    "Page",
    "Query",
    "Run",
    "RunFile",
    "RunInput",
    "RunLint",
    "RunOutcome",
    "RunStep",
    "Schedule",
    "SourceEntry",
    "SourceState",
    "StepName",
]
