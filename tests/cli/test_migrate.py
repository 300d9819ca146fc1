"""`briefer migrate`: everything arrives on the other database, or nothing does."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.library import Executor, Library, Query
from briefer.workflow.runs import stamp
from tests.cli.program import call
from tests.cli.test_run import gate, run
from tests.library.outside import asked, behind
from tests.postgres import Server
from tests.schedule.desk import briefer


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A library with articles in versions, an analysis, decisions, a run and a delivery."""
    made = gate(tmp_path / "desk")
    assert run(made, "gate").code == 0
    with Library.open(made / "briefer.db") as library:
        [article] = library.select()
        library.add_tags([article.id], ["Gate"])
        library.decide("k1", "accept", author="ana", at="t", article=article.id)
    briefer(made, "schedule", "add", "gate", "daily at 6", "--zone", "UTC")
    return made


def test_a_library_goes_to_postgresql_and_back_and_is_the_same(here: Path, tmp_path: Path, postgres: Server) -> None:
    there = postgres.database()
    over = call(here, "migrate", "--to", there, "--json")
    assert over.code == 0, over.err
    counted = {one["table"]: one["rows"] for one in over.json}
    assert (counted["articles"], counted["texts"], counted["decisions"], counted["runs"]) == (1, 1, 1, 1)
    back = call(here, "migrate", "--to", str(tmp_path / "back.db"), "--json")
    assert back.json == over.json
    with Library.open(there) as new, Library.open(here / "briefer.db") as old:
        assert new.select() == old.select()
        assert new.count(Query(search='"Halden Roe"', tags=("gate",))) == 1
        assert new.schedules.all() == old.schedules.all()
        assert new.decide("k2", "accept", author="ana", at="t").serial == 2
    config = (here / "briefer.toml").read_text(encoding="utf-8")
    (here / "briefer.toml").write_text(config.replace("[workspace]", f'[workspace]\ndatabase = "{there}"'), "utf-8")
    assert call(here, "list").out.count("roe-") == 1
    assert run(here, "gate").code == 3


def test_what_is_not_empty_is_refused_and_left_alone(here: Path, postgres: Server) -> None:
    there = postgres.database()
    with Library.open(there) as new:
        new.keep("mine", 1, at="t")
    refused = call(here, "migrate", "--to", there)
    assert refused.code == 1
    assert "it is not empty (kept); name an empty database" in refused.err
    assert asked(there, "SELECT count(*) FROM articles") == [(0,)]


def test_a_text_that_was_altered_is_found_and_nothing_is_kept_of_the_copy(here: Path, postgres: Server) -> None:
    behind(f"sqlite:///{here / 'briefer.db'}", "DROP TRIGGER texts_no_update", "UPDATE texts SET text = 'other'")
    there = postgres.database()
    failed = call(here, "migrate", "--to", there)
    assert failed.code == 1
    assert "the text is not the one that was added; nothing was kept" in failed.err
    assert asked(there, "SELECT count(*) FROM articles") == [(0,)]


def test_a_library_at_which_a_process_works_is_not_copied(here: Path, tmp_path: Path) -> None:
    now = stamp(datetime.now(UTC))
    with Library.open(here / "briefer.db") as library:
        library.executors.start(Executor(id="d1", host="h", process=1, kind="daemon", started=now, heartbeat=now))
    refused = call(here, "migrate", "--to", str(tmp_path / "copy.db"))
    assert refused.code == 1
    assert "processes are at work on it (d1); end them first" in refused.err
