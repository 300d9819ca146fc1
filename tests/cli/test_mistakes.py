"""What people get wrong with runs and schedules: each ends in one line that names it, says why and what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from briefer.cli.start import Start
from briefer.schedule import face
from tests.cli.program import Done, call, workspace

CONFIG = """
[[brief]]
name = "dam"
formats = ["json"]
deliver = ["hook"]
[[brief]]
name = "gate"
[[deliver]]
kind = "webhook"
name = "hook"
url = "https://hook.example/x"
secret = "env:HOOK_KEY"
max_marking = "TLP:RED"
"""
ARTICLE = "Roe says the gate stays shut\n\nORLENA - Halden Roe said on Monday that the gate stays shut.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return workspace(tmp_path / "watch", CONFIG)


def briefer(here: Path, *arguments: str) -> Done:
    return call(here, *arguments, start=Start(scheduler=lambda: face))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("run", "damm"), 2, ("profile damm", "there are: dam, gate")),
        (("run", "--resume", "dam@1"), 1, ("run dam@1", "briefer schedule history")),
        (("schedule", "add", "dam", "every monday"), 2, ("every monday", "at what time", "every weekday at 06:00")),
        (("schedule", "add", "dam", "61 6 * * *"), 2, ("61 6", "bad minute", "0 6 * * 1-5")),
        (
            ("schedule", "add", "dam", "hourly", "--zone", "Europe/Berln"),
            2,
            ("Europe/Berln", "did you mean Europe/Berlin"),
        ),
        (("schedule", "remove", "dam"), 1, ("schedule dam", "briefer schedule add")),
        (("schedule", "run-now", "dam"), 1, ("schedule dam", "there are none at all")),
        (("schedule", "history", "dam"), 1, ("schedule dam", "there are none at all")),
        (("schedule", "logs", "dam:1"), 1, ("run dam:1", "briefer schedule history")),
        (("schedule", "status", "--metrics", "no/where.prom"), 2, ("no/where.prom", "can be written")),
        (("deliver", "again", "DAM-1"), 1, ("brief DAM-1", "briefer schedule history")),
        (("deliver", "enable", "hok"), 2, ("deliver hok", "there are: hook")),
        (("fetch",), 2, ("[[source]]", "briefer sources add")),
        (("migrate", "--to", "mysql://x/y"), 1, ("mysql://x/y", "postgresql+psycopg://USER@HOST/DATABASE")),
        (
            ("migrate", "--to", "postgresql+psycopg://desk@127.0.0.1:1/b"),
            1,
            ("127.0.0.1:1", "does not answer", "check"),
        ),
        (("shedule", "list"), 2, ("'shedule'", "did you mean schedule?")),
        (("frobnicate",), 2, ("'frobnicate'", "`briefer --help` lists them")),
    ],
)
def test_a_mistake_in_a_call_is_named_in_one_line_with_what_to_do(
    here: Path, arguments: tuple[str, ...], code: int, words: tuple[str, ...]
) -> None:
    done = briefer(here, *arguments)
    assert (done.code, done.out) == (code, "")
    last = done.err.splitlines()[-1]
    assert last.startswith(("briefer: ", "Error: "))
    assert all(one in last for one in words), last


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('"gate"', '"dam"'), ("two profiles are named dam", "rename one")),
        (("deliver = ", "delivre = "), ("delivre", "did you mean deliver?")),
        (('["hook"]', '["hok"]'), ("brief dam: deliver hok", "there are: hook")),
        (('["json"]', '["jsn"]'), ("Invalid enum value 'jsn'", "there are: pdf, html")),
        (('"gate"', '"gate"\ntemplate = "long"'), ("'long'", "there are: standard, one-page, register")),
        (("[[brief]]", '[schedule]\nmissed = "never"\n[[brief]]'), ("'never'", "there are: skip, once, all")),
        (('"gate"', "gate"), ("not valid TOML", "line 7")),
    ],
)
def test_a_mistake_in_the_configuration_is_named_with_what_there_is(
    here: Path, change: tuple[str, str], words: tuple[str, ...]
) -> None:
    workspace(here, CONFIG.replace(*change, 1))
    done = briefer(here, "run", "dam")
    assert (done.code, done.out) == (2, "")
    assert all(one in done.err for one in (str(here / "briefer.toml"), *words)), done.err
    assert len(done.err.splitlines()) == 1


def test_a_zone_that_is_like_none_gets_no_guess(here: Path) -> None:
    done = briefer(here, "schedule", "add", "dam", "hourly", "--zone", "Mars/X")
    assert "did you mean" not in done.err
    assert "as Europe/Berlin" in done.err


def test_what_is_removed_twice_is_said_to_be_gone_and_its_history_stays(here: Path) -> None:
    briefer(here, "schedule", "add", "dam", "hourly")
    assert briefer(here, "schedule", "history", "dam").code == 0
    assert briefer(here, "schedule", "remove", "dam").out.startswith("dam: removed; `briefer schedule history dam`")
    assert briefer(here, "schedule", "remove", "dam").code == 1


def test_a_schedule_whose_profile_is_gone_is_not_healthy(here: Path) -> None:
    briefer(here, "schedule", "add", "gate", "hourly")
    assert briefer(here, "schedule", "status").code == 0
    workspace(here, CONFIG.replace('"gate"', '"sluice"'))
    done = briefer(here, "schedule", "status")
    assert done.code == 1
    assert "schedule gate: its profile gate is not in briefer.toml any more; put it back, or" in done.out
    briefer(here, "schedule", "pause", "gate")
    assert briefer(here, "schedule", "status").code == 0


def test_a_key_that_is_missing_is_named_and_the_brief_is_written_all_the_same(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOOK_KEY", raising=False)
    (here / "seeds").mkdir()
    (here / "seeds" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = briefer(here, "run", "dam")
    assert done.code == 5
    assert Path(done.out.strip()).parent == Path("out")
    last = done.err.splitlines()[-1]
    assert all(one in last for one in ("hook", "HOOK_KEY", "briefer deliver again DAM-"))


def test_a_library_of_a_newer_version_is_left_alone(here: Path) -> None:
    briefer(here, "list")
    with closing(sqlite3.connect(here / "briefer.db")) as other:
        other.execute("UPDATE briefer_version SET version_num = '9999'")
        other.commit()
    before = (here / "briefer.db").read_bytes()
    done = briefer(here, "run", "gate")
    assert done.code == 1
    assert all(one in done.err for one in ("briefer.db", "a newer Briefer", "update"))
    assert (here / "briefer.db").read_bytes() == before


def test_a_database_that_is_not_empty_is_not_migrated_to(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert briefer(here, "add", "a.txt").code == 0
    done = briefer(here, "migrate", "--to", "briefer.db")
    assert (done.code, done.out) == (1, "")
    assert "it is not empty" in done.err
    assert "name an empty database" in done.err
