"""Alembic's scripts: `env.py` and, under `versions/`, one step a file, forward only."""
