"""`briefer run`: a profile from its sources to its readers, what it records, and every way in which it ends."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.config import load
from briefer.errors import LibraryError
from briefer.library import STEPS, Library
from briefer.library.ledger.runs import Runs
from briefer.workflow import runs
from tests.cli.program import Done, call, workspace

ARTICLE = (
    "Roe warns of a closed gate\n\n"
    "ORLENA - Halden Roe said last Saturday that the gate would stay shut. "
    "“If the gate opens, we will leave the valley,” he told reporters.\n"
)
SECOND = "The gate opens\n\nORLENA - Mira Tell said on Friday that the gate had been opened.\n"
CONFIG = """
[workspace]
author = "Desk"
marking = "TLP:GREEN"
[[brief]]
name = "gate"
formats = ["json", "md"]
deliver = ["shelf"]
notify = ["shelf"]
{more}
[[deliver]]
kind = "folder"
name = "shelf"
path = "shelf"
{target}
"""


def gate(folder: Path, *, more: str = "", target: str = "") -> Path:
    here = workspace(folder, CONFIG.format(more=more, target=target))
    (here / "seeds").mkdir(exist_ok=True)
    (here / "seeds" / "roe.txt").write_text(ARTICLE, encoding="utf-8")
    return here


def names(here: Path, folder: str) -> list[str]:
    return sorted(path.name for path in (here / folder).rglob("*") if path.is_file() and not path.name.startswith("."))


def run(here: Path, *arguments: str) -> Done:
    return call(here, "run", *arguments)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    here = gate(tmp_path_factory.mktemp("watch"))
    return here, run(here, "gate", "--json")


def test_a_run_records_inputs_versions_steps_counts_lint_files_and_deliveries(once: tuple[Path, Done]) -> None:
    here, done = once
    assert done.code == 0, done.err
    record = done.json
    assert [step["step"] for step in record["steps"]] == list(STEPS)
    assert {step["state"] for step in record["steps"]} == {"done"}
    assert record["steps"][2]["counts"] == {"articles": 1, "new": 1, "changed": 0, "analysed": 1}
    found = record["run"]["found"]
    [given] = found["inputs"]
    assert (given["article"].startswith("roe-"), given["version"], len(given["sha256"])) == (True, 1, 64)
    assert found["model"].startswith("en_core_web")
    assert {one["rule"] for one in found["lint"]} == {"no-bottom-line", "no-judgements"}
    assert [Path(file["path"]).suffix for file in found["files"]] == [".json", ".md"]
    assert all((here / file["path"]).stat().st_size == file["size"] for file in found["files"])
    assert [(one["target"], one["state"]) for one in record["deliveries"]] == [("shelf", "delivered")]


def test_every_step_is_a_line_where_nobody_watches(once: tuple[Path, Done]) -> None:
    told = [line.split()[1] for line in once[1].err.splitlines() if line.startswith("✓")]
    assert told == list(STEPS)


def test_the_log_of_a_run_is_json_lines(once: tuple[Path, Done]) -> None:
    here, done = once
    lines = [
        json.loads(line) for line in call(here, "schedule", "logs", done.json["run"]["id"], "--json").out.splitlines()
    ]
    assert (lines[0]["event"], lines[-1]["event"]) == ("begins", "ended")
    assert [one["event"] for one in lines if one["event"].endswith(" done")] == [f"{step} done" for step in STEPS]


def test_without_anything_new_there_is_no_brief_and_the_exit_code_is_3(tmp_path: Path) -> None:
    here = gate(tmp_path)
    assert run(here).code == 0
    before = names(here, "out")
    again = run(here, "--json")
    assert again.code == 3
    assert "– analyze  nothing new since GATE-" in again.err
    assert "✗" not in again.err
    assert "briefer:" not in again.err
    assert again.json["run"]["outcome"] == "nothing new"
    assert again.json["steps"][-1]["state"] == "nothing new"
    assert names(here, "out") == before
    (here / "seeds" / "tell.txt").write_text(SECOND, encoding="utf-8")
    third = run(here, "--json").json["run"]["found"]
    assert [one.split("-")[0] for one in third["new"]] == ["tell"]
    assert (third["changed"], third["gone"], len(third["inputs"])) == ([], [], 2)


def test_a_profile_may_want_a_brief_all_the_same(tmp_path: Path) -> None:
    here = gate(tmp_path, more='when_nothing_new = "write"')
    assert [run(here).code, run(here).code] == [0, 0]


def test_without_any_article_there_is_nothing_to_report(tmp_path: Path) -> None:
    here = gate(tmp_path, more='search = "elephants"')
    assert run(here).code == 3


def test_lint_errors_refuse_deliver_nothing_and_tell_the_analyst(tmp_path: Path) -> None:
    here = gate(tmp_path, more='[[brief.judgement]]\nclaim = "The gate stays shut."')
    done = run(here, "gate")
    assert done.code == 4
    assert "uncited-judgement" in done.err
    assert names(here, "out") == []
    [delivery] = call(here, "deliver", "list", "--json").json
    assert (delivery["target"], delivery["state"]) == ("shelf", "delivered")
    assert "-refused-" in delivery["number"]
    assert any("notices" in str(path) for path in (here / "shelf").rglob("*"))


def test_the_analyst_is_told_before_a_run_counts_as_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: object, **__: object) -> None:
        raise LibraryError("library: it is locked")

    monkeypatch.setattr(Runs, "end", cannot)
    here = gate(tmp_path, more='[[brief.judgement]]\nclaim = "The gate stays shut."')
    assert run(here, "gate").code == 1
    [delivery] = call(here, "deliver", "list", "--json").json
    assert (delivery["target"], delivery["state"]) == ("shelf", "delivered")


def test_a_refused_run_is_made_anew_under_its_number_when_its_cause_is_gone(tmp_path: Path) -> None:
    here = gate(tmp_path, more='[[brief.judgement]]\nclaim = "The gate stays shut."')
    refused = run(here, "gate", "--json").json["run"]
    gate(here, more='[[brief.judgement]]\nclaim = "The gate stays shut [@roe]."')
    resumed = run(here, "--resume", refused["id"], "--json")
    assert resumed.code == 0, resumed.err
    assert resumed.json["run"]["number"] == refused["number"]


def test_a_target_that_may_not_get_it_leaves_the_brief_written_and_is_a_dead_letter(tmp_path: Path) -> None:
    here = gate(tmp_path, target='max_marking = "TLP:CLEAR"')
    done = run(here, "gate", "--json")
    assert done.code == 5
    assert "briefer deliver again" in done.err
    number = done.json["run"]["number"]
    assert done.json["run"]["outcome"] == "not delivered"
    assert len(names(here, "out")) == 2
    [letter] = [one for one in call(here, "deliver", "list", "--failed", "--json").json if one["number"] == number]
    assert "TLP:CLEAR" in letter["error"]
    gate(here)
    assert call(here, "deliver", "again", number).out == "shelf: delivered\n"
    assert call(here, "deliver", "again", number).out == "everyone has it\n"
    assert call(here, "deliver", number, "--to", "shelf").out == "shelf: has it already\n"


def test_resuming_takes_up_where_it_failed_and_does_nothing_twice(tmp_path: Path) -> None:
    here = gate(tmp_path, more="")
    (here / "out").write_text("a file where the folder should be", encoding="utf-8")
    failed = run(here, "gate", "--json")
    assert failed.code == 1
    assert failed.json["run"]["outcome"] == "failed"
    assert "nothing was written" in failed.json["run"]["message"]
    (here / "out").unlink()
    resumed = run(here, "--resume", failed.json["run"]["id"], "--json")
    assert resumed.code == 0, resumed.err
    attempts = {step["step"]: step["attempts"] for step in resumed.json["steps"]}
    assert attempts == {**dict.fromkeys(STEPS, 1), "render": 2}


def test_a_run_that_ended_well_has_nothing_to_resume(once: tuple[Path, Done]) -> None:
    here, done = once
    again = run(here, "--resume", done.json["run"]["id"])
    assert again.code == 2
    assert "nothing of it is left to do" in again.err


def test_an_unknown_run_or_profile_is_named(once: tuple[Path, Done]) -> None:
    here, _ = once
    assert "run x: there is none" in run(here, "--resume", "x").err
    assert run(here, "nobody").code == 2
    assert call(here, "deliver", "NO-1", "--to", "shelf").code == 1


def test_a_library_that_stays_locked_is_told_in_a_sentence_and_the_run_can_be_resumed(tmp_path: Path) -> None:
    here = gate(tmp_path)
    with Library.open(here / "briefer.db", wait=0.1) as library:
        profile = load(here / "briefer.toml").profile("gate")
        order = runs.order_now(library, profile, datetime(2026, 3, 10, 6, tzinfo=UTC))
        with closing(sqlite3.connect(here / "briefer.db")) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LibraryError, match="another process kept it locked"):
                library.runs.claim(order.id, "x", dead=(), at="2026-01-01T00:00:00.000+00:00")
    assert run(here, "--resume", order.id).code == 0


def test_an_interrupted_run_is_recorded_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefer.workflow.runs import steps  # noqa: PLC0415 - patched here alone

    def interrupt(_: object) -> dict[str, int]:
        raise KeyboardInterrupt

    here = gate(tmp_path)
    monkeypatch.setitem(steps.FUNCTIONS, "compose", interrupt)
    assert run(here, "gate").code == 130
    [record] = call(here, "schedule", "history", "--json").json
    assert (record["outcome"], record["code"]) == ("interrupted", 130)
    monkeypatch.undo()
    assert run(here, "--resume", record["id"]).code == 0
