"""What the library hands out and takes in beside articles and analyses."""

from dataclasses import dataclass
from typing import Literal

from briefer.model import Article, Grade, Marking, Published

Outcome = Literal["new", "unchanged", "new version", "duplicate"]
"""`unchanged`: the same text at the same id; `duplicate`: the same text under another id, which was not added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """The latest version of an article without its text: what a list shows. Fields as in `Article`."""

    place: int
    "Where it stands in the newest-first order; the cursor of `Library.page`."
    serial: int
    "Counts versions in the order in which they were added."
    id: str
    version: int
    sha256: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    published: Published | None
    language: str | None
    retrieved: str | None
    source: str | None
    origin: str | None
    credit: str | None
    grade: Grade
    marking: Marking | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    rows: tuple[ArticleRow, ...]
    after: int | None
    "Cursor to ask for the next page with; None: this is the last one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """Where the blocks of a list begin, so that any of them is read without those before it."""

    count: int
    "Rows in the whole list."
    after: tuple[int | None, ...]
    "For each block, the cursor to ask `Library.page` for it with; the first one's is None."


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one addition."""

    article: Article
    "As the library holds it now; for a duplicate, the article that was there first."
    outcome: Outcome
    noted: tuple[str, ...] = ()
    "Metadata fields of an article held before that this addition filled in or corrected."
    copy_of: str | None = None
    "Id of an earlier article that carries the same report, nearly or wholly in the same words; None: there is none."


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A brief that was written."""

    number: str
    profile: str
    as_of: str
    files: tuple[str, ...]
    digest: str
    "Hex SHA-256 of the brief's data."
    at: str
    "UTC instant, ISO 8601."


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """A stored text that is not the text that was added."""

    article: str
    version: int
    stored: str | None
    "Digest recorded when it was added; None: there is no such version."
    actual: str | None
    "Digest of the text as it stands in the database; None: the text is gone."
