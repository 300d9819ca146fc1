"""Articles whose text is nearly that of another, found by the marks of their wording.

Marks are kept of latest versions only. One that many articles have is kept for the first of them: those hold a family
of copies together, and words that every page has lead to nobody else. Marks only propose: whether two articles carry
one report, their texts say.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import BindParameter, Connection, Select, bindparam, delete, insert, select

from briefer.library import rows
from briefer.library.records import ArticleRow
from briefer.library.schema import articles, marks, texts
from briefer.model import Article
from briefer.resemblance import Wording, marks_of, share, wording

_HAVING = 16
"Articles for which one mark is kept."
_COMPARED = 4
"Articles that an addition is compared with at most."
_REMEMBERED = 64
"Wordings in memory: words that many pages have propose the same few of them again and again."

# Built once, as in `adding`.
_WORDS = (
    select(articles.c.row, articles.c.outlet, articles.c.credit, texts.c.text)
    .join_from(articles, texts, texts.c.row == articles.c.row)
    .where(articles.c.row == bindparam("row_"))
)
_LISTED = select(*rows.LISTED).where(articles.c.row.in_(bindparam("rows_", expanding=True)))
_LATEST = (
    select(articles.c.row, texts.c.text)
    .join_from(articles, texts, texts.c.row == articles.c.row)
    .where(articles.c.place.is_not(None), articles.c.row > bindparam("after_"))
    .order_by(articles.c.row)
    .limit(500)
)
_TEXT = select(texts.c.text).where(texts.c.row == bindparam("row_"))
_NEW = insert(marks)
_OLD = delete(marks).where(marks.c.row == bindparam("row_"), marks.c.value.in_(bindparam("values_", expanding=True)))


Having = Mapping[int, Sequence[int]]
"""For each mark of a text, rows of the versions for which it is kept."""


class Near:
    """Marks within one transaction; `finish` must come before its end.

    New ones are written then and in order, so that each page of the index is written once.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pending: dict[int, list[int]] = {}
        self._known: dict[int, Wording] = {}

    def finish(self) -> None:
        new = [{"value": value, "row": row} for value in sorted(self._pending) for row in self._pending[value]]
        if new:
            self._connection.execute(_NEW, new)
        self._pending.clear()

    def meet(self, text: str) -> Having:
        having = {mark: [*self._pending.get(mark, ())] for mark in marks_of(text)}
        if having:
            # By number, since a list of any length takes half as long again to put into a statement.
            named = {f"mark{number}": mark for number, mark in enumerate(having)}
            for mark, row in self._connection.execute(_found(len(having)), named):
                having[mark].append(row)
        return having

    def alike(self, having: Having, given: Article) -> list[ArticleRow]:
        """Latest versions that carry the same report, the one with the most of its words first."""
        proposed = _proposed(having)
        if not proposed:
            return []
        worded = wording(given.text, outlet=given.outlet, credit=given.credit)
        shares = {row: share(worded, self._worded(row)) for row in proposed}
        wanted = sorted((row for row in proposed if shares[row]), key=lambda row: (-shares[row], row))
        if not wanted:
            return []
        found = {one.row: one for one in self._connection.execute(_LISTED, {"rows_": wanted})}
        return [rows.listed(found[row]) for row in wanted]

    def keep(self, row: int, having: Having) -> None:
        """The marks of a version that was written."""
        for mark, sharing in having.items():
            if len(sharing) < _HAVING:
                self._pending.setdefault(mark, []).append(row)

    def drop(self, row: int) -> None:
        """Forget a version that gets a successor."""
        values = marks_of(self._connection.scalars(_TEXT, {"row_": row}).one())
        for value in values:
            self._pending[value] = [one for one in self._pending.get(value, ()) if one != row]
        if values:
            self._connection.execute(_OLD, {"row_": row, "values_": list(values)})

    def _worded(self, row: int) -> Wording:
        if row not in self._known:
            if len(self._known) >= _REMEMBERED:
                del self._known[next(iter(self._known))]
            held = self._connection.execute(_WORDS, {"row_": row}).one()
            self._known[row] = wording(held.text, outlet=held.outlet, credit=held.credit)
        return self._known[row]


def fill(connection: Connection) -> None:
    """The marks of every latest version, where there are none yet."""
    near, last = Near(connection), 0
    while batch := connection.execute(_LATEST, {"after_": last}).all():
        for row, text in batch:
            near.keep(row, near.meet(text))
        near.finish()
        last = batch[-1].row


def _proposed(having: Having) -> list[int]:
    """Rows that share most, a mark counting the less the more of them share it: words of a house weigh little."""
    weights: dict[int, float] = {}
    for sharing in having.values():
        for row in sharing:
            weights[row] = weights.get(row, 0) + 1 / len(sharing)
    return sorted(weights, key=lambda row: (-weights[row], row))[:_COMPARED]


@cache
def _found(count: int) -> Select[int, int]:
    named: list[BindParameter[int]] = [bindparam(f"mark{number}") for number in range(count)]
    return select(marks.c.value, marks.c.row).where(marks.c.value.in_(named))
