"""Where articles come from by themselves: how each source stands, and what of it was seen."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("place", sa.Text(), nullable=False),
        *_optional("moved", "etag", "modified", "checked", "fetched", "next", "error", "ended"),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused", sa.Integer(), nullable=False),
    )
    op.create_table(
        "source_entries",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("digest", sa.Text(), nullable=False),
        *_optional("article", "gap"),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
    )
    op.create_table(
        "robots",
        sa.Column("site", sa.Text(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text()) for name in names]
