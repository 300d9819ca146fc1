"""Runs, their steps and deliveries in the library: one process has a run, and who lost it writes nothing more."""

from collections.abc import Iterator

import pytest

from briefer.errors import LibraryError, TakenOver
from briefer.library import Executor, Found, Library, LogLine, Run, RunInput, Schedule

AT = "2026-03-10T06:00:00.000+00:00"
LATER = "2026-03-10T06:00:01.000+00:00"
RUN = Run(
    id="dam:1", profile="dam", schedule="dam", due="2026-03-10T06:00:00+00:00", as_of=AT, number="DAM-1", asked=AT
)


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    with Library.open(where) as opened:
        opened.runs.order(RUN)
        yield opened


def test_a_due_time_of_a_schedule_is_ordered_once_whatever_the_run_is_called(library: Library) -> None:
    other = Run(id="dam:2", profile="dam", schedule="dam", due=RUN.due, as_of=AT, number="DAM-2", asked=AT)
    assert (library.runs.order(RUN), library.runs.order(other)) == (False, False)
    assert [run.id for run in library.runs.open()] == ["dam:1"]


def test_a_run_comes_back_as_it_was_ordered(library: Library) -> None:
    assert library.runs.get("dam:1") == RUN
    with pytest.raises(LibraryError, match="run x: there is none of that name"):
        library.runs.get("x")


def test_one_process_claims_a_run_and_another_only_when_that_one_is_dead(library: Library) -> None:
    claimed = library.runs.claim("dam:1", "a", dead=(), at=AT)
    assert claimed is not None
    assert (claimed.state, claimed.executor, claimed.attempts, claimed.started) == ("running", "a", 1, AT)
    assert library.runs.claim("dam:1", "b", dead=("c",), at=LATER) is None
    taken = library.runs.claim("dam:1", "b", dead=("a",), at=LATER)
    assert taken is not None
    assert (taken.executor, taken.attempts, taken.started) == ("b", 2, AT)


def test_a_run_that_is_released_is_free_for_others_and_only_who_has_it_releases_it(library: Library) -> None:
    library.runs.claim("dam:1", "a", dead=(), at=AT)
    assert not library.runs.release("dam:1", "b")
    assert library.runs.claim("dam:1", "b", dead=(), at=LATER) is None
    assert library.runs.release("dam:1", "a")
    assert library.runs.claim("dam:1", "b", dead=(), at=LATER) is not None
    assert not library.runs.release("dam:1", "a")


def test_who_lost_a_run_writes_nothing_more_of_it(library: Library) -> None:
    library.runs.claim("dam:1", "a", dead=(), at=AT)
    begun = library.runs.begin("dam:1", "add", "a", at=AT)
    library.runs.claim("dam:1", "b", dead=("a",), at=LATER)
    with pytest.raises(TakenOver, match="another process took it over"):
        library.runs.done("dam:1", begun, "a", counts={}, at=LATER)
    with pytest.raises(TakenOver):
        library.runs.compose("dam:1", "a", "{}", Found())
    with pytest.raises(TakenOver):
        library.runs.end("dam:1", "a", outcome="written", code=0, message=None, at=LATER)
    assert library.runs.brief("dam:1") is None


def test_a_step_that_is_done_is_not_begun_again_and_one_that_failed_is(library: Library) -> None:
    library.runs.claim("dam:1", "a", dead=(), at=AT)
    first = library.runs.begin("dam:1", "add", "a", at=AT)
    library.runs.failed("dam:1", first, "a", message="no", at=AT)
    second = library.runs.begin("dam:1", "add", "a", at=LATER)
    assert (second.state, second.attempts, second.message) == ("running", 2, None)
    library.runs.done("dam:1", second, "a", counts={"read": 3}, at=LATER)
    again = library.runs.begin("dam:1", "add", "a", at=LATER)
    assert (again.state, dict(again.counts)) == ("done", {"read": 3})


def test_a_run_that_ended_is_claimed_no_more_until_it_is_opened_again(library: Library) -> None:
    library.runs.claim("dam:1", "a", dead=(), at=AT)
    library.runs.begin("dam:1", "add", "a", at=AT)
    library.runs.end("dam:1", "a", outcome="failed", code=1, message="the disk is full", at=LATER)
    assert library.runs.claim("dam:1", "a", dead=("a",), at=LATER) is None
    assert library.runs.reopen("dam:1").state == "waiting"
    assert [step.step for step in library.runs.steps("dam:1")] == ["add"]
    assert library.runs.claim("dam:1", "b", dead=(), at=LATER) is not None


def test_a_refused_run_that_is_opened_again_begins_anew(library: Library) -> None:
    library.runs.claim("dam:1", "a", dead=(), at=AT)
    library.runs.begin("dam:1", "compose", "a", at=AT)
    found = Found(inputs=(RunInput(article="x", version=1, sha256="0"),))
    library.runs.compose("dam:1", "a", "{}", found)
    library.runs.end("dam:1", "a", outcome="refused", code=4, message="lint", at=LATER)
    again = library.runs.reopen("dam:1")
    assert (again.found, library.runs.brief("dam:1"), library.runs.steps("dam:1")) == (Found(), None, [])


