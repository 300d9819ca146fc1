"""Analyses kept so that the same text is not analysed twice by the same engine."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec
from sqlalchemy import Connection, select

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.own import own
from briefer.library.schema import analyses
from briefer.model import Analysis, Article, Engine

_RECORD = msgspec.json.Decoder(Analysis)
_KEYS = ("article", "sha256", "published", "engine")
_FINGERPRINT_LENGTH = 12
_BATCH = 500
"Articles asked for at once."


def put(connection: Connection, done: Iterable[tuple[Article, Analysis]], rules: str) -> None:
    """Keep each analysis under the text, date and engine it was made with, in place of an earlier one.

    Raises LibraryError for an analysis of another text than its article's.
    """
    keep = own(connection).upsert(analyses)
    for article, analysis in done:
        if (analysis.article, analysis.sha256) != (article.id, article.sha256):
            raise LibraryError(f"article {article.id}: the analysis is of another text; analyse this version of it")
        key = zip(_KEYS, (*_key(article), _engine(analysis.engine, rules)), strict=True)
        connection.execute(keep, {**dict(key), "record": rows.json(analysis)})


def find(connection: Connection, wanted: Sequence[Article], engine: Engine, rules: str) -> Iterator[Analysis | None]:
    """For each article, in order, what is kept of it."""
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        statement = select(analyses).where(
            analyses.c.engine == _engine(engine, rules),
            own(connection).among(analyses.c.article, (a.id for a in batch)),
        )
        kept = {(row.article, row.sha256, row.published): row.record for row in connection.execute(statement)}
        for article in batch:
            record = kept.get(_key(article))
            yield None if record is None else _decoded(article, record)


def missing(connection: Connection, wanted: Sequence[Article], engine: Engine, rules: str) -> Iterator[Article]:
    """Those of `wanted` of which nothing is kept, in order."""
    statement = select(analyses.c.article, analyses.c.sha256, analyses.c.published).where(
        analyses.c.engine == _engine(engine, rules), own(connection).among(analyses.c.article, (a.id for a in wanted))
    )
    kept = {(row.article, row.sha256, row.published) for row in connection.execute(statement)}
    return (article for article in wanted if _key(article) not in kept)


def _key(article: Article) -> tuple[str, str, str]:
    return article.id, article.sha256, "" if article.published is None else article.published.value


def _engine(engine: Engine, rules: str) -> str:
    return rows.json([engine.briefer, engine.model, rules, _shape()])


@cache
def _shape() -> str:
    """Changes with the fields of Analysis, so that a record of another shape is missing rather than misread."""
    return hashlib.sha256(msgspec.json.encode(msgspec.json.schema(Analysis))).hexdigest()[:_FINGERPRINT_LENGTH]


def _decoded(article: Article, record: str) -> Analysis:
    try:
        return _RECORD.decode(record)
    except msgspec.DecodeError as error:
        raise LibraryError(f"article {article.id}: its kept analysis is damaged ({error}); analyse it anew") from error
