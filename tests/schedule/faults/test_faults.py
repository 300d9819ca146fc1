"""A short campaign on each database; the long one is a command (`campaign`)."""

from pathlib import Path

import pytest

from tests.schedule.faults.campaign import campaign
from tests.schedule.faults.points import ANSWERED, PLACED, RANDOM

SHORT = ("compose done", "render begins", PLACED, ANSWERED, RANDOM)


@pytest.mark.parametrize(("store", "daemons"), [("sqlite", 1), ("postgresql", 2)])
def test_daemons_that_are_killed_leave_one_brief_for_each_due_time(
    store: str, daemons: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    address = request.getfixturevalue("postgres").database() if store == "postgresql" else None
    figures = campaign(tmp_path / "desk", address, due=6, points=SHORT, daemons=daemons)
    assert figures.runs == 6
    assert figures.kills.total() == len(SHORT)
    assert (figures.sent_again, figures.placed_again) >= (1, 1)
    assert sum(count for attempts, count in figures.attempts.items() if attempts > 1) > 0
