"""The search index is read forwards, and one index answers every condition on an article but its tags."""

from alembic import op

from briefer.library.own import own

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_index("articles_outlet", "articles")
    op.create_index("articles_conditions", "articles", ["place", "outlet_key", "marking", "grade", "published_utc"])
    own(op.get_bind()).turn_search(op.get_bind())
