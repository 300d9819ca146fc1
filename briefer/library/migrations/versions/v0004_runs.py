"""Schedules, runs with their steps and logs, the processes that do them, and what was delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _schedules()
    _runs()
    _executors()
    _deliveries()


def _needed(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _optional(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text()) for name in names]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("name", sa.Text(), primary_key=True),
        *_needed("profile", "words", "crons", "zone", "missed"),
        _number("paused"),
        *_optional("next"),
        *_needed("made"),
    )


def _runs() -> None:
    op.create_table(
        "runs",
        sa.Column("serial", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        *_needed("profile"),
        *_optional("schedule", "due"),
        *_needed("as_of", "number"),
        *_optional("since"),
        _number("missed"),
        *_needed("state"),
        *_optional("outcome"),
        sa.Column("code", sa.Integer()),
        *_optional("message", "executor"),
        _number("attempts"),
        *_needed("asked"),
        *_optional("started", "ended"),
        *_needed("found"),
        *_optional("brief"),
        sa.UniqueConstraint("schedule", "due"),
    )
    op.create_index("ix_runs_state", "runs", ["state"])
    op.create_table(
        "run_steps",
        sa.Column("run", sa.Text(), primary_key=True),
        sa.Column("step", sa.Text(), primary_key=True),
        *_needed("state"),
        _number("attempts"),
        *_needed("started"),
        *_optional("ended"),
        *_needed("counts"),
        *_optional("message"),
    )
    op.create_table(
        "run_log",
        sa.Column("serial", sa.Integer(), primary_key=True),
        *_needed("run", "at", "level", "event", "data"),
    )
    op.create_index("ix_run_log_run", "run_log", ["run"])


def _executors() -> None:
    op.create_table(
        "executors",
        sa.Column("id", sa.Text(), primary_key=True),
        *_needed("host"),
        _number("process"),
        *_needed("kind", "started", "heartbeat"),
        *_optional("ended"),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("number", sa.Text(), primary_key=True),
        sa.Column("target", sa.Text(), primary_key=True),
        *_optional("run"),
        *_needed("state"),
        _number("attempts"),
        *_needed("at", "owner"),
        *_optional("error", "receipt"),
    )
