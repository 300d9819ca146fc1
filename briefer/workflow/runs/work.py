"""What every step of a run has at hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from briefer.config import Profile, Settings
from briefer.library import Found, Library, LogLine, Run, RunStep
from briefer.library.ledger.records import Level
from briefer.model import Json
from briefer.paths import Workspace
from briefer.workflow.choosing import instant, query_of
from briefer.workflow.progress import Progress


@dataclass(slots=True, kw_only=True)
class Work:
    """One run in one process; `run` is renewed as the run gets on."""

    library: Library
    workspace: Workspace
    settings: Settings
    run: Run
    executor: str
    "Name of the process, as the run is claimed by it."
    dead: frozenset[str] = frozenset()
    "Processes of which nothing is to be expected any more."
    clock: Callable[[], datetime]
    progress: Progress
    warn: Callable[[str], None]
    stepped: Callable[[RunStep], None] = lambda _step: None
    "Told of each step as it is done or has failed."

    @property
    def at(self) -> str:
        """Now, as the ledger writes it."""
        return stamp(self.clock())

    @property
    def as_of(self) -> datetime:
        return datetime.fromisoformat(self.run.as_of)

    @property
    def profile(self) -> Profile:
        """As briefer.toml has it, with the run's number; after missed times it reaches back to the last one before."""
        profile = replace(self.settings.profile(self.run.profile), number=self.run.number)
        if self.run.since is None or profile.since is None:
            return profile
        begins, last = query_of(profile, self.as_of).since, datetime.fromisoformat(self.run.since).date()
        return replace(profile, since=last.isoformat()) if begins and last < begins else profile

    def log(self, event: str, data: Json = None, *, level: Level = "info") -> None:
        self.library.runs.log(self.run.id, LogLine(at=self.at, level=level, event=event, data=data))

    def warned(self, message: str) -> None:
        """Tell whoever watches, and keep it in the log."""
        self.warn(message)
        self.log("warning", message, level="warning")

    def found(self, found: Found) -> None:
        self.library.runs.find(self.run.id, self.executor, found)
        self.run = replace(self.run, found=found)


def stamp(moment: datetime) -> str:
    """An instant as the ledger writes it: UTC, milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def due_stamp(moment: datetime) -> str:
    """A due time as the ledger writes it: UTC, seconds."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def as_of_for(profile: Profile, moment: datetime) -> datetime:
    """What the profile says of it, counted from the moment that the brief is due."""
    return instant(profile.as_of, moment)
