"""What an analyst states of articles: publication date, grade, marking, tags. Kept at once; undo takes it back."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from briefer.errors import QueryError
from briefer.tui.days import extent
from briefer.tui.dialogs.choose import Option

if TYPE_CHECKING:
    from briefer.library import ArticleRow, Library
    from briefer.model import Marking

UNKNOWN = "unknown"
"Typed for a publication date that is not known after all."

SOURCE_GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
ITEM_GRADES = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""Admiralty code, NATO AJP-2.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One change that was made, and how to take it back."""

    told: str
    undo: Callable[[], object]


def published_means(today: date) -> Callable[[str], str]:
    """For a dialog: what the words of a publication date mean."""

    def means(words: str) -> str:
        from briefer.workflow import stated_date  # noqa: PLC0415 - loaded with the session

        if not words.strip():
            raise QueryError(f"publication date: give a day, such as yesterday or 26 Oct 2023, or {UNKNOWN}")
        if words.strip().casefold() == UNKNOWN:
            return "the publication date counts as not known; nothing relative is resolved"
        published = stated_date(words, today)
        return f"{published.value}  {extent(published.day, published.day)}"

    return means


def set_published(library: "Library", rows: "Sequence[ArticleRow]", words: str, today: date) -> Stated:
    """Raises QueryError for words that mean no day, LibraryError."""
    from briefer.workflow import stated_date  # noqa: PLC0415 - loaded with the session

    published = None if words.strip().casefold() == UNKNOWN else stated_date(words, today)
    library.set_published([row.id for row in rows], published)
    told = f"publication date {published.value if published else UNKNOWN}: {_what(rows)}"
    return Stated(told=told, undo=lambda: _set(library.set_published, rows, lambda row: row.published))


def grade_means(words: str) -> str:
    """`B2` -> both halves in words. Raises ConfigError."""
    from briefer.workflow import grade_of  # noqa: PLC0415 - loaded with the session

    grade = grade_of(words.strip(), "grade")
    return f"source {SOURCE_GRADES[grade.source]}, item {ITEM_GRADES[grade.item]}"


def set_grade(library: "Library", rows: "Sequence[ArticleRow]", words: str) -> Stated:
    """Raises ConfigError for what is no grade, LibraryError."""
    from briefer.workflow import grade_of  # noqa: PLC0415 - loaded with the session

    grade = grade_of(words.strip(), "grade")
    library.set_grade([row.id for row in rows], grade)
    return Stated(
        told=f"grade {grade}: {_what(rows)}", undo=lambda: _set(library.set_grade, rows, lambda row: row.grade)
    )


def markings() -> "list[Option[Marking | None]]":
    """From least to most restrictive, and none."""
    from briefer.model import TLP_ORDER  # noqa: PLC0415 - loaded with the session

    return [Option(label=marking or "no marking", value=marking) for marking in (*TLP_ORDER, None)]


def set_marking(library: "Library", rows: "Sequence[ArticleRow]", marking: "Marking | None") -> Stated:
    library.set_marking([row.id for row in rows], marking)
    return Stated(
        told=f"{marking or 'no marking'}: {_what(rows)}",
        undo=lambda: _set(library.set_marking, rows, lambda row: row.marking),
    )


def tags_of(words: str) -> tuple[str, ...]:
    """`dam, river` -> ("dam", "river")."""
    return tuple(tag.strip() for tag in words.split(",") if tag.strip())


def set_tags(library: "Library", rows: "Sequence[ArticleRow]", words: str) -> Stated:
    """One article gets exactly these tags; several get those beside their own, and `-tag` takes one away."""
    tags = tags_of(words)
    away = {tag[1:].casefold() for tag in tags if tag.startswith("-")}
    more = tuple(tag for tag in tags if not tag.startswith("-"))
    kept = len(rows) > 1
    _set(library.set_tags, rows, lambda row: (*(t for t in row.tags if kept and t.casefold() not in away), *more))
    return Stated(
        told=f"tags {', '.join(tags) or 'none'}: {_what(rows)}",
        undo=lambda: _set(library.set_tags, rows, lambda row: row.tags),
    )


def _set(
    change: Callable[[Sequence[str], Any], object],
    rows: "Sequence[ArticleRow]",
    value: "Callable[[ArticleRow], Hashable]",
) -> None:
    """One change for all articles that get the same value."""
    groups: dict[Hashable, list[str]] = {}
    for row in rows:
        groups.setdefault(value(row), []).append(row.id)
    for same, ids in groups.items():
        change(ids, same)


def _what(rows: "Sequence[ArticleRow]") -> str:
    return rows[0].title or rows[0].id if len(rows) == 1 else f"{len(rows):,} articles"
