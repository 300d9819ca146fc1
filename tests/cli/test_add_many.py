"""`briefer add` of many files: told as it goes, interrupted and continued, with a report of what failed."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

from briefer.cli.stopping import Stopped
from briefer.cli.voices import narrator
from tests.cli.program import REPOSITORY, call, workspace
from tests.ingest.documents import SENTENCES, mail, page, zipped


@pytest.fixture
def here(tmp_path: Path) -> Path:
    here = workspace(tmp_path / "watch")
    (here / "wire").mkdir()
    return here


def files(here: Path, count: int) -> None:
    for number in range(count):
        (here / "wire" / f"{number:03}.txt").write_text(f"Gate {number} is open. {SENTENCES[0]}", encoding="utf-8")


def interrupted(here: Path, after: int, *arguments: str) -> None:
    """An addition that is stopped when so many inputs are told of as taken."""
    told = narrator("none")

    def progress(_stage: str, done: int, _total: int) -> None:
        if done >= after:
            raise Stopped(signal.SIGINT)

    with patch.object(type(told), "progress", lambda _self, *given: progress(*given)):
        done = call(here, "add", "wire", *arguments)
    assert done.code == 130
    assert "the same command goes on from there" in done.err


def test_an_addition_goes_on_where_it_was_interrupted(here: Path) -> None:
    files(here, 80)
    interrupted(here, 60)
    done = call(here, "add", "wire", "--json")
    assert [one["source"] for one in done.json] == [f"wire/{number:03}.txt" for number in range(60, 80)]
    assert "goes on behind the 60 inputs" in done.err
    assert len(call(here, "list", "--json").json) == 80


def test_it_begins_again_once_it_came_to_its_end(here: Path) -> None:
    files(here, 60)
    interrupted(here, 55)
    call(here, "add", "wire")
    assert [one["outcome"] for one in call(here, "add", "wire", "--json").json] == ["unchanged"] * 60


@pytest.mark.parametrize("change", ["file", "option", "again"])
def test_it_begins_again_where_something_is_other_than_it_was(here: Path, change: str) -> None:
    files(here, 60)
    interrupted(here, 55)
    arguments = {"file": (), "option": ("--keep-tail",), "again": ("--again",)}[change]
    if change == "file":
        (here / "wire" / "003.txt").write_text(SENTENCES[1], encoding="utf-8")
    assert len(call(here, "add", "wire", "--json", *arguments).json) == 60


def test_what_was_taken_before_an_interruption_has_its_tags(here: Path) -> None:
    files(here, 60)
    interrupted(here, 55, "--tag", "dam")
    assert len(call(here, "list", "--tag", "dam", "--json").json) == 55


@pytest.mark.parametrize("name", ["failed.jsonl", "failed.csv"])
def test_the_report_names_every_file_that_failed_and_why_over_an_interruption(here: Path, name: str) -> None:
    files(here, 60)
    (here / "wire" / "002.txt").write_bytes(b"")
    (here / "wire" / "058.txt").write_bytes(b"\x89PNG")
    interrupted(here, 55)
    assert call(here, "add", "wire", "--report", name).code == 1
    words = (here / name).read_text(encoding="utf-8")
    lines = words.splitlines()
    rows = list(csv.DictReader(lines)) if name.endswith("csv") else [json.loads(line) for line in lines]
    assert [row["source"] for row in rows] == ["wire/002.txt", "wire/058.txt"]
    assert ["is empty" in rows[0]["error"], "a picture" in rows[1]["error"]] == [True, True]


def test_a_cell_of_the_report_is_no_formula(here: Path) -> None:
    (here / "=1+1.txt").write_bytes(b"")
    call(here, "add", "=1+1.txt", "--report", "failed.csv")
    [row] = csv.DictReader((here / "failed.csv").read_text(encoding="utf-8").splitlines())
    assert row["source"] == "'=1+1.txt"
    assert row["error"].startswith("'=1+1.txt: ")


def test_a_report_that_cannot_be_written_is_told_before_anything_is_read(here: Path) -> None:
    files(here, 1)
    done = call(here, "add", "wire", "--report", "nowhere/failed.csv")
    assert done.code == 2
    assert "--report nowhere/failed.csv: it cannot be written" in done.err
    assert call(here, "list", "--json").json == []


def test_an_archive_gives_several_articles_and_progress_counts_inputs(here: Path) -> None:
    (here / "s.zip").write_bytes(zipped({"a.html": page(), "b.txt": b"Gates are open.", "c.txt": b""}))
    done = call(here, "--progress", "lines", "add", "s.zip", "--json")
    assert [(one["source"], one["outcome"]) for one in done.json] == [
        ("s.zip!a.html", "new"),
        ("s.zip!b.txt", "new"),
        ("s.zip!c.txt", "failed"),
    ]
    assert done.err.splitlines()[-1] == "add 1/1"
    assert done.code == 1


def test_attachments_are_read_when_they_are_asked_for(here: Path) -> None:
    message = mail()
    message.add_attachment(page("Bridge shut"), maintype="text", subtype="html", filename="b.html")
    (here / "a.eml").write_bytes(message.as_bytes())
    assert "--attachments reads them" in call(here, "add", "a.eml").err
    done = call(here, "add", "a.eml", "--attachments", "--json")
    assert [one["source"] for one in done.json] == ["a.eml", "a.eml!b.html"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_and_what_was_taken_is_kept(here: Path, number: signal.Signals) -> None:
    files(here, 1500)
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "briefer", "--progress", "lines", "add", "wire"]
    with subprocess.Popen(
        command, cwd=here, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as program:
        assert program.stderr is not None
        for line in program.stderr:
            if line.startswith(b"add 100/"):
                break
        program.send_signal(number)
        told = program.stderr.read().decode()
        assert program.wait(timeout=30) == 128 + number
    assert "the same command goes on from there" in told
    done = call(here, "add", "wire", "--json")
    assert len(done.json) < 1500
    assert len(call(here, "list", "--json", "--limit", "5000").json) == 1500
