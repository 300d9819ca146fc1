"""From the ids a person types to rows."""

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from sqlalchemy import Connection, select

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.own import own
from briefer.library.records import ArticleRow
from briefer.library.schema import articles

_SHOWN = 5
_ALIKE = 60
"Of 100; below it a suggestion has too little in common with what was asked for."

_LAST_CHARACTER = "\U0010ffff"


def current(connection: Connection, ids: Iterable[str]) -> dict[str, ArticleRow]:
    """Latest versions by exact id; those that are not there are left out."""
    statement = select(*rows.LISTED).where(articles.c.place.is_not(None), own(connection).among(articles.c.id, ids))
    return {row.id: rows.listed(row) for row in connection.execute(statement)}


def resolve(connection: Connection, given: Sequence[str]) -> list[ArticleRow]:
    """The articles meant by `given`, in that order and each once: whole ids, or beginnings that fit only one.

    Raises LibraryError for what fits none, with ids that look like it, or several.
    """
    exact = current(connection, given)
    found = (exact.get(id_) or _by_prefix(connection, id_) for id_ in dict.fromkeys(given))
    return list({row.serial: row for row in found}.values())


def serials(connection: Connection, given: Sequence[str]) -> list[int]:
    """Of the articles that `resolve` gives, without reading their rows."""
    statement = select(articles.c.id, articles.c.row).where(
        articles.c.place.is_not(None), own(connection).among(articles.c.id, given)
    )
    exact = {row.id: row.row for row in connection.execute(statement)}
    return [exact.get(id_) or _by_prefix(connection, id_).serial for id_ in given]


def _by_prefix(connection: Connection, prefix: str) -> ArticleRow:
    statement = (
        select(*rows.LISTED)
        .where(articles.c.place.is_not(None), articles.c.id >= prefix, articles.c.id < prefix + _LAST_CHARACTER)
        .order_by(articles.c.id)
        .limit(_SHOWN + 1)
    )
    found = [rows.listed(row) for row in connection.execute(statement)] if prefix else []
    if not found:
        raise LibraryError(f"article {prefix!r}: not in the library{_alike(connection, prefix)}")
    if len(found) > 1:
        names = ", ".join(row.id for row in found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
        raise LibraryError(f"article {prefix!r}: several ids begin with it ({names}); give more of the one you mean")
    return found[0]


def _alike(connection: Connection, unknown: str) -> str:
    statement = select(articles.c.id).where(articles.c.place.is_not(None)).order_by(articles.c.id)
    near = process.extract(unknown, connection.scalars(statement).all(), limit=_SHOWN, score_cutoff=_ALIKE)
    if not near:
        return "; list it to see the ids"
    return "; did you mean " + ", ".join(name for name, _score, _index in near) + "?"
