"""What the other tables of briefer.toml say, and all of it together."""

from dataclasses import dataclass, field

from briefer.config.deliver import Target
from briefer.config.hosts import refuse_what_is_no_host
from briefer.config.profiles import Profile
from briefer.config.schedules import ScheduleSettings
from briefer.errors import ConfigError
from briefer.model import Marking


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
    "Path, from the workspace, or a database URL."
    language_model: str = "en_core_web_sm"
    seeds: bool = True
    "Whether `briefer build` first adds what is new in seeds/."


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

    def __post_init__(self) -> None:
        for host in self.allow_private:
            refuse_what_is_no_host(host)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    workspace: WorkspaceSettings = WorkspaceSettings()
    terminal: TerminalSettings = TerminalSettings()
    fetch: FetchSettings = FetchSettings()
    schedule: ScheduleSettings = field(default_factory=ScheduleSettings)
    article: tuple[ArticleFacts, ...] = ()
    brief: tuple[Profile, ...] = ()
    deliver: tuple[Target, ...] = ()

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
