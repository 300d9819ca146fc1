"""What the ledger keeps. Instants are UTC, ISO 8601, in one form each, so that they sort as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from briefer.model import Json

Missed = Literal["skip", "once", "all"]
"""What becomes of due times that passed while nothing ran: none, one run for all of them, or one each."""
MISSED: tuple[Missed, ...] = get_args(Missed)

StepName = Literal["fetch", "add", "analyze", "compose", "lint", "render", "deliver"]
STEPS: tuple[StepName, ...] = get_args(StepName)
"""In the order in which a run takes them."""

RunState = Literal["waiting", "running", "ended"]

RunOutcome = Literal["written", "nothing new", "refused", "not delivered", "failed", "interrupted"]
"""`refused`: lint or evidence; `not delivered`: the brief was written, and a target or a source did not answer."""

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a profile's brief is due."""

    name: str
    profile: str
    words: str
    "As the user gave it."
    crons: tuple[str, ...]
    "It is due when any of these is."
    zone: str
    "IANA name of the zone in which they count."
    missed: Missed
    paused: bool = False
    next: str | None
    "The first due time for which no run has been ordered yet; None: there is none any more."
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInput:
    """An article that a run's brief is made of."""

    article: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFile:
    path: str
    "From the workspace, where it lies inside it."
    sha256: str
    size: int
    "Bytes."


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLint:
    """A finding of the brief's lint; fields as in `LintFinding`."""

    level: str
    rule: str
    where: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a run found and made."""

    inputs: tuple[RunInput, ...] = ()
    before: str | None = None
    "Run whose brief this one is compared with; None: it is the first."
    new: tuple[str, ...] = ()
    "Ids of articles that the brief before did not have."
    changed: tuple[str, ...] = ()
    "Of articles that it had in another version."
    gone: tuple[str, ...] = ()
    "Of articles that only it had."
    briefer: str | None = None
    "Version of the program, and of the language model."
    model: str | None = None
    rules: str | None = None
    "Fingerprint of the rules and lexicons of the analysis."
    lint: tuple[RunLint, ...] = ()
    files: tuple[RunFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One making of a profile's brief, from its sources to its readers."""

    id: str
    profile: str
    schedule: str | None = None
    "None: it was asked for on the command line."
    due: str | None = None
    "None: it was asked for, not due."
    as_of: str
    "For the brief: nothing later is taken in."
    number: str
    "Of the brief."
    since: str | None = None
    "The last due time before those that were missed; None: none were."
    missed: int = 0
    "Due times before this one that it stands for."
    state: RunState = "waiting"
    outcome: RunOutcome | None = None
    code: int | None = None
    "Exit code, as in `briefer.errors`."
    message: str | None = None
    "One sentence on the outcome; None: there is nothing to say beside it."
    executor: str | None = None
    "The process that does it or did it last; None: none has begun."
    attempts: int = 0
    "How often a process began it."
    asked: str
    started: str | None = None
    ended: str | None = None
    found: Found = Found()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStep:
    step: StepName
    state: Literal["running", "done", "failed", "nothing new"]
    "`nothing new`: it ended the run, since there is nothing to report."
    attempts: int
    started: str
    "Of the last attempt."
    ended: str | None
    counts: Mapping[str, int] = field(default_factory=dict)
    message: str | None = None
    "Why it failed, or what is not new."


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of a run's log."""

    at: str
    level: Level
    event: str
    data: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Executor:
    """A process that does runs."""

    id: str
    host: str
    process: int
    "Its number on that host."
    kind: str
    "`daemon`, `tick` or `run`."
    started: str
    heartbeat: str
    "When it last said that it is alive."
    ended: str | None = None
    "None: it did not say that it ended."


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One brief to one target."""

    number: str
    "Of the brief, or of a notice about it."
    target: str
    run: str | None
    state: Literal["sending", "delivered", "failed", "disabled"]
    "`disabled`: it failed, and the receiver wants nothing more; nothing is sent to this target until somebody says so."
    attempts: int
    at: str
    "When it came to this state."
    owner: str
    "The process that sends it or sent it last."
    error: str | None = None
    "Why it failed; while it is sent, what became of the attempt before where nobody knows."
    receipt: Json = None
