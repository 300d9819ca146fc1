"""What everything in a brief is made of: words of a source with their place, times, and the analyst's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a source with their place. `text` equals the article's `text[start:end]`, or there is no brief."""

    source: int
    "Number of the source in this brief."
    article: str
    version: int
    start: int
    end: int
    text: str
    paragraph: int
    "Counted from 1 in the article; the headline is a paragraph."


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as the sources give it. With neither first nor last it is unresolved."""

    first: str | None
    last: str | None
    precision: str
    mod: str | None = None
    words: Evidence | None = None
    "The expression it was read from; None: it is the article's own publication date."


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """The analyst's own words. `[n]` in `text` cites source n."""

    text: str
    cites: tuple[int, ...] = ()
