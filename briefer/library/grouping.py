"""Origin groups: articles that carry one report share a name, the id of one of them unless a person gave another.

What a person stated, as in a file's front matter, stands: it is handed on to copies without an origin, and none
changes it. Groups that the library made become one when an article comes that is like some of each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Select, bindparam, exists, select

from briefer.library import rows
from briefer.library.records import ArticleRow
from briefer.library.schema import articles
from briefer.library.writing import Writer
from briefer.model import Article

_MEMBERS = select(*rows.LISTED).where(articles.c.origin == bindparam("origin_"), articles.c.place.is_not(None))
_MADE = select(exists().where(articles.c.id == bindparam("origin_")))
_USED = select(exists().where(articles.c.origin == bindparam("origin_"), articles.c.place.is_not(None)))


def grouped(writer: Writer, like: Sequence[ArticleRow], given: Article) -> Article:
    """`given` in one group with those that it is like, the one most like it first."""
    if not like:
        return given
    origin = given.origin or like[0].origin or _name(writer.connection, (like[0].id, given.id))
    joining = [*(one for one in like if one.origin is None), *_members_elsewhere(writer.connection, like, origin)]
    writer.store([(one, replace(one, origin=origin)) for one in joining])
    return replace(given, origin=origin)


def _members_elsewhere(connection: Connection, like: Sequence[ArticleRow], origin: str) -> Iterator[ArticleRow]:
    """All of the other groups that the library made, if it made this one."""
    others = {one.origin for one in like if one.origin} - {origin}
    if others and _is(connection, _MADE, origin):
        for other in sorted(others):
            if _is(connection, _MADE, other):
                yield from map(rows.listed, connection.execute(_MEMBERS, {"origin_": other}))


def _name(connection: Connection, ids: Sequence[str]) -> str:
    """The first that names no group: a group keeps its name when the article that gave it has got another text."""
    return next((id_ for id_ in ids if not _is(connection, _USED, id_)), ids[0])


def _is(connection: Connection, statement: Select[bool], origin: str) -> bool:
    return bool(connection.scalar(statement, {"origin_": origin}))
