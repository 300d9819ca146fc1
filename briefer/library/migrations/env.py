"""Run by alembic: apply the steps on the connection that the library opened, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="briefer_version")
context.run_migrations()
