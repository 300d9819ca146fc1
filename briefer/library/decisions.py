"""What analysts decided, and which briefs were written: kept for good, in the order in which it came."""

from collections.abc import Iterator, Sequence
from typing import cast

import msgspec
from sqlalchemy import Connection, insert, select

from briefer.errors import LibraryError
from briefer.library import rows
from briefer.library.own import own
from briefer.library.records import Build
from briefer.library.schema import builds, decisions, undos
from briefer.model import Decision, DecisionKind, Json

_FILES = msgspec.json.Decoder(tuple[str, ...])


def decide(
    connection: Connection,
    key: str,
    kind: DecisionKind,
    *,
    article: str | None,
    field: str | None,
    value: Json,
    author: str,
    at: str,
) -> Decision:
    """Append one decision."""
    values = {"key": key, "article": article, "kind": kind, "field": field, "author": author, "at": at}
    serial = connection.scalars(
        insert(decisions).returning(decisions.c.serial), {**values, "value": rows.json(value)}
    ).one()
    return Decision(serial=serial, key=key, article=article, kind=kind, field=field, value=value, author=author, at=at)


def undo(connection: Connection, serial: int, *, author: str, at: str) -> None:
    """Record that a decision no longer stands; the first to undo it is the one recorded.

    Raises LibraryError when there is no such decision.
    """
    if connection.scalar(select(decisions.c.serial).where(decisions.c.serial == serial)) is None:
        raise LibraryError(f"decision {serial}: there is none with this number; list the decisions to find it")
    connection.execute(own(connection).insert_once(undos), {"decision": serial, "author": author, "at": at})


def read(
    connection: Connection, keys: Sequence[str] | None, article: str | None, *, undone: bool
) -> Iterator[Decision]:
    """In the order in which they came. None restricts nothing; `undone` lists those that no longer stand, too."""
    statement = (
        select(*decisions.c, undos.c.decision.is_not(None).label("undone"))
        .join_from(decisions, undos, undos.c.decision == decisions.c.serial, isouter=True)
        .order_by(decisions.c.serial)
    )
    if keys is not None:
        statement = statement.where(own(connection).among(decisions.c.key, keys))
    if article is not None:
        statement = statement.where(decisions.c.article == article)
    if not undone:
        statement = statement.where(undos.c.decision.is_(None))
    for row in connection.execute(statement):
        yield Decision(
            serial=row.serial,
            key=row.key,
            article=row.article,
            kind=cast("DecisionKind", row.kind),
            field=row.field,
            value=cast("Json", msgspec.json.decode(row.value)),
            author=row.author,
            at=row.at,
            undone=row.undone,
        )


def record_build(connection: Connection, build: Build) -> None:
    """Append one brief; the same data under the same profile and number is recorded once."""
    values = {name: getattr(build, name) for name in ("number", "profile", "as_of", "digest", "at")}
    connection.execute(own(connection).insert_once(builds), {**values, "files": rows.json(build.files)})


def read_builds(connection: Connection, profile: str | None) -> Iterator[Build]:
    """Newest first."""
    statement = select(builds).order_by(builds.c.serial.desc())
    if profile is not None:
        statement = statement.where(builds.c.profile == profile)
    for row in connection.execute(statement):
        yield Build(
            number=row.number,
            profile=row.profile,
            as_of=row.as_of,
            files=_FILES.decode(row.files),
            digest=row.digest,
            at=row.at,
        )
