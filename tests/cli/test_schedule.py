"""`briefer schedule`: made, listed, paused, ticked, told how it stands; and what none of that loads."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefer.cli.installing import cron
from briefer.cli.start import Start
from briefer.library import Executor, Library, Run
from briefer.schedule import face
from tests.cli.program import Done, call, workspace

CONFIG = '[schedule]\nzone = "Europe/Berlin"\n[[brief]]\nname = "gate"\n[[brief]]\nname = "dam"\n'


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return workspace(tmp_path, CONFIG)


def schedule(here: Path, *arguments: str) -> Done:
    return call(here, "schedule", *arguments, start=Start(scheduler=lambda: face))


def ended(name: str, schedule: str, *, code: int, minutes: int = 0) -> Run:
    at = datetime(2026, 3, 10, 6, minutes, tzinfo=UTC).isoformat(timespec="milliseconds")
    return Run(
        id=name,
        profile="gate",
        schedule=schedule,
        due=at,
        as_of=at,
        number=name.upper(),
        state="ended",
        outcome="written" if code == 0 else "failed",
        code=code,
        message=None if code == 0 else "the disk is full",
        asked=at,
        started=at,
        ended=at,
    )


def test_a_schedule_is_told_back_with_the_next_three_times_zone_and_offset(here: Path) -> None:
    done = schedule(here, "add", "gate", "every weekday at 06:00")
    first, *coming = done.out.splitlines()
    assert first == "gate: At 06:00, Monday through Friday, in Europe/Berlin"
    assert len(coming) == 3
    assert all("06:00 CE" in one and "(UTC+0" in one for one in coming)


def test_as_json_it_says_the_same(here: Path) -> None:
    told = schedule(
        here, "add", "gate", "first Monday of the month at 9", "--zone", "UTC", "--missed", "all", "--json"
    ).json
    assert (told["crons"], told["zone"], told["missed"], told["paused"]) == (["0 9 * * 1#1"], "UTC", "all", False)
    assert len(told["coming"]) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "gate", "every day"), "does not say at what time"),
        (("add", "gate", "hourly", "--zone", "Mars"), "zone Mars: unknown"),
        (("add", "nobody", "hourly"), "profile nobody: not in briefer.toml"),
        (("add", "gate", "hourly", "--missed", "some"), "is not one of"),
    ],
)
def test_what_cannot_be_meant_is_refused(here: Path, arguments: tuple[str, ...], said: str) -> None:
    done = schedule(here, *arguments)
    assert done.code == 2
    assert said in done.err
    assert schedule(here, "list").out == ""


def test_a_name_is_taken_once_and_a_profile_may_have_two(here: Path) -> None:
    assert schedule(here, "add", "gate", "hourly").code == 0
    again = schedule(here, "add", "gate", "daily at 6")
    assert (again.code, "there is one of that name" in again.err) == (1, True)
    assert schedule(here, "add", "gate", "daily at 6", "--name", "gate-daily").code == 0
    assert [one["name"] for one in schedule(here, "list", "--json").json] == ["gate", "gate-daily"]


def test_pausing_resuming_and_removing(here: Path) -> None:
    schedule(here, "add", "gate", "hourly")
    assert "resume gate" in schedule(here, "pause", "gate").out
    assert schedule(here, "list", "--json").json[0]["next"] is None
    assert "paused" in schedule(here, "list").out
    assert "Every hour" in schedule(here, "resume", "gate").out
    assert schedule(here, "remove", "gate").code == 0
    assert schedule(here, "list").out == ""
    gone = schedule(here, "show", "gate")
    assert (gone.code, "there is none of that name" in gone.err) == (1, True)


def test_show_and_history_tell_of_runs(here: Path) -> None:
    schedule(here, "add", "gate", "hourly", "--zone", "UTC")
    with Library.open(here / "briefer.db") as library:
        library.runs.order(ended("gate:1", "gate", code=0))
        library.runs.order(ended("gate:2", "gate", code=1, minutes=30))
    first, second = schedule(here, "history", "gate").out.splitlines()
    assert first.startswith("gate:2")
    assert first.endswith("failed: the disk is full")
    assert "2026-03-10 06:00 UTC" in second
    assert "last: gate:2" in schedule(here, "show", "gate").out
    assert [one["code"] for one in schedule(here, "history", "--limit", "1", "--json").json] == [1]


def test_status_is_well_without_schedules_and_when_the_last_run_ended_well(here: Path) -> None:
    assert schedule(here, "status").code == 0
    schedule(here, "add", "gate", "hourly")
    with Library.open(here / "briefer.db") as library:
        library.runs.order(ended("gate:1", "gate", code=1))
        library.runs.order(ended("gate:2", "gate", code=0, minutes=30))
    assert schedule(here, "status", "--json").json["healthy"] is True


def test_status_says_what_is_wrong_and_ends_with_1(here: Path) -> None:
    schedule(here, "add", "gate", "hourly")
    schedule(here, "add", "dam", "hourly")
    past = (datetime.now(UTC) - timedelta(hours=2)).isoformat(timespec="seconds")
    with Library.open(here / "briefer.db") as library:
        library.schedules.pause("gate", paused=False, next_=past)
        library.runs.order(ended("dam:1", "dam", code=1))
    done = schedule(here, "status")
    assert done.code == 1
    assert "schedule gate: due since" in done.out
    assert "run dam:1: failed: the disk is full" in done.out


def test_a_daemon_is_seen_while_it_says_that_it_is_alive(here: Path) -> None:
    now = datetime.now(UTC)
    with Library.open(here / "briefer.db") as library:
        for name, age in (("fresh", 5), ("stale", 100_000)):
            at = (now - timedelta(seconds=age)).isoformat(timespec="milliseconds")
            library.executors.start(Executor(id=name, host="h", process=7, kind="daemon", started=at, heartbeat=at))
    assert [one["id"] for one in schedule(here, "status", "--json").json["daemons"]] == ["fresh"]


def test_metrics_are_openmetrics_text_written_whole(here: Path) -> None:
    schedule(here, "add", "gate", "hourly", "--name", 'a "b"')
    schedule(here, "status", "--metrics", "briefer.prom")
    text = (here / "briefer.prom").read_text(encoding="utf-8")
    assert text.endswith("# EOF\n")
    assert "\nbriefer_healthy 1\n" in text
    assert '\nbriefer_next_due_seconds{schedule="a \\"b\\""} ' in text
    assert [path.name for path in here.iterdir() if path.name.endswith(".new")] == []
    assert schedule(here, "status", "--metrics", "no/such/briefer.prom").code == 2


def test_a_link_that_waits_where_metrics_are_made_is_not_written_through(here: Path) -> None:
    (here / "precious").write_text("as it was", encoding="utf-8")
    (here / f".briefer.prom.{os.getpid()}.new").symlink_to("precious")
    schedule(here, "status", "--metrics", "briefer.prom")
    assert (here / "precious").read_text(encoding="utf-8") == "as it was"
    assert not (here / "briefer.prom").is_symlink()


def test_run_now_leaves_it_to_a_daemon_where_one_is_alive(here: Path) -> None:
    schedule(here, "add", "gate", "hourly")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    with Library.open(here / "briefer.db") as library:
        library.executors.start(Executor(id="d", host="h", process=7, kind="daemon", started=at, heartbeat=at))
    name = schedule(here, "run-now", "gate").out.strip()
    with Library.open(here / "briefer.db") as library:
        [waiting] = library.runs.open()
    assert (waiting.id, waiting.state, waiting.due) == (name, "waiting", None)


def test_the_units_call_tick_in_this_workspace_and_say_how_to_undo_it(here: Path) -> None:
    done = schedule(here, "install", "--print")
    service, timer = done.out.split("# /")[1:] if done.out.startswith("# /") else ("", "")
    assert f"-C {here} --progress steps schedule tick" in service
    assert "OnCalendar=*:*:00" in timer
    assert "# To undo it: systemctl --user disable --now briefer-" in done.out
    assert "# Note: it stops when you log out" in done.out


def test_the_crontab_line_is_quoted_and_can_be_found_again(here: Path) -> None:
    wanted = cron(Path("/srv/my 100% watch"))
    line = wanted.files[0].text
    assert line.startswith("* * * * * ")
    assert r"'/srv/my 100\% watch'" in line
    assert line.endswith(f"# {wanted.mark}")
    assert wanted.mark in wanted.undo
    assert "schedule tick # briefer-" in schedule(here, "install", "--cron", "--print").out


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("history",),
        ("status",),
        ("add", "gate", "hourly"),
        ("install", "--print"),
    ],
)
def test_the_engine_is_not_loaded_where_nothing_is_run(here: Path, arguments: tuple[str, ...]) -> None:
    code = (
        "import sys, json\nfrom briefer.__main__ import main\n"
        "try: main(['-C', sys.argv[1], 'schedule', *sys.argv[2:]])\n"
        "except SystemExit: pass\n"
        "print(json.dumps([name for name in ('dbos', 'spacy', 'weasyprint') if name in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(here), *arguments], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout.splitlines()[-1]) == []
