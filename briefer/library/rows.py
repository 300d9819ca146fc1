"""Articles to rows and back. JSON columns are read and written by msgspec alone."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, cast

import msgspec
from sqlalchemy import Result, Row

from briefer.errors import LibraryError
from briefer.library.place import place_of, published_seconds
from briefer.library.records import ArticleRow
from briefer.library.schema import articles, texts
from briefer.model import Article, Grade, Marking, Paragraph, Published

LISTED = tuple(column for column in articles.c if column.name not in ("outlet_key", "published_utc"))
"The columns that `listed` reads."

WHOLE = (*LISTED, texts.c.text, texts.c.paragraphs, texts.c.tail)
"The columns that `whole` reads."

_SHARED = tuple(field.name for field in fields(ArticleRow) if field.name not in ("place", "serial"))
# Made while the module is loaded: two threads that first read a class at once end the process (msgspec 0.22).
_PUBLISHED = msgspec.json.Decoder(Published)
_GRADE = msgspec.json.Decoder(Grade)
_NAMES = msgspec.json.Decoder(tuple[str, ...])
_PARAGRAPHS = msgspec.json.Decoder(tuple[Paragraph, ...])
_GRADE_LETTERS = 2


def listed(row: Row[Any]) -> ArticleRow:
    """Raises LibraryError when the row holds what Briefer never wrote."""
    try:
        return ArticleRow(
            place=row.place or 0,
            serial=row.row,
            id=row.id,
            version=row.version,
            sha256=row.sha256,
            title=row.title,
            outlet=row.outlet,
            authors=_NAMES.decode(row.authors),
            url=row.url,
            published=row.published and _PUBLISHED.decode(row.published),
            language=row.language,
            retrieved=row.retrieved,
            source=row.source,
            origin=row.origin,
            credit=row.credit,
            grade=grade_of(row.grade),
            marking=cast("Marking | None", row.marking),
            tags=_NAMES.decode(row.tags),
        )
    except msgspec.DecodeError as error:
        raise LibraryError(f"article {row.id}: its row in the library is damaged ({error}); add it anew") from error


def whole(row: Row[Any]) -> Article:
    """Raises LibraryError as `listed`."""
    known = listed(row)
    return Article(
        **{name: getattr(known, name) for name in _SHARED},
        text=row.text,
        paragraphs=_PARAGRAPHS.decode(row.paragraphs),
        tail=row.tail,
    )


def grade_of(letters: str) -> Grade:
    """`B2` as a Grade."""
    return _GRADE.decode(msgspec.json.encode({"source": letters[:1], "item": letters[1:_GRADE_LETTERS]}))


def article_values(article: Article | ArticleRow, row: int) -> dict[str, object]:
    """The columns of `articles` for the latest version of an article; raises LibraryError as `place`."""
    return {
        "row": row,
        "id": article.id,
        "version": article.version,
        "place": place(article, row),
        "sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_key": article.outlet and same_name(article.outlet),
        "authors": json(article.authors),
        "url": article.url,
        "published": article.published and json(article.published),
        "published_utc": published_seconds(article.published),
        "language": article.language,
        "retrieved": article.retrieved,
        "source": article.source,
        "origin": article.origin,
        "credit": article.credit,
        "grade": str(article.grade),
        "marking": article.marking,
        "tags": json(article.tags),
    }


def place(article: Article | ArticleRow, row: int) -> int:
    """Raises LibraryError when the publication date is no ISO date."""
    try:
        return place_of(article.published, row)
    except ValueError as error:
        raise LibraryError(f"article {article.id}: published: {error}; give an ISO date or instant") from error


def text_values(article: Article, row: int) -> dict[str, object]:
    """The columns of `texts`."""
    return {"row": row, "text": article.text, "paragraphs": json(article.paragraphs), "tail": article.tail}


def same_name(name: str) -> str:
    """The form in which outlets and tags are compared: case and outer white space do not count."""
    return name.strip().casefold()


def json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def named(result: Result[Any]) -> Iterator[dict[str, Any]]:
    """Rows as values by the names of their columns."""
    names = tuple(result.keys())
    for row in result:
        yield dict(zip(names, row, strict=True))
