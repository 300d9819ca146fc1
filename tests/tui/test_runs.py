"""The fourth screen: builds made here and how jobs went, in this visit and earlier ones."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from briefer.library import Build, Library, Schedule
from briefer.tui.jobs import Job
from briefer.tui.runs.details import details
from briefer.tui.runs.entries import gather
from briefer.tui.runs.history import KEPT, TAIL, Ended, ended_of, recall, record
from briefer.tui.runs.listing import Runs
from briefer.tui.runs.schedules import planned
from briefer.tui.widgets.passage import Passage
from tests.tui.harness import NOW, Terminal, terminal

SMALL = ["build", "--profile", "ishel", "--sections", "sources", "--formats", "json", "--json"]


def _job(title: str = "Build ishel", *, code: int | None = 0, **given: object) -> Job:
    job = Job(title=title, arguments=("build", "--json"), started=NOW)
    for name, value in given.items():
        setattr(job, name, value)
    if code is not None:
        job.code, job.ended = code, NOW + timedelta(seconds=31)
    return job


def _build(number: str, *files: str, minute: int = 0, digest: str = "9f8a77aa" * 8) -> Build:
    at = (NOW + timedelta(minutes=minute)).isoformat()
    return Build(number=number, profile="ishel", as_of=NOW.isoformat(), files=files, digest=digest, at=at)


def _entries(t: Terminal) -> Runs:
    return t.app.screen.query_one(Runs)


# --- what is kept of jobs ---


def test_how_jobs_went_is_kept_for_each_author_and_the_oldest_go_first(tmp_path: Path) -> None:
    with Library.open(tmp_path / "briefer.db") as library:
        for n in range(KEPT + 5):
            record(library, "A", [_job(f"Build {n}")], now=NOW)
        kept = recall(library, "A")
        assert [one.title for one in kept] == [f"Build {n}" for n in range(5, KEPT + 5)]
        assert recall(library, "B") == ()


def test_the_end_of_a_long_log_is_kept_and_how_much_was_not() -> None:
    one = ended_of(_job(log=[f"warning: {n}" for n in range(TAIL + 7)] + ["x" * 9000]), now=NOW)
    assert (one.cut, len(one.log), one.log[0]) == (8, TAIL, "warning: 8")
    assert len(one.log[-1]) < 1000


@pytest.mark.parametrize("value", [{"a": 1}, [1, 2], [{"title": "half"}], "text"])
def test_a_record_of_another_shape_is_forgotten(tmp_path: Path, value: object) -> None:
    with Library.open(tmp_path / "briefer.db") as library:
        library.keep("jobs:A", value, at=NOW.isoformat())  # type: ignore[arg-type] # any JSON
        assert recall(library, "A") == ()
        record(library, "A", [_job()], now=NOW)
        assert len(recall(library, "A")) == 1


def test_a_job_that_the_end_of_the_terminal_ended_was_interrupted() -> None:
    one = ended_of(_job(code=None, stage="render", done=2, total=9), now=NOW + timedelta(seconds=5))
    assert (one.outcome, one.ended) == ("interrupted", "2026-03-10T21:00:05+00:00")


# --- what belongs together ---


def test_a_job_stands_as_one_with_the_build_it_made(tmp_path: Path) -> None:
    output = json.dumps({"number": "7", "files": [str(tmp_path / "out" / "b.pdf")]})
    entries = gather(
        tmp_path, [_build("8", "out/c.pdf", minute=2), _build("7", "out/b.pdf")], [_job(output=output)], ()
    )
    assert [(e.title, e.job is not None) for e in entries] == [("ishel 8", False), ("ishel 7", True)]


def test_a_failed_job_and_one_without_json_stand_alone(tmp_path: Path) -> None:
    entries = gather(tmp_path, [_build("7", "out/b.pdf")], [_job(code=4), _job(output="out/b.pdf\n")], ())
    assert sorted((e.title, e.outcome) for e in entries) == [
        ("Build ishel", "done"),
        ("Build ishel", "refused"),
        ("ishel 7", "done"),
    ]


def test_what_is_at_work_comes_first_and_then_the_newest(tmp_path: Path) -> None:
    earlier = Ended(
        title="Add", arguments=("add",), started="2026-01-01T00:00:00+00:00", ended=NOW.isoformat(), outcome="done"
    )
    entries = gather(tmp_path, [_build("7", minute=90)], [_job(code=None)], [earlier])
    assert [e.title for e in entries] == ["Build ishel", "ishel 7", "Add"]


def test_files_are_there_replaced_by_a_later_build_or_gone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    (tmp_path / "b.json").touch()
    entries = gather(tmp_path, [_build("2", "a.pdf", minute=1), _build("1", "b.json", "a.pdf", "c.md")], [], ())
    assert [[held.state for held in entry.held()] for entry in entries] == [["there"], ["there", "replaced", "gone"]]
    assert entries[1].first() == tmp_path / "a.pdf"


def test_the_details_say_everything_in_words(tmp_path: Path) -> None:
    output = json.dumps({"number": "7", "files": [str(tmp_path / "b.pdf")]})
    (entry,) = gather(tmp_path, [_build("7", "b.pdf")], [_job(output=output, log=["warning: no date"])], ())
    text, marks = details(entry)
    assert text.splitlines() == [
        "Brief 7 of ishel",
        "written   2026-03-10 21:00 UTC",
        "as of     2026-03-10 21:00",
        "data      sha256 9f8a77aa9f8a77aa…",
        "files     b.pdf  (no longer there)",
        "",
        "Build ishel: done",
        "briefer build --json",
        "began 2026-03-10 21:00 UTC, took 31 s",
        "",
        "Log",
        "warning: no date",
    ]
    assert [text[mark.start : mark.end] for mark in marks] == ["Brief 7 of ishel", "Build ishel: done", "Log"]


# --- the schedules ---


def _schedule(name: str, due: str | None, *, paused: bool = False) -> Schedule:
    return Schedule(
        name=name,
        profile="ishel",
        words="hourly",
        crons=("0 * * * *",),
        zone="UTC",
        missed="once",
        paused=paused,
        next=due,
        made=NOW.isoformat(),
    )


def test_the_line_of_schedules_says_which_is_due_next() -> None:
    late = _schedule("late", "2026-03-12T06:00:00+00:00")
    soon = _schedule("soon\x1b[2J", "2026-03-11T06:00:00+00:00")
    resting = _schedule("resting", "2026-03-10T06:00:00+00:00", paused=True)
    assert planned([late, soon, resting]).plain.startswith("3 schedules, 1 paused; next soon�[2J at 2026-03-11 06:00.")
    assert planned([resting]).plain == "1 schedule, 1 paused: nothing is due. Times are UTC."


# --- the screen ---


async def test_a_workspace_where_nothing_was_built_says_so_and_where_to_build(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("4")
        await t.shows("Nothing was built here yet")
        assert "No schedules" in t.drawn()
        await t.press("o", "x", "y", "j", "enter")


async def test_a_build_shows_while_it_is_made_and_after_the_next_start(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("4")
        job = await t.app.jobs.run("Build ishel", SMALL)
        assert job.code == 0, job.log
        await t.shows("▶" if job.running else "✓")
        entry = _entries(t).entry()
        assert entry is not None
        assert entry.build is not None
        assert entry.build.number in t.drawn()
        assert entry.files[0].suffix == ".json"
        assert "briefer build --profile ishel" in t.drawn()
        await t.press("ctrl+q")
    async with terminal(sample) as t:
        await t.shows("briefer build --profile ishel")
        assert _entries(t).count == 1


async def test_x_cancels_the_job_under_the_cursor(sample: Path) -> None:
    async with terminal(sample) as t:
        await t.press("4")
        running = asyncio.create_task(t.app.jobs.run("Build the whole brief", ["build"]))
        await t.shows("▶")
        await t.until(lambda: t.app.jobs.all[0].total)
        await t.press("x")
        job = await running
        await t.shows("■")
        assert job.state() == "cancelled"
        assert "Build the whole brief: cancelled" in t.drawn()
    assert list((sample / "out").iterdir()) == []


async def test_leaving_while_a_job_runs_keeps_that_it_was_interrupted(sample: Path) -> None:
    async with terminal(sample) as t:
        running = asyncio.create_task(t.app.jobs.run("Build the whole brief", ["build"]))
        await t.until(lambda: t.app.jobs.all and t.app.jobs.all[0].total)
        await t.press("ctrl+q")
        await running
    async with terminal(sample) as t:
        await t.press("4")
        await t.shows("Build the whole brief: interrupted")
        assert _entries(t).count == 1


async def test_o_says_where_the_file_lies_when_there_is_no_display_and_y_copies_the_path(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    _built(sample, _build("7", "out/b.json", "out/b.pdf"))
    (sample / "out" / "b.pdf").touch()
    async with terminal(sample) as t:
        await t.press("4")
        await t.shows("ishel 7")
        await t.press("o")
        await t.until(lambda: t.told() == [f"there is no display; it lies at {sample}/out/b.pdf"])
        await t.press("y")
        assert t.app.clipboard == str(sample / "out" / "b.pdf")


async def test_a_growing_list_keeps_the_cursor_on_its_entry(sample: Path) -> None:
    _built(sample, *(_build(str(n), f"out/{n}.pdf", minute=n, digest=f"{n:064}") for n in range(5)))
    async with terminal(sample) as t:
        await t.press("4")
        await t.shows("ishel 4")
        await t.press("j", "j")
        assert "Brief 2 of ishel" in t.drawn()
        await t.app.jobs.run("List", ["list"])
        await t.pilot.pause()
        assert _entries(t).count == 6
        assert "Brief 2 of ishel" in t.drawn()


async def test_hostile_titles_numbers_and_logs_are_drawn_as_they_are(sample: Path) -> None:
    _built(sample, _build("[red]7\x1b]0;x\x07", "out/[b].pdf"))
    async with terminal(sample) as t:
        await t.press("4")
        t.app.jobs.all.append(_job("[bold]Add\x1b[31m", log=["warning: [link=x]\x9b31m\u202e"]))
        t.app.screen.query_one(Runs)
        await t.press("1", "4")
        await t.shows("[red]7�]0;x�")
        await t.press("j")
        await t.press("k")
        assert "[bold]Add�[31m" in t.drawn()
        assert all(character.isprintable() or character == "\n" for character in t.drawn())


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_list_and_details_both_have_room_at(sample: Path, size: tuple[int, int]) -> None:
    _built(sample, _build("7", "out/b.pdf"))
    async with terminal(sample, size=size) as t:
        await t.press("4")
        await t.shows("Brief 7 of ishel")
        for part in (_entries(t), t.app.screen.query_one(Passage)):
            assert part.size.height >= 7
            assert part.size.width >= 36


def _built(root: Path, *builds: Build) -> None:
    with Library.open(root / "briefer.db") as library:
        for build in builds:
            library.record_build(build)
