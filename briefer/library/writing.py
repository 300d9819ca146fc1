"""The one place that writes articles: rows, tags, marks and the search index, in step with each other."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from briefer.library import rows
from briefer.library.merge import changed, joined
from briefer.library.near import Having, Near
from briefer.library.own import own
from briefer.library.records import ArticleRow
from briefer.library.schema import articles, tags, texts
from briefer.model import Article

_IMMUTABLE = ("row", "id", "version", "sha256")
_INDEXED = frozenset({"title", "published"})
"Fields that decide where and with which words an article stands in the index."

_NEW_ARTICLE, _NEW_TEXT, _NEW_TAG = insert(articles), insert(texts), insert(tags)
_OLD_TAGS = delete(tags).where(tags.c.row == bindparam("row_"))
_ARTICLE = update(articles).where(articles.c.row == bindparam("row_"))


class Writer:
    """Writes within one transaction; `finish` must come before its end.

    New places are indexed at the end and in order: the index flushes itself to disk at every step back.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.near = Near(connection)
        self._pending: set[int] = set()
        self._last = connection.scalar(select(func.max(articles.c.row))) or 0

    def finish(self) -> None:
        if self._pending:
            own(self.connection).index(self.connection, self._pending)
        self._pending.clear()
        self.near.finish()

    def insert(self, article: Article, having: Having) -> Article:
        """Write a version, whose text `Near.meet` looked up, and return it as written."""
        article = replace(article, tags=joined(article.tags, ()))
        row = self._last + 1
        values = rows.article_values(article, row)
        self.connection.execute(_NEW_ARTICLE, values)
        self.connection.execute(_NEW_TEXT, rows.text_values(article, row))
        self._tag(row, article.tags)
        self._pending.add(rows.place(article, row))
        self.near.keep(row, having)
        self._last = row
        return article

    def store(self, pairs: Sequence[tuple[ArticleRow, ArticleRow]]) -> None:
        """Write metadata that changed from the first to the second of each pair."""
        self._unindex([before for before, after in pairs if _moves(before, after)])
        for before, after in pairs:
            fields = changed(before, after)
            if fields:
                self._update(before.serial, rows.article_values(after, before.serial))
            if "tags" in fields:
                self._untag(before.serial)
                self._tag(before.serial, after.tags)
            if _moves(before, after):
                self._pending.add(rows.place(after, before.serial))

    def retire(self, held: ArticleRow) -> None:
        """Take a version that gets a successor out of lists and searches."""
        self._unindex([held])
        self.near.drop(held.serial)
        self._update(held.serial, {"place": None})

    def _unindex(self, held: Sequence[ArticleRow]) -> None:
        indexed = {row.place for row in held} - self._pending
        if indexed:
            own(self.connection).unindex(self.connection, indexed)

    def _update(self, serial: int, values: dict[str, object]) -> None:
        free = {name: value for name, value in values.items() if name not in _IMMUTABLE}
        self.connection.execute(_ARTICLE, {**free, "row_": serial})

    def _untag(self, serial: int) -> None:
        self.connection.execute(_OLD_TAGS, {"row_": serial})

    def _tag(self, serial: int, names: Sequence[str]) -> None:
        if names:
            self.connection.execute(_NEW_TAG, [{"key": rows.same_name(name), "row": serial} for name in names])


def _moves(before: ArticleRow, after: ArticleRow) -> bool:
    return not _INDEXED.isdisjoint(changed(before, after))
