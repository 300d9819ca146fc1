"""A Query as SQL, and reading by it.

Places are found first, from indexes alone, and then the rows of those that are shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, not_, or_, select

from briefer.errors import QueryError
from briefer.library import rows
from briefer.library.lookup import current, serials
from briefer.library.own import own
from briefer.library.place import AFTER_ALL, FIRST_DATED, after_day, doubtful_places, first_place, utc_seconds
from briefer.library.query import Query, check, words
from briefer.library.records import Landmarks, Page
from briefer.library.schema import articles, tags, texts
from briefer.model import Article

Condition = ColumnElement[bool]

_DIGITS = "123456"
_row = articles.c.row + 0
"Computed, so that no condition on it leads the database away from the order of places, to find all and sort them."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """A column that counts places, upwards or, in the search index of SQLite, downwards (`sqlite.search`)."""

    column: ColumnElement[Any]
    turned: bool

    @property
    def place(self) -> ColumnElement[Any]:
        return -self.column if self.turned else self.column

    @property
    def newest_first(self) -> ColumnElement[Any]:
        return self.column.asc() if self.turned else self.column.desc()

    def below(self, place: int | ColumnElement[Any]) -> Condition:
        return self.column > -place if self.turned else self.column < place

    def above(self, place: int) -> Condition:
        return self.column < -place if self.turned else self.column > place

    def at(self, place: int) -> Condition:
        return self.column == (-place if self.turned else place)

    def from_(self, place: int) -> Condition:
        return self.column <= -place if self.turned else self.column >= place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    source: FromClause
    order: _Order
    top: int
    """Every place is smaller. No condition of its own: of two such bounds the database may begin at the larger one and
    step over all that lies between."""
    conditions: tuple[Condition, ...]

    def below(self, after: int | None) -> "_Chosen":
        return self if after is None else replace(self, top=min(after, self.top))

    def places(self, after: ColumnElement[Any] | None = None) -> Select[Any]:
        """Newest first; `after`, a place among them, in place of `top`."""
        bound = self.order.below(self.top if after is None else after)
        statement = select(self.order.place.label("place")).select_from(self.source).where(bound, *self.conditions)
        return statement.order_by(self.order.newest_first)


_LISTED = _Order(column=articles.c.place, turned=False)


def page(connection: Connection, query: Query, *, after: int | None, limit: int) -> Page:
    """See `Library.page`."""
    if limit < 1:
        raise QueryError(f"limit {limit}: less than one article a page; give 1 or more")
    places = _chosen(connection, query).below(after).places().limit(limit + 1).subquery()
    statement = select(*rows.LISTED).join_from(places, articles, articles.c.place == places.c.place)
    found = [rows.listed(row) for row in connection.execute(statement.order_by(articles.c.place.desc()))]
    return Page(rows=tuple(found[:limit]), after=found[limit - 1].place if len(found) > limit else None)


def whole(connection: Connection, query: Query) -> Iterator[Article]:
    """The articles with their texts."""
    chosen = _chosen(connection, query)
    bare = chosen.source is own(connection).search
    source = _with_articles(chosen.source, chosen.order) if bare else chosen.source
    source = source.join(texts, texts.c.row == articles.c.row)
    bound = chosen.order.below(chosen.top)
    statement: Select[Any] = select(*rows.WHOLE).select_from(source).where(bound, *chosen.conditions)
    return map(rows.whole, connection.execute(statement.order_by(chosen.order.newest_first)))


def count(connection: Connection, query: Query) -> int:
    return _count(connection, _chosen(connection, query).places())


def rank(connection: Connection, query: Query, article: str) -> int | None:
    """See `Library.rank`."""
    row = current(connection, [article]).get(article)
    chosen = _chosen(connection, query)
    if row is None or not _count(connection, chosen.places().where(chosen.order.at(row.place))):
        return None
    return _count(connection, chosen.places().where(chosen.order.above(row.place)))


def ids(connection: Connection, query: Query) -> Iterator[str]:
    """See `Library.ids`."""
    places = _chosen(connection, query).places().subquery()
    statement = select(articles.c.id).join_from(places, articles, articles.c.place == places.c.place)
    yield from connection.scalars(statement.order_by(articles.c.place.desc()))


def outlets(connection: Connection) -> Iterator[str]:
    """See `Library.outlets`."""
    newest = (
        select(func.max(articles.c.place).label("place"))
        .where(articles.c.place.is_not(None), articles.c.outlet_key.is_not(None))
        .group_by(articles.c.outlet_key)
        .subquery()
    )
    statement = select(articles.c.outlet).join_from(newest, articles, articles.c.place == newest.c.place)
    yield from (name for name in connection.scalars(statement.order_by(articles.c.outlet_key)) if name)


def landmarks(connection: Connection, query: Query, *, every: int) -> Landmarks:
    """See `Library.landmarks`."""
    if every < 1:
        raise QueryError(f"every {every}: less than one article a block; give 1 or more")
    chosen = _chosen(connection, query)
    marks = list(connection.scalars(_last_of_blocks(chosen, every)))
    rest = _count(connection, chosen.below(marks[-1] if marks else None).places())
    begun = marks if rest else marks[:-1]
    return Landmarks(count=len(marks) * every + rest, after=(None, *begun))


def _last_of_blocks(chosen: _Chosen, every: int) -> Select[int]:
    """The place of the last article of each full block. Stepping in SQL costs a tenth of numbering all rows there."""

    def stepped(places: Select[Any]) -> Select[Any]:
        return places.limit(1).offset(every - 1)

    first: Select[int] = select(stepped(chosen.places()).scalar_subquery().label("place"))
    marks = first.cte("marks", recursive=True)
    following = stepped(chosen.places(marks.c.place)).correlate(marks).scalar_subquery()
    marks = marks.union_all(select(following).select_from(marks).where(marks.c.place.is_not(None)))
    return select(marks.c.place).where(marks.c.place.is_not(None)).order_by(marks.c.place.desc())


def _count(connection: Connection, places: Select[Any]) -> int:
    return connection.scalars(select(func.count()).select_from(places.order_by(None).subquery())).one()


def _chosen(connection: Connection, query: Query) -> _Chosen:
    check(query)
    searched = words(query.search or "")
    ways = own(connection)
    order = _Order(column=ways.search_place, turned=ways.TURNED) if searched else _LISTED
    stated = tuple(_stated(connection, query))
    times = tuple(_times(order, query))
    if not searched:
        return _Chosen(source=articles, order=order, top=_top(query), conditions=(*stated, *times))
    source = _with_articles(ways.search, order) if stated else ways.search
    conditions = (ways.matches(searched), *times, *stated)
    return _Chosen(source=source, order=order, top=_top(query), conditions=conditions)


def _with_articles(search: FromClause, order: _Order) -> FromClause:
    """A search with the articles it finds."""
    # Asked for by `=`, a place is looked up in the index that makes it unique, and each article in the table then;
    # asked for as a range, it is looked up in the index that holds all the conditions.
    return search.join(articles, articles.c.place.between(order.place, order.place))


def _stated(connection: Connection, query: Query) -> Iterator[Condition]:
    """Conditions on what else than its time is known of an article."""
    if query.ids is not None:
        yield own(connection).among(_row, serials(connection, query.ids))
    if query.outlets:
        yield own(connection).among(articles.c.outlet_key, map(rows.same_name, query.outlets))
    if query.markings:
        yield articles.c.marking.in_(query.markings)
    if query.grades:
        yield articles.c.grade.in_(list(chain.from_iterable(map(_grades, query.grades))))
    if query.added_after is not None:
        yield _row > query.added_after
    for tag in query.tags:
        yield _row.in_(select(tags.c.row).where(tags.c.key == rows.same_name(tag)))


def _grades(given: str) -> list[str]:
    return [given] if len(given) > 1 else [given + digit for digit in _DIGITS]


def _top(query: Query) -> int:
    """A place above every article of the query, as near as days can tell."""
    bounds = [
        AFTER_ALL,
        FIRST_DATED if query.undated else AFTER_ALL,
        AFTER_ALL if query.until is None else after_day(query.until),
        AFTER_ALL if query.as_of is None else doubtful_places(query.as_of)[1],
    ]
    return min(bounds)


def _times(order: _Order, query: Query) -> Iterator[Condition]:
    """Conditions on publication beside `_top`."""
    if query.since is not None and query.include_undated:
        yield not_(and_(order.from_(FIRST_DATED), order.below(first_place(query.since))))
    elif query.since is not None:
        yield order.from_(first_place(query.since))
    elif query.until is not None and not query.include_undated:
        yield order.from_(FIRST_DATED)
    if query.as_of is not None:
        yield order.place.not_in(_late(query.as_of))


def _late(as_of: datetime) -> Select[Any]:
    """Places of articles that appeared after an instant, but for those that lie whole days after it."""
    sure, never = doubtful_places(as_of)
    late = or_(
        articles.c.published_utc > utc_seconds(as_of),
        and_(articles.c.published_utc.is_(None), articles.c.place >= after_day(as_of.date())),
    )
    return select(articles.c.place).where(articles.c.place >= max(sure, FIRST_DATED), articles.c.place < never, late)
