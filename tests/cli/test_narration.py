"""What standard error is told, in each voice."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefer.cli.voices import narrator
from tests.cli.program import Done, call, workspace

ARTICLE = "Roe says the gate stays shut\n\nORLENA - Halden Roe said on Monday that the gate stays shut.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    here = workspace(tmp_path / "watch", '[[brief]]\nname = "gate"\nformats = ["json"]\n')
    (here / "seeds").mkdir()
    for name in "ab":
        (here / "seeds" / f"{name}.txt").write_text(ARTICLE.replace("Monday", f"Monday {name}"), encoding="utf-8")
    return here


def told(done: Done) -> list[dict[str, Any]]:
    """Standard error, of which every line must be an object."""
    return [json.loads(line) for line in done.err.splitlines()]


def test_json_reports_the_stages_of_a_build_in_order_and_up_to_their_end(here: Path) -> None:
    done = call(here, "--progress", "json", "build")
    assert done.code == 0, done.err
    steps = [(line["stage"], line["done"], line["total"]) for line in told(done) if line["type"] == "progress"]
    assert list(dict.fromkeys(stage for stage, _, _ in steps)) == ["seeds", "analyse", "compose", "render"]
    assert steps.index(("analyse", 0, 2)) < steps.index(("analyse", 1, 2)) < steps.index(("analyse", 2, 2))
    assert all((stage, total, total) in steps for stage, _, total in steps)


def test_json_leaves_standard_output_to_the_data(here: Path) -> None:
    done = call(here, "--progress", "json", "build", "--json")
    assert [Path(file).suffix for file in done.json["files"]] == [".json"]


def test_json_tells_a_warning_as_an_object(here: Path) -> None:
    lines = told(call(here, "--progress", "json", "build"))
    warnings = [line["message"] for line in lines if line["type"] == "warning"]
    assert any("no publication date" in message for message in warnings)


def test_json_tells_a_refusal_with_its_kind(here: Path) -> None:
    (here / "briefer.toml").write_text('[[brief]]\nname = "a"\n[[brief.judgement]]\nclaim = "It will rain."\n')
    done = call(here, "--progress", "json", "build")
    assert done.code == 4
    last = told(done)[-1]
    assert (last["type"], last["kind"]) == ("error", "LintRefused")
    assert "uncited-judgement" in last["message"]


@pytest.mark.parametrize("arguments", [("build", "--nonsense"), ("nonsense",), ("-C", "briefer.toml", "list")])
def test_json_tells_a_call_that_cannot_be_read_as_an_object(here: Path, arguments: tuple[str, ...]) -> None:
    done = call(here, "--progress", "json", *arguments)
    assert done.code == 2
    assert [(line["type"], line["kind"]) for line in told(done)] == [("error", "UsageError")]


def test_a_fault_is_told_as_an_object_with_its_trace_inside_where_it_is_asked_for(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr("briefer.workflow.add", broken)
    monkeypatch.setenv("BRIEFER_DEBUG", "1")
    done = call(here, "--progress", "json", "add", "seeds")
    assert done.code == 1
    [line] = told(done)
    assert line["kind"] == "RuntimeError"
    assert "a wheel came off" in line["message"]
    assert "Traceback" in line["message"]


def test_lines_are_one_plain_line_a_step(here: Path) -> None:
    assert call(here, "--progress", "lines", "add", "seeds").err == "add 1/2\nadd 2/2\n"


def test_none_tells_no_progress_but_still_warns(here: Path) -> None:
    done = call(here, "--progress", "none", "add", "seeds", "missing.txt")
    assert "/3" not in done.err
    assert done.err.startswith("warning: missing.txt")


def test_steps_tell_no_items_and_are_what_is_told_where_nobody_watches(here: Path) -> None:
    assert call(here, "--progress", "steps", "add", "seeds").err == call(here, "add", "seeds").err == ""


def test_a_step_is_told_with_the_run_that_it_belongs_to(capsys: pytest.CaptureFixture[str]) -> None:
    narrator("steps").step("fetch", "done", "2 sources", "dam:1")
    narrator("steps").step("render", "failed", "the disk is full", "dam:1")
    assert capsys.readouterr().err == "✓ fetch    2 sources  dam:1\n✗ render   the disk is full  dam:1\n"


def test_json_names_the_run_of_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    narrator("json").progress("analyse", 1, 2, "dam:1")
    assert json.loads(capsys.readouterr().err) == {
        "type": "progress",
        "stage": "analyse",
        "done": 1,
        "total": 2,
        "run": "dam:1",
    }


def test_the_environment_chooses_where_the_call_does_not(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFER_PROGRESS", "json")
    assert [line["stage"] for line in told(call(here, "add", "seeds"))] == ["add", "add"]
    assert call(here, "--progress", "lines", "add", "seeds").err == "add 1/2\nadd 2/2\n"


def test_a_voice_that_does_not_exist_is_a_usage_error(here: Path) -> None:
    assert call(here, "--progress", "loud", "list").code == 2


def test_words_of_an_article_do_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    narrator("none").warning("a\x1b]0;owned\x07\x9b2J\nb")
    assert capsys.readouterr().err == "warning: a\\x1b]0;owned\\x07\\x9b2J\nb\n"
