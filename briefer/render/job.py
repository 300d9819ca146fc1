"""What goes to the render child on its standard input, and what comes back before the PDF."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    seconds: float = 180.0
    "Wall time after which the child is ended."
    megabytes: int = 4096
    "Address space the child may take; 0: no limit."


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file carried inside the PDF."""

    name: str
    description: str
    data: bytes
    moment: datetime
    "Printed as its creation and modification date."


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    html: str
    folders: tuple[str, ...]
    "Style folders in order of precedence; the only files the child may serve to the page."
    sheets: tuple[str, ...]
    "Names of style sheets in those folders that only the PDF uses."
    identifier: str
    "First half of the PDF's identifier."
    attachments: tuple[Attached, ...] = ()
    megabytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """First line of the child's output; the PDF follows it."""

    pages: int = 0
    warnings: tuple[str, ...] = ()
    failure: str | None = None
    "Why there is no PDF; None: it follows."
    library: str | None = None
    "A library of the operating system that could not be loaded."
    versions: tuple[str, ...] = ()
    "Answer to an empty job: the parts at work and their versions."