def test_the_run_before_is_the_last_of_the_profile_that_wrote_a_brief(library: Library) -> None:
    for n, (profile, outcome) in enumerate((("dam", "written"), ("dam", "failed"), ("gate", "written")), start=2):
        at = f"2026-03-09T0{n}:00:00.000+00:00"
        run = Run(id=f"{profile}:{n}", profile=profile, as_of=at, number=f"N{n}", asked=at)
        library.runs.order(run)
        library.runs.claim(run.id, "a", dead=(), at=at)
        code = 0 if outcome == "written" else 1
        library.runs.end(run.id, "a", outcome="written" if code == 0 else "failed", code=code, message=None, at=at)
    before = library.runs.written_before(RUN)
    assert before is not None
    assert before.id == "dam:2"
    assert library.runs.of_number("N2") == before


def test_the_latest_briefs_of_a_profile_are_kept_and_those_of_others_stay(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefer.library.ledger.runs.KEPT_BRIEFS", 2)
    for name in ("gate:1", "dam:2", "dam:3", "dam:4"):
        library.runs.order(Run(id=name, profile=name.split(":")[0], as_of=AT, number=name, asked=AT))
        library.runs.claim(name, "a", dead=(), at=AT)
        library.runs.compose(name, "a", "{}", Found())
        library.runs.end(name, "a", outcome="written", code=0, message=None, at=AT)
    kept = [name for name in ("gate:1", "dam:2", "dam:3", "dam:4") if library.runs.brief(name)]
    assert kept == ["gate:1", "dam:3", "dam:4"]


def test_the_log_comes_back_in_order(library: Library) -> None:
    for n in range(3):
        library.runs.log("dam:1", LogLine(at=AT, level="info", event=f"event {n}", data={"n": n}))
    assert [(one.event, one.data) for one in library.runs.lines("dam:1")] == [
        (f"event {n}", {"n": n}) for n in range(3)
    ]


def test_what_was_delivered_is_not_sent_again(library: Library) -> None:
    ledger = library.deliveries
    first = ledger.begin("DAM-1", "desk", run="dam:1", owner="a", dead=(), at=AT)
    assert (first.state, first.owner, first.attempts) == ("sending", "a", 1)
    ledger.delivered(first, receipt={"key": "k"}, at=LATER)
    again = ledger.begin("DAM-1", "desk", run="dam:1", owner="b", dead=("a",), at=LATER)
    assert (again.state, again.receipt) == ("delivered", {"key": "k"})
    assert ledger.all(failed=True) == []


def test_what_a_living_process_sends_is_left_to_it_and_what_a_dead_one_sent_is_sent_again(library: Library) -> None:
    ledger = library.deliveries
    ledger.begin("DAM-1", "desk", run=None, owner="a", dead=(), at=AT)
    assert ledger.begin("DAM-1", "desk", run=None, owner="b", dead=(), at=AT).owner == "a"
    assert ledger.begin("DAM-1", "desk", run=None, owner="b", dead=("a",), at=AT).owner == "b"


def test_dead_letters_say_why(library: Library) -> None:
    delivery = library.deliveries.begin("DAM-1", "desk", run=None, owner="a", dead=(), at=AT)
    library.deliveries.failed(delivery, error="the server refused", at=LATER)
    [letter] = library.deliveries.all(failed=True)
    assert (letter.target, letter.error) == ("desk", "the server refused")
    assert library.deliveries.begin("DAM-1", "desk", run=None, owner="b", dead=(), at=LATER).attempts == 2


def test_a_process_that_ended_long_ago_is_forgotten_unless_a_run_is_still_its_own(library: Library) -> None:
    for name in ("old", "owner"):
        library.executors.start(Executor(id=name, host="h", process=1, kind="daemon", started=AT, heartbeat=AT))
    library.runs.claim("dam:1", "owner", dead=(), at=AT)
    new = Executor(id="new", host="h", process=2, kind="daemon", started=LATER, heartbeat=LATER)
    library.executors.start(new, forget_before=LATER)
    assert {one.id for one in library.executors.all()} == {"new", "owner"}


def test_a_schedule_comes_back_as_it_was_made(library: Library) -> None:
    schedule = Schedule(
        name="dam",
        profile="dam",
        words="hourly",
        crons=("0 * * * *",),
        zone="UTC",
        missed="once",
        next=RUN.due,
        made=AT,
    )
    library.schedules.add(schedule)
    assert library.schedules.all() == [schedule]
    with pytest.raises(LibraryError, match="schedule x: there is none of that name; there are: dam"):
        library.schedules.get("x")


def test_what_was_being_sent_when_its_process_died_says_that_it_may_have_arrived(library: Library) -> None:
    ledger = library.deliveries
    assert ledger.begin("DAM-1", "desk", run=None, owner="a", dead=(), at=AT).error is None
    again = ledger.begin("DAM-1", "desk", run=None, owner="b", dead=("a",), at=LATER)
    assert again.error == "a process ended while it was sending it, so that it may have arrived"
    assert ledger.all(failed=True) == [again]
    assert ledger.delivered(again, receipt=None, at=LATER).error is None
