"""briefer.toml -> Settings. Unknown fields and wrong kinds are errors that name the field."""

import re
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from briefer.errors import ConfigError
from briefer.model import SECTIONS, Confidence, Format, Likelihood, Marking, SectionName, TemplateName

T = TypeVar("T")

_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f.]*:[0-9a-f.]*:[0-9a-f.:]*", re.IGNORECASE)
"A host's name, in the letters of the DNS, or its IP address: no scheme, port, path or pattern."


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementDraft:
    """A key judgement as the analyst wrote it. `[@ID]` in the texts cites an article."""

    claim: str
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One `[[brief]]`: which articles, which sections, and what the analyst says."""

    name: str
    title: str | None = None
    "None: the profile's name."
    number: str | None = None
    "None: made of the profile's name and the as-of time."
    author: str | None = None
    audience: str | None = None
    marking: Marking | None = None
    "None: the most restrictive of the sources and the workspace's own."
    supersedes: str | None = None
    as_of: str | None = None
    "Instant, or words; None: the moment of the build."
    since: str | None = None
    until: str | None = None
    outlets: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    search: str | None = None
    articles: tuple[str, ...] = ()
    "Ids; empty: all that the other fields let through."
    sections: tuple[SectionName, ...] = SECTIONS
    formats: tuple[Format, ...] = ("pdf", "json")
    template: TemplateName = "standard"
    bottom_line: str | None = None
    outlook: str | None = None
    assumptions: tuple[str, ...] = ()
    judgement: tuple[JudgementDraft, ...] = ()


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
            if not _HOST.fullmatch(host):
                raise ValueError(f"`{host}`: give the name of one host alone, as intranet.example")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    workspace: WorkspaceSettings = WorkspaceSettings()
    terminal: TerminalSettings = TerminalSettings()
    fetch: FetchSettings = FetchSettings()
    article: tuple[ArticleFacts, ...] = ()
    brief: tuple[Profile, ...] = ()

    def profile(self, name: str | None) -> Profile:
        """The profile of that name; without a name the first, or an empty one where there is none."""
        if name is None:
            return self.brief[0] if self.brief else Profile(name="brief")
        for profile in self.brief:
            if profile.name == name:
                return profile
        known = ", ".join(p.name for p in self.brief) or "none"
        raise ConfigError(f"profile {name}: not in briefer.toml; there are: {known}")


def load(path: Path) -> Settings:
    """Read a briefer.toml. Raises ConfigError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    settings = from_table(table, Settings, str(path))
    names = [profile.name for profile in settings.brief]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{path}: brief: two profiles are named {name}; rename one")
    return settings


def from_table(table: dict[str, Any], kind: type[T], where: str) -> T:
    """A table as a dataclass of `kind`. Raises ConfigError, which names `where` and the field."""
    _refuse_unknown(table, kind, where)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at ")
        raise ConfigError(f"{where}: {place.strip('`').removeprefix('$.') or 'top level'}: {message}") from error


def _refuse_unknown(table: dict[str, Any], kind: type, where: str) -> None:
    hints = get_type_hints(kind)
    known = [field.name for field in fields(kind)]
    for key, value in table.items():
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known are: {', '.join(known)}"
            raise ConfigError(f"{where}: {key}: unknown field; {hint}")
        inner = [t for t in (hints[key], *get_args(hints[key])) if isinstance(t, type) and is_dataclass(t)]
        for item in value if isinstance(value, list) else [value]:
            if inner and isinstance(item, dict):
                _refuse_unknown(item, inner[0], f"{where}: {key}")
