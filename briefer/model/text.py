"""What a source said: the article, its parts, and how its facts are known."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

HowKnown = Literal["given", "front-matter", "json-ld", "meta", "feed", "mail", "url", "text", "guess"]
"""Where a publication date comes from. `given`: a person stated it."""

ParagraphRole = Literal["headline", "dek", "heading", "body"]
"""`dek` is the summary line under a headline; `heading` a crosshead inside the text."""

Marking = Literal["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]
"""Traffic Light Protocol 2.0 (FIRST, 2022)."""

TLP_ORDER: tuple[Marking, ...] = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""From least to most restrictive."""

TEASER = "teaser"
"Tag of an article that is no more than what a feed says of it, since its page could not be had."


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, hex. Unpaired surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one article's text: `text[start:end]`, counted in Python `str` characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    span: Span
    role: ParagraphRole = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article appeared, and how that is known."""

    value: str
    "ISO 8601: a date, or an instant with its offset where the source gave one."
    precision: Literal["day", "minute", "second"]
    how: HowKnown
    zone: str | None = None
    "IANA name or offset as the source stated it; None: not stated."
    sure: bool = True
    "False: derived by a heuristic; printed as such."

    @property
    def day(self) -> date:
        """The calendar day in the source's own zone, from which relative dates count."""
        return datetime.fromisoformat(self.value).date() if "T" in self.value else date.fromisoformat(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """An Admiralty rating. Source and item are rated apart; F and 6 mean *cannot be judged*."""

    source: Literal["A", "B", "C", "D", "E", "F"] = "F"
    item: Literal["1", "2", "3", "4", "5", "6"] = "6"

    def __str__(self) -> str:
        return self.source + self.item


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one text. The text never changes: a correction is a new version."""

    id: str
    "Stable over versions: derived from the address, or from the text where there is none."
    version: int = 1
    title: str | None = None
    text: str
    "NFC, line ends `\\n`. Headline and dek stand in it as its first paragraphs when the source has them."
    paragraphs: tuple[Paragraph, ...]
    "In order, without overlap; what lies between them is white space."
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: Published | None = None
    "None: not known; no relative date in the article is then resolved."
    language: str | None = None
    "ISO 639-1; None: not determined."
    retrieved: str | None = None
    "UTC instant, ISO 8601, at which the input was read."
    sha256: str
    "`digest(text)`."
    source: str | None = None
    "Path or address the input came from, as the user gave it."
    origin: str | None = None
    "Articles that carry the same report share this id; None: on its own."
    credit: str | None = None
    "Agency or outlet that the text itself names as where it comes from."
    grade: Grade = Grade()
    marking: Marking | None = None
    tags: tuple[str, ...] = ()
    tail: str | None = None
    "Site furniture cut from the end of the input, kept aside; None: nothing was cut."

    def quote(self, span: Span) -> str:
        """The words at `span`, as they stand."""
        return self.text[span.start : span.end]
