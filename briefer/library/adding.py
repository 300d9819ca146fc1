"""What an addition turns into: something new, a version, a copy from elsewhere, or nothing but better metadata."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.grouping import grouped
from briefer.library.lookup import resolve
from briefer.library.merge import changed, merge, succeed
from briefer.library.records import Added, ArticleRow, Outcome
from briefer.library.schema import articles, texts
from briefer.library.writing import Writer
from briefer.model import Article, digest

Change = Callable[[ArticleRow], ArticleRow]

# Built once: building a statement takes SQLAlchemy longer than SQLite takes to run it.
_LATEST = select(*rows.LISTED).where(articles.c.place.is_not(None))
_SAME_ID = _LATEST.where(articles.c.id == bindparam("id_"))
_EARLIER = select(articles.c.row).where(articles.c.id == bindparam("id_"), articles.c.sha256 == bindparam("sha256_"))
_SAME_TEXT = _LATEST.where(articles.c.sha256 == bindparam("sha256_"), articles.c.id != bindparam("id_")).order_by(
    articles.c.row
)
_ONE = (
    select(*rows.WHOLE)
    .join_from(articles, texts, texts.c.row == articles.c.row)
    .where(articles.c.row == bindparam("row_"))
)


def add(connection: Connection, given: Iterable[Article]) -> Iterator[Added]:
    """See `Library.add_all`."""
    writer = Writer(connection)
    for article in given:
        yield _add(writer, article)
    writer.finish()


def revise(connection: Connection, given: Sequence[str], change: Change) -> tuple[str, ...]:
    """Change the metadata of the articles meant by `given`, and say which they are."""
    writer = Writer(connection)
    held = resolve(connection, given)
    writer.store([(row, change(row)) for row in held])
    writer.finish()
    return tuple(row.id for row in held)


def _add(writer: Writer, given: Article) -> Added:
    if given.sha256 != digest(given.text):
        raise LibraryError(f"article {given.id}: sha256 is not the digest of its text; read the input again")
    held = _held(writer.connection, given)
    if held is not None and held.sha256 == given.sha256:
        return _known(writer, held, given)
    if held is not None and _superseded(writer.connection, held, given):
        return Added(article=_whole(writer, held), outcome="unchanged")
    copies = _copies(writer.connection, given)
    if held is not None:
        writer.retire(held)
        return _kept(writer, copies, succeed(held, given), "new version")
    for copy in copies:
        if not (_differ(copy.url, given.url) or _differ(copy.outlet, given.outlet)):
            return _known(writer, copy, given)
    return _kept(writer, copies, replace(given, version=1), "new")


def _kept(writer: Writer, copies: Sequence[ArticleRow], version: Article, outcome: Outcome) -> Added:
    """Write a version, in one origin group with what carries the same report: word for word, else nearly so."""
    having = writer.near.meet(version.text)
    like = copies or writer.near.alike(having, version)
    article = writer.insert(grouped(writer, like, version), having)
    return Added(article=article, outcome=outcome, copy_of=like[0].id if like else None)


def _differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same; what is unknown may well be the same."""
    return bool(one and other) and one != other


def _known(writer: Writer, held: ArticleRow, given: Article) -> Added:
    """Keep what `given` knows beyond `held`, whose text is the same."""
    better = merge(held, given)
    writer.store([(held, better)])
    return Added(
        article=_whole(writer, held),
        outcome="unchanged" if held.id == given.id else "duplicate",
        noted=changed(held, better),
    )


def _superseded(connection: Connection, held: ArticleRow, given: Article) -> bool:
    """Whether `given` is an earlier version met again, as when a folder holds a page and its correction.

    From where the latest version came from, an earlier text means that the source went back to it: a new version.
    """
    if held.source == given.source:
        return False
    return connection.execute(_EARLIER, {"id_": given.id, "sha256_": given.sha256}).first() is not None


def _whole(writer: Writer, row: ArticleRow) -> Article:
    return rows.whole(writer.connection.execute(_ONE, {"row_": row.serial}).one())


def _held(connection: Connection, given: Article) -> ArticleRow | None:
    row = connection.execute(_SAME_ID, {"id_": given.id}).one_or_none()
    return None if row is None else rows.listed(row)


def _copies(connection: Connection, given: Article) -> list[ArticleRow]:
    """Latest versions of other articles with exactly this text, the first added first."""
    found = connection.execute(_SAME_TEXT, {"id_": given.id, "sha256_": given.sha256})
    return [rows.listed(row) for row in found]
