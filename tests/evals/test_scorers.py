"""The scorers run on the development sets, so that the figures in this folder's README can be made again."""

import json
import subprocess
import sys

import pytest

from tests.cli.program import REPOSITORY
from tests.shared import shared


@pytest.mark.parametrize(
    ("task", "figure", "least"),
    [
        ("dates", lambda result: result["value_f1"], 60),
        ("attribution", lambda result: result["overlap"]["f1"], 50),
        ("conditionals", lambda result: result["found"], 50),
        ("actors", lambda result: result["overlap"]["f1"], 50),
        ("relations", lambda result: result["pair"]["f1"], 15),
    ],
)
def test_a_development_set_is_scored(task: str, figure, least: float) -> None:  # type: ignore[no-untyped-def]  # a lambda of each row
    scorer = shared("eval", "score.py")
    gold = {"relations": "actors"}.get(task, task)
    done = subprocess.run(
        [sys.executable, scorer, task, shared("eval", gold, "dev.jsonl"), "--limit", "12", "--"]
        + [sys.executable, "-m", "briefer", "analyze", "--jsonl"],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    )
    assert figure(json.loads(done.stdout)) >= least
