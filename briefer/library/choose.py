"""A Query as SQL, and reading by it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, FromClause, Select, and_, func, not_, or_, select

from briefer.errors import QueryError
from briefer.library import rows, sqlite
from briefer.library.lookup import resolve
from briefer.library.place import FIRST_DATED, after_day, first_place, utc_seconds
from briefer.library.query import Query, check, words
from briefer.library.records import Landmarks, Page
from briefer.library.schema import articles, tags, texts
from briefer.model import Article

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class _Chosen:
    source: FromClause
    conditions: tuple[Condition, ...]
    place: ColumnElement[Any]
    "The column by which to order and page: the search index's own where there is a search."


def page(connection: Connection, query: Query, *, after: int | None, limit: int) -> Page:
    """See `Library.page`."""
    if limit < 1:
        raise QueryError(f"limit {limit}: less than one article a page; give 1 or more")
    chosen = _chosen(connection, query)
    if after is not None:
        chosen = replace(chosen, conditions=(*chosen.conditions, chosen.place < after))
    found = [rows.listed(row) for row in _read(connection, chosen, rows.LISTED, limit + 1)]
    return Page(rows=tuple(found[:limit]), after=found[limit - 1].place if len(found) > limit else None)


def whole(connection: Connection, query: Query) -> Iterator[Article]:
    """The articles with their texts."""
    chosen = _chosen(connection, query)
    chosen = replace(chosen, source=chosen.source.join(texts, texts.c.row == articles.c.row))
    return map(rows.whole, _read(connection, chosen, rows.WHOLE, None))


def count(connection: Connection, query: Query) -> int:
    chosen = _chosen(connection, query)
    return connection.scalars(select(func.count()).select_from(chosen.source).where(*chosen.conditions)).one()


def landmarks(connection: Connection, query: Query, *, every: int) -> Landmarks:
    """See `Library.landmarks`."""
    if every < 1:
        raise QueryError(f"every {every}: less than one article a block; give 1 or more")
    chosen = _chosen(connection, query)
    newest_first = chosen.place.desc()
    numbered = (
        select(
            chosen.place.label("place"),
            func.row_number().over(order_by=newest_first).label("n"),
            func.lead(chosen.place).over(order_by=newest_first).label("next"),
        )
        .select_from(chosen.source)
        .where(*chosen.conditions)
        .subquery()
    )
    # The last row's number is the count.
    statement = select(numbered.c.place, numbered.c.n).where(or_(numbered.c.n % every == 0, numbered.c.next.is_(None)))
    marks = connection.execute(statement.order_by(numbered.c.n)).all()
    total = marks[-1].n if marks else 0
    return Landmarks(
        count=total, after=(None, *(mark.place for mark in marks if mark.n % every == 0 and mark.n < total))
    )


def _read(
    connection: Connection, chosen: _Chosen, columns: Sequence[ColumnElement[Any]], limit: int | None
) -> CursorResult[Any]:
    statement: Select[Any] = select(*columns).select_from(chosen.source).where(*chosen.conditions)
    return connection.execute(statement.order_by(chosen.place.desc()).limit(limit))


def _chosen(connection: Connection, query: Query) -> _Chosen:
    check(query)
    searched = words(query.search or "")
    source: FromClause = articles
    place: ColumnElement[Any] = articles.c.place
    conditions: list[Condition] = [articles.c.place.is_not(None)]
    if searched:
        place = sqlite.search.c.rowid
        source = sqlite.search.join(articles, articles.c.place == place)
        conditions = [sqlite.matches(searched)]
    conditions += _days(place, query.since, query.until, undated=query.include_undated)
    if query.ids is not None:
        serials = [row.serial for row in resolve(connection, query.ids)]
        conditions.append(sqlite.among(articles.c.row, serials))
    if query.outlets:
        conditions.append(sqlite.among(articles.c.outlet_key, map(rows.same_name, query.outlets)))
    if query.as_of is not None:
        conditions.append(_appeared(query.as_of))
    conditions += [
        articles.c.row.in_(select(tags.c.row).where(tags.c.key == rows.same_name(tag))) for tag in query.tags
    ]
    return _Chosen(source, tuple(conditions), place)


def _days(place: ColumnElement[Any], since: date | None, until: date | None, *, undated: bool) -> Iterator[Condition]:
    if until is not None:
        yield place < after_day(until)
    if since is not None and undated:
        yield not_(place.between(FIRST_DATED, first_place(since) - 1))
    elif since is not None:
        yield place >= first_place(since)
    elif until is not None and not undated:
        yield place >= FIRST_DATED


def _appeared(as_of: datetime) -> Condition:
    return or_(
        articles.c.published_utc <= utc_seconds(as_of),
        and_(articles.c.published_utc.is_(None), articles.c.place < after_day(as_of.date())),
    )
