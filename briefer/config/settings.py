"""What the other tables of briefer.toml say, and all of it together."""

import re
from dataclasses import dataclass, field

from briefer.config.deliver import Target
from briefer.config.hosts import refuse_what_is_no_host
from briefer.config.profiles import Profile
from briefer.config.references import refuse_password
from briefer.config.schedules import ScheduleSettings
from briefer.config.sources import Source
from briefer.errors import ConfigError
from briefer.model import Marking

_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e]{1,200}")
_LONGEST_PAUSE = 60
_LONGEST_PATIENCE = 120
_LONGEST_WAIT = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """One `[[article]]`: what the analyst knows of seeds that their files do not say. Later tables win."""

    file: str
    "Path from the workspace, or a pattern such as `seeds/exercise/*`."
    published: str | None = None
    "ISO date or instant."
    grade: str | None = None
    "Admiralty, letter and digit, as `B2`."
    marking: Marking | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    author: str | None = None
    marking: Marking = "TLP:AMBER"
    "For briefs whose sources carry no marking; not the least restrictive, since nobody chose it."
    database: str = "briefer.db"
    'Path, from the workspace, or a database URL; or a reference to one, as "env:NAME", where it holds a password.'
    database_wait: float = 30
    "Seconds that a write waits for those of other processes."
    language_model: str = "en_core_web_sm"
    seeds: bool = True
    "Whether `briefer build` first adds what is new in seeds/."

    def __post_init__(self) -> None:
        refuse_password("database", self.database)
        if not 0 < self.database_wait <= _LONGEST_WAIT:
            raise ValueError(f"database_wait: {self.database_wait:g}: give seconds, {_LONGEST_WAIT} at most")


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalSettings:
    keys: dict[str, str] = field(default_factory=dict)
    "Binding id -> the keys that call it, with commas, as `x,ctrl+l`."
    mouse: bool = True
    theme: str | None = None
    "Name of a theme of the terminal; None: the terminal chooses."
    editor: str | None = None
    "Command that opens a file; None: VISUAL, then EDITOR of the environment."


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    allow_private: tuple[str, ...] = ()
    """Names of hosts, as addresses spell them, that may be on private, shared or loopback addresses; no other may.
    A page elsewhere does not lead to them."""
    contact: str | None = None
    "An address or a mailbox that sources are told, so that those who run them can ask; None: none is told."
    pause: float = 2
    "Seconds between two requests to one host, where sources are fetched."
    patience: float = 60
    "Seconds that one request may take, where sources are fetched."

    def __post_init__(self) -> None:
        for host in self.allow_private:
            refuse_what_is_no_host(host)
        if self.contact is not None and not _CONTACT.fullmatch(self.contact):
            raise ValueError(f"contact: {self.contact!r}: give an address or a mailbox, without spaces and brackets")
        if not 0 <= self.pause <= _LONGEST_PAUSE:
            raise ValueError(f"pause: {self.pause:g}: give seconds, {_LONGEST_PAUSE} at most")
        if not 1 <= self.patience <= _LONGEST_PATIENCE:
            raise ValueError(f"patience: {self.patience:g}: give seconds, 1 to {_LONGEST_PATIENCE}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    workspace: WorkspaceSettings = WorkspaceSettings()
    terminal: TerminalSettings = TerminalSettings()
    fetch: FetchSettings = FetchSettings()
    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    article: tuple[ArticleFacts, ...] = ()
    brief: tuple[Profile, ...] = ()
    deliver: tuple[Target, ...] = ()
    source: tuple[Source, ...] = ()

    def profile(self, name: str | None) -> Profile:
        """The profile of that name; without a name the first, or an empty one where there is none."""
        if name is None:
            return self.brief[0] if self.brief else Profile(name="brief")
        for profile in self.brief:
            if profile.name == name:
                return profile
        known = ", ".join(p.name for p in self.brief) or "none"
        raise ConfigError(f"profile {name}: not in briefer.toml; there are: {known}")

    def target(self, name: str) -> Target:
        """Where the `[[deliver]]` of that name sends to. Raises ConfigError."""
        for target in self.deliver:
            if target.name == name:
                return target
        known = ", ".join(target.name for target in self.deliver) or "none"
        raise ConfigError(f"deliver {name}: no [[deliver]] of briefer.toml has this name; there are: {known}")

    def source_named(self, name: str) -> Source:
        """The `[[source]]` of that name. Raises ConfigError."""
        for source in self.source:
            if source.name == name:
                return source
        known = ", ".join(source.name for source in self.source) or "none"
        raise ConfigError(f"source {name}: no [[source]] of briefer.toml has this name; there are: {known}")
