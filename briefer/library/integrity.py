"""Whether the stored texts are still those that were added."""

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, Select, select

from briefer.library.own import own
from briefer.library.records import Mismatch
from briefer.library.schema import articles, texts
from briefer.model import Article, digest


def verify(connection: Connection, article: Article) -> Mismatch | None:
    """Hold one version of an article against the stored one: its text as it stands, and the digests of both."""
    statement = _stored(connection).where(articles.c.id == article.id, articles.c.version == article.version)
    row = connection.execute(statement).one_or_none()
    stored, actual = (None, None) if row is None else (row.sha256, _digest(row.bytes))
    if stored == actual == article.sha256 == digest(article.text):
        return None
    return Mismatch(article=article.id, version=article.version, stored=stored, actual=actual)


def mismatches(connection: Connection, ids: Iterable[str] | None) -> Iterator[Mismatch]:
    """Every stored version whose text does not give the digest recorded for it. `ids` None: of all articles."""
    statement = _stored(connection).order_by(articles.c.row)
    if ids is not None:
        statement = statement.where(own(connection).among(articles.c.id, ids))
    for row in connection.execution_options(yield_per=500).execute(statement):
        actual = _digest(row.bytes)
        if actual != row.sha256:
            yield Mismatch(article=row.id, version=row.version, stored=row.sha256, actual=actual)


def _stored(connection: Connection) -> Select[str, int, str, bytes]:
    # Bytes, not characters: an altered text need not be valid UTF-8.
    return select(
        articles.c.id, articles.c.version, articles.c.sha256, own(connection).bytes_of(texts.c.text).label("bytes")
    ).join_from(articles, texts, texts.c.row == articles.c.row, isouter=True)


def _digest(stored: bytes | None) -> str | None:
    return None if stored is None else hashlib.sha256(stored).hexdigest()
