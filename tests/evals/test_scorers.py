"""The scorers run on the development sets, so that the figures in this folder's README can be made again."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.program import REPOSITORY
from tests.shared import shared

Figure = Callable[[dict[str, Any]], float]


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
def test_a_development_set_is_scored(task: str, figure: Figure, least: float) -> None:
    gold = {"relations": "actors"}.get(task, task)
    score = [str(shared("eval", "score.py")), task, str(shared("eval", gold, "dev.jsonl")), "--limit", "12", "--"]
    command = [sys.executable, *score, sys.executable, "-m", "briefer", "analyze", "--jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert figure(json.loads(done.stdout)) >= least
