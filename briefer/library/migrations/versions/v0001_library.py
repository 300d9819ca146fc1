"""Articles with their texts, analyses, decisions and builds."""

import sqlalchemy as sa
from alembic import op

from briefer.library.own import own

revision = "0001"
down_revision = None

_TEXT = sa.Text()
_NUMBER = sa.Integer()
_LONG = sa.BigInteger()
_GUARDED = {
    "articles": ("row", "id", "version", "sha256"),
    "texts": ("row", "text", "paragraphs", "tail"),
    "decisions": ("serial", "key", "article", "kind", "field", "value", "author", "at"),
    "undos": ("decision", "author", "at"),
    "builds": ("serial", "number", "profile", "as_of", "files", "digest", "at"),
}


def upgrade() -> None:
    _articles()
    _analyses()
    _decisions()
    _builds()
    connection = op.get_bind()
    own(connection).create_search(connection)
    for table, columns in _GUARDED.items():
        own(connection).create_guards(connection, table, columns)


def _needed(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, _TEXT, nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, _TEXT) for name in names]


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("row", _NUMBER, primary_key=True),
        *_needed("id"),
        sa.Column("version", _NUMBER, nullable=False),
        sa.Column("place", _LONG, unique=True),
        *_needed("sha256"),
        *_optional("title", "outlet", "outlet_key"),
        *_needed("authors"),
        *_optional("url", "published"),
        sa.Column("published_utc", _LONG),
        *_optional("language", "retrieved", "source", "origin", "credit"),
        *_needed("grade"),
        *_optional("marking"),
        *_needed("tags"),
        sa.UniqueConstraint("id", "version"),
    )
    op.create_index("articles_sha256", "articles", ["sha256"])
    op.create_index("articles_outlet", "articles", ["outlet_key", "place"])
    op.create_table(
        "texts", sa.Column("row", _NUMBER, primary_key=True), *_needed("text", "paragraphs"), *_optional("tail")
    )
    op.create_table("tags", sa.Column("key", _TEXT, primary_key=True), sa.Column("row", _NUMBER, primary_key=True))


def _analyses() -> None:
    keys = ("article", "sha256", "published", "engine")
    op.create_table("analyses", *(sa.Column(key, _TEXT, primary_key=True) for key in keys), *_needed("record"))


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("serial", _NUMBER, primary_key=True),
        *_needed("key"),
        *_optional("article"),
        *_needed("kind"),
        *_optional("field"),
        *_needed("value", "author", "at"),
    )
    op.create_index("ix_decisions_key", "decisions", ["key"])
    op.create_index("ix_decisions_article", "decisions", ["article"])
    op.create_table("undos", sa.Column("decision", _NUMBER, primary_key=True), *_needed("author", "at"))


def _builds() -> None:
    op.create_table(
        "builds",
        sa.Column("serial", _NUMBER, primary_key=True),
        *_needed("number", "profile", "as_of", "files", "digest", "at"),
        sa.UniqueConstraint("profile", "number", "digest"),
    )
