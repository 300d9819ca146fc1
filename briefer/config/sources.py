"""What a `[[source]]` of briefer.toml says: where articles come from by themselves."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from briefer.config.tables import from_table
from briefer.errors import ConfigError
from briefer.model import Grade, Marking

SourceKind = Literal["feed", "address", "folder"]
"""`feed`: RSS, Atom or JSON Feed; `address`: one page that changes; `folder`: files that somebody puts there."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_GRADE = re.compile(r"(?P<source>[A-F])(?P<item>[1-6])?")
_EVERY = re.compile(r"(?P<count>[1-9]\d{0,3})\s*(?P<unit>minute|hour|day)s?")
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Articles of a source get its outlet, grade, marking and tags."""

    kind: SourceKind
    name: str
    "As `briefer fetch NAME` takes it; letters, digits, hyphens."
    url: str | None = None
    "http or https, of a feed or a page."
    path: str | None = None
    "Of a folder, counted from the workspace."
    outlet: str | None = None
    "None: what the page or the feed says."
    grade: str | None = None
    "Admiralty: the letter of the source, or letter and digit, as `B` or `B2`."
    marking: Marking | None = None
    tags: tuple[str, ...] = ()
    every: str = "1 hour"
    "How often it is asked at most, as `30 minutes`, `6 hours`, `1 day`; a folder is looked at each time."
    full_text: bool | Literal["auto"] = "auto"
    "Whether entries of a feed are read on the pages that they link to; `auto`: those whose own text is a teaser."
    robots: bool = True
    "Whether the robots.txt of its hosts is kept to; only hosts of one's own should be asked without."
    enabled: bool = True

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"name: `{self.name}`: use letters, digits and hyphens, 40 at most")
        if self.kind == "folder":
            _refuse_missing("path", self.path, "url", self.url)
        else:
            _refuse_missing("url", self.url, "path", self.path)
            _refuse_address(self.url or "")
        if self.grade is not None and not _GRADE.fullmatch(self.grade):
            raise ValueError(f"grade: {self.grade}: give a letter A to F, with or without a digit 1 to 6, as B or B2")
        if not _SHORTEST <= self.interval <= _LONGEST:
            raise ValueError(f"every: {self.every}: no more often than every 5 minutes, and within 90 days")

    @property
    def interval(self) -> timedelta:
        """`every` as time. Raises ValueError."""
        found = _EVERY.fullmatch(self.every.strip().lower())
        if found is None:
            raise ValueError(f"every: `{self.every}`: write a number and a unit, as 30 minutes, 6 hours or 1 day")
        return timedelta(**{f"{found['unit']}s": int(found["count"])})

    @property
    def rating(self) -> Grade | None:
        """`grade` as the model has it."""
        found = _GRADE.fullmatch(self.grade or "")
        if found is None:
            return None
        return Grade(source=found["source"], item=found["item"] or "6")  # type: ignore[arg-type] # the pattern's letters


def read_sources(tables: object, where: str) -> tuple[Source, ...]:
    """The sources of `[[source]]` tables. Raises ConfigError, which names `where` and the field."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigError(f"{where}: source: write each source as a table of its own, [[source]]")
    sources = tuple(_source(table, f"{where}: source {_called(table, at)}") for at, table in enumerate(tables, 1))
    names = [source.name for source in sources]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{where}: source: two sources are named {name}; rename one")
    return sources


def _called(table: dict[str, Any], at: int) -> str:
    """The source's name, or how many-eth it is."""
    name = table.get("name")
    return name if isinstance(name, str) and _NAME.fullmatch(name) else str(at)


def _source(table: dict[str, Any], where: str) -> Source:
    kind = table.get("kind")
    known = get_args(SourceKind)
    if kind not in known:
        raise ConfigError(f"{where}: kind: {'unknown' if kind else 'missing'}; there are: {', '.join(known)}")
    return from_table(table, Source, where)


def _refuse_missing(wanted: str, value: str | None, other: str, unwanted: str | None) -> None:
    if not (value or "").strip():
        raise ValueError(f"{wanted}: missing; say where it is")
    if unwanted is not None:
        raise ValueError(f"{other}: such a source has none; its place is its {wanted}")


def _refuse_address(url: str) -> None:
    """Raises ValueError, which never repeats the address: it may hold a password."""
    try:
        parts = urlsplit(url.strip())
        host, user = parts.hostname, parts.username
    except ValueError:
        host, user = None, None
    if not host or parts.scheme not in {"http", "https"}:
        raise ValueError("url: it is no address that can be fetched; write it as https://host/path")
    if user is not None:
        raise ValueError("url: it holds a user or password, which are not sent; take them out")
