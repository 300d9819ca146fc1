"""The library's face: every call is one transaction, and every failure of the database a LibraryError."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from briefer.errors import LibraryError
from briefer.library import adding, analyses, choose, decisions, integrity, kept, lookup, moving, rows
from briefer.library.ledger import Deliveries, Executors, Runs, Schedules
from briefer.library.merge import joined
from briefer.library.query import Query
from briefer.library.records import Added, ArticleRow, Build, Landmarks, Mismatch, Page
from briefer.library.schema import articles, texts
from briefer.library.sources import Sources
from briefer.library.store import Store
from briefer.model import Analysis, Article, Decision, DecisionKind, Engine, Grade, Json, Marking, Published

_EVERYTHING = Query()


class Library:
    """Articles, analyses, decisions and builds in one database that several processes may use at once.

    An `id` given to a method may be the beginning of one that fits no other article. Instants are passed in.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.schedules = Schedules(store)
        self.runs = Runs(store)
        self.executors = Executors(store)
        self.deliveries = Deliveries(store)
        self.sources = Sources(store)

    @property
    def address(self) -> str:
        """The database's URL, with its password where it has one: for opening it, never for showing."""
        return self._store.address

    @property
    def name(self) -> str:
        """What messages call it: a path, or an address without its password."""
        return self._store.name

    @classmethod
    def open(cls, where: str | Path, *, wait: float = 30.0) -> Self:
        """Open a path, `sqlite:///PATH` or `postgresql+psycopg://USER@HOST/DATABASE`, and bring its tables up to date.

        A file that is not there is made. `wait`: seconds that a write waits for another process's. Raises
        LibraryError when it cannot be used, is another program's, or was written by a newer Briefer.
        """
        return cls(Store.open(where, wait=wait))

    def close(self) -> None:
        self._store.close()

    def probe(self) -> None:
        """Raises LibraryError where no further connection to the database can be had."""
        self._store.probe()

    def telling(self) -> AbstractContextManager[None]:
        """What the database raises inside is a LibraryError, also where others use it: the engine of runs."""
        return self._store.telling()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, article: Article) -> Added:
        """Take an article in.

        The same text at the same id is `unchanged`, and so is the text of an earlier version from another file than
        the latest one's. A changed text at the same id becomes its next version.
        The same text under another id is a `duplicate` unless both addresses or both outlets are known and
        differ: then it is a syndicated copy, which is kept and shares `origin` with the first. In every case what
        the addition newly states of date, grade, marking, tags and the like is kept (`library.merge`).
        """
        return self.add_all([article])[0]

    def add_all(self, given: Iterable[Article]) -> list[Added]:
        """As `add`, for all or, when one fails, for none."""
        with self._store.writing() as connection:
            return list(adding.add(connection, given))

    def set_published(self, ids: Sequence[str], published: Published | None) -> tuple[str, ...]:
        """Correct the publication date of the latest versions; returns the whole ids. None: not known."""
        return self._revise(ids, lambda row: replace(row, published=published))

    def set_grade(self, ids: Sequence[str], grade: Grade) -> tuple[str, ...]:
        return self._revise(ids, lambda row: replace(row, grade=grade))

    def set_marking(self, ids: Sequence[str], marking: Marking | None) -> tuple[str, ...]:
        """Unlike an addition, this may also make a marking less restrictive."""
        return self._revise(ids, lambda row: replace(row, marking=marking))

    def set_tags(self, ids: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
        """In place of the tags that were there."""
        return self._revise(ids, lambda row: replace(row, tags=joined(tuple(tags), ())))

    def add_tags(self, ids: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
        return self._revise(ids, lambda row: replace(row, tags=joined(row.tags, tuple(tags))))

    def _revise(self, ids: Sequence[str], change: adding.Change) -> tuple[str, ...]:
        with self._store.writing() as connection:
            return adding.revise(connection, ids, change)

    def get(self, id: str, version: int | None = None) -> Article:  # noqa: A002 - the model's own word
        """One article, in its latest version when none is named.

        Raises LibraryError when there is none, with ids that look like it.
        """
        with self._store.reading() as connection:
            [latest] = lookup.resolve(connection, [id])
            wanted = latest.version if version is None else version
            if not 1 <= wanted <= latest.version:
                raise LibraryError(f"article {latest.id}: no version {wanted}; there are 1 to {latest.version}")
            statement = select(*rows.WHOLE).join_from(articles, texts, texts.c.row == articles.c.row)
            statement = statement.where(articles.c.id == latest.id, articles.c.version == wanted)
            return rows.whole(connection.execute(statement).one())

    def versions(self, id: str) -> tuple[ArticleRow, ...]:  # noqa: A002 - the model's own word
        """Every version of one article, the first first."""
        with self._store.reading() as connection:
            [latest] = lookup.resolve(connection, [id])
            statement = select(*rows.LISTED).where(articles.c.id == latest.id).order_by(articles.c.version)
            return tuple(rows.listed(row) for row in connection.execute(statement))

    def select(self, query: Query = _EVERYTHING) -> list[Article]:
        """The articles that a query chooses, newest first, with their texts."""
        with self._store.reading() as connection:
            return list(choose.whole(connection, query))

    def page(self, query: Query = _EVERYTHING, *, after: int | None = None, limit: int = 100) -> Page:
        """Up to `limit` rows of what a query chooses, newest first; `after` is the page before's `Page.after`."""
        with self._store.reading() as connection:
            return choose.page(connection, query, after=after, limit=limit)

    def landmarks(self, query: Query = _EVERYTHING, *, every: int) -> Landmarks:
        """How many rows a query chooses, and the cursors to read any block of `every` of them with `page`."""
        with self._store.reading() as connection:
            return choose.landmarks(connection, query, every=every)

    def count(self, query: Query = _EVERYTHING) -> int:
        with self._store.reading() as connection:
            return choose.count(connection, query)

    def rows(self, ids: Sequence[str]) -> list[ArticleRow]:
        """Latest versions of the articles with exactly these ids, in this order; what is not there is left out."""
        with self._store.reading() as connection:
            held = lookup.current(connection, ids)
            return [held[id_] for id_ in ids if id_ in held]

    def rank(self, query: Query, article: str) -> int | None:
        """How many of what a query chooses come before this article (an exact id); None: it is not among them."""
        with self._store.reading() as connection:
            return choose.rank(connection, query, article)

    def ids(self, query: Query = _EVERYTHING) -> tuple[str, ...]:
        """Ids of all that a query chooses, newest first."""
        with self._store.reading() as connection:
            return tuple(choose.ids(connection, query))

    def newest(self) -> int:
        """Serial of the version that was added last; 0: there is none."""
        with self._store.reading() as connection:
            return connection.scalar(select(func.max(articles.c.row))) or 0

    def outlets(self) -> tuple[str, ...]:
        """Names of the outlets of latest versions in alphabetical order, each as its newest article spells it."""
        with self._store.reading() as connection:
            return tuple(choose.outlets(connection))

    def put_analysis(self, article: Article, analysis: Analysis, *, rules: str) -> None:
        """Keep what was made of this article; `rules` is a fingerprint of the rules and lexicons it was made with."""
        self.put_analyses([(article, analysis)], rules=rules)

    def put_analyses(self, done: Iterable[tuple[Article, Analysis]], *, rules: str) -> None:
        """As `put_analysis`, for all or none."""
        with self._store.writing() as connection:
            analyses.put(connection, done, rules)

    def analysis(self, article: Article, engine: Engine, *, rules: str) -> Analysis | None:
        """What is kept of this text, with this publication date, by this engine; None: nothing."""
        return self.analyses([article], engine, rules=rules)[0]

    def analyses(self, wanted: Sequence[Article], engine: Engine, *, rules: str) -> list[Analysis | None]:
        """As `analysis`, one for each article, in order."""
        with self._store.reading() as connection:
            return list(analyses.find(connection, wanted, engine, rules))

    def missing(self, wanted: Sequence[Article], engine: Engine, *, rules: str) -> list[Article]:
        """Those of `wanted` that have no analysis by this engine, in order."""
        with self._store.reading() as connection:
            return list(analyses.missing(connection, wanted, engine, rules))

    def decide(
        self,
        key: str,
        kind: DecisionKind,
        *,
        author: str,
        at: str,
        article: str | None = None,
        field: str | None = None,
        value: Json = None,
    ) -> Decision:
        """Record what an analyst decided of the finding named by `key`; fields as in Decision."""
        with self._store.writing() as connection:
            return decisions.decide(
                connection, key, kind, article=article, field=field, value=value, author=author, at=at
            )

    def undo(self, serial: int, *, author: str, at: str) -> None:
        """Let a decision no longer stand. Once undone it stays so; undoing it again changes nothing."""
        with self._store.writing() as connection:
            decisions.undo(connection, serial, author=author, at=at)

    def decisions(
        self, keys: Sequence[str] | None = None, *, article: str | None = None, undone: bool = False
    ) -> list[Decision]:
        """Decisions that stand, in order of arrival: on `keys`, on one article, or all; `undone` adds the others."""
        with self._store.reading() as connection:
            return list(decisions.read(connection, keys, article, undone=undone))

    def record_build(self, build: Build) -> None:
        """Recording the same data under the same profile and number again changes nothing."""
        with self._store.writing() as connection:
            decisions.record_build(connection, build)

    def builds(self, profile: str | None = None) -> list[Build]:
        """Briefs that were written, the newest first."""
        with self._store.reading() as connection:
            return list(decisions.read_builds(connection, profile))

    def keep(self, name: str, value: Json, *, at: str) -> None:
        """Keep a small thing under a name, in place of what was there; None: nothing any more. `at`: UTC instant."""
        with self._store.writing() as connection:
            kept.put(connection, name, value, at)

    def kept(self, name: str) -> Json:
        """What was kept last under this name; None: nothing."""
        with self._store.reading() as connection:
            return kept.find(connection, name)

    def kept_names(self, prefix: str = "") -> tuple[str, ...]:
        """Names under which something is kept that begin with `prefix`, in order of their characters."""
        with self._store.reading() as connection:
            return tuple(kept.names(connection, prefix))

    def verify(self, article: Article) -> Mismatch | None:
        """Whether the stored text of this version is the one in hand and the one once added; None: it is."""
        with self._store.reading() as connection:
            return integrity.verify(connection, article)

    def integrity(self, ids: Sequence[str] | None = None) -> list[Mismatch]:
        """Every version, of these articles or all, whose text no longer gives its digest."""
        with self._store.reading() as connection:
            exact = None if ids is None else [row.id for row in lookup.resolve(connection, ids)]
            return list(integrity.mismatches(connection, exact))

    def copy_to(self, target: "Library", progress: moving.Progress) -> tuple[moving.Copied, ...]:
        """All of it into an empty library on this or another database, or nothing; see `moving.copy`."""
        return moving.copy(self._store, target._store, progress)  # noqa: SLF001 - one of its own kind
