"""Writing articles: what an addition turns into, and changes to metadata."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select, update

from briefer.errors import LibraryError
from briefer.library import rows, sqlite
from briefer.library.integrity import digest
from briefer.library.lookup import current, resolve
from briefer.library.merge import changed, joined, merge, succeed
from briefer.library.records import Added, ArticleRow
from briefer.library.schema import articles, tags, texts
from briefer.model import Article

Change = Callable[[ArticleRow], ArticleRow]


def add(connection: Connection, given: Article) -> Added:
    """See `Library.add`."""
    if given.sha256 != digest(given.text):
        raise LibraryError(f"article {given.id}: sha256 is not the digest of its text; read the input again")
    held = current(connection, [given.id]).get(given.id)
    if held is not None:
        if held.sha256 == given.sha256:
            return _known(connection, held, given)
        _retire(connection, held)
        return Added(article=_insert(connection, succeed(held, _grouped(connection, given))), outcome="new version")
    for copy in _copies(connection, given):
        if not (_differ(copy.url, given.url) or _differ(copy.outlet, given.outlet)):
            return _known(connection, copy, given)
    return Added(article=_insert(connection, _grouped(connection, replace(given, version=1))), outcome="new")


def revise(connection: Connection, given: Sequence[str], change: Change) -> tuple[str, ...]:
    """Change the metadata of the articles meant by `given`, and say which they are."""
    held = resolve(connection, given)
    for row in held:
        _store(connection, row, change(row))
    return tuple(row.id for row in held)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same; what is unknown may well be the same."""
    return bool(one and other) and one != other


def _known(connection: Connection, held: ArticleRow, given: Article) -> Added:
    """Keep what `given` knows beyond `held`, whose text is the same."""
    noted = _store(connection, held, merge(held, given))
    return Added(
        article=_by_serial(connection, held.serial),
        outcome="unchanged" if held.id == given.id else "duplicate",
        noted=noted,
    )


def _by_serial(connection: Connection, serial: int) -> Article:
    statement = select(*rows.WHOLE).join_from(articles, texts, texts.c.row == articles.c.row)
    return rows.whole(connection.execute(statement.where(articles.c.row == serial)).one())


def _copies(connection: Connection, given: Article) -> list[ArticleRow]:
    """Latest versions of other articles with exactly this text, the first added first."""
    statement = (
        select(*rows.LISTED)
        .where(articles.c.sha256 == given.sha256, articles.c.place.is_not(None), articles.c.id != given.id)
        .order_by(articles.c.row)
    )
    return [rows.listed(row) for row in connection.execute(statement)]


def _grouped(connection: Connection, given: Article) -> Article:
    """`given` in one origin group with the articles that carry its text; the first one's id names the group."""
    copies = _copies(connection, given)
    if not copies:
        return given
    origin = next((copy.origin for copy in copies if copy.origin), copies[0].id)
    for copy in copies:
        if copy.origin is None:
            _store(connection, copy, replace(copy, origin=origin))
    return replace(given, origin=origin)


def _retire(connection: Connection, held: ArticleRow) -> None:
    """Take a version that has a successor out of lists and searches."""
    sqlite.unindex(connection, [held.place])
    connection.execute(update(articles).where(articles.c.row == held.serial).values(place=None))
    connection.execute(delete(tags).where(tags.c.row == held.serial))


def _insert(connection: Connection, article: Article) -> Article:
    article = replace(article, tags=joined(article.tags, ()))
    row = (connection.scalar(select(func.max(articles.c.row))) or 0) + 1
    values = rows.article_values(article, row)
    connection.execute(insert(articles), values)
    connection.execute(insert(texts), rows.text_values(article, row))
    _tag(connection, row, article.tags)
    sqlite.index(connection, [int(str(values["place"]))])
    return article


def _store(connection: Connection, before: ArticleRow, after: ArticleRow) -> tuple[str, ...]:
    """Write what differs, and say which fields did."""
    fields = changed(before, after)
    if not fields:
        return fields
    moves = not {"published", "title"}.isdisjoint(fields)
    values = rows.article_values(after, before.serial)
    if moves:
        sqlite.unindex(connection, [before.place])
    connection.execute(update(articles).where(articles.c.row == before.serial).values(_mutable(values)))
    if moves:
        sqlite.index(connection, [int(str(values["place"]))])
    if "tags" in fields:
        connection.execute(delete(tags).where(tags.c.row == before.serial))
        _tag(connection, before.serial, after.tags)
    return fields


def _mutable(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name not in ("row", "id", "version", "sha256")}


def _tag(connection: Connection, row: int, names: tuple[str, ...]) -> None:
    if names:
        connection.execute(insert(tags), [{"key": rows.same_name(name), "row": row} for name in names])
