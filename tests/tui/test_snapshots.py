"""How the screens look, in words: a change that moves anything shows here. `pytest --snapshot-update` accepts one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from briefer.analysis.engine import DEFAULT_MODEL, engine_of, rules_fingerprint
from briefer.config import load
from briefer.model import Risk
from briefer.paths import Workspace
from briefer.workflow import open_library
from tests.brief.maker import Maker
from tests.tui.harness import Terminal, terminal

CONFIG = """
[workspace]
author = "Ishel desk"
marking = "TLP:GREEN"

[[brief]]
name = "gate"
title = "The gate"
as_of = "2026-03-10T21:00:00+00:00"
bottom_line = "The gate stays shut [@gate]."
sections = ["bottom-line", "judgements", "positions", "risks", "sources"]
"""
GATE = """The gate stays shut

The minister said on Monday that the gate would open if the rain came.

A spokesman for the Front denied the attack."""
ROAD = """The road is open

The Front warned that the bridge would close unless talks began."""


class Text(SingleFileSnapshotExtension):
    """One readable file a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def looks(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Text)


def _gate() -> Maker:
    made = Maker("gate", GATE, "2026-03-04", title="The gate stays shut", outlet="The Courier", tags=("dam",))
    minister = made.actor("The minister", kind="office", anonymous=True)
    front = made.actor("the Front", id="front", kind="armed group")
    said = made.date("Monday", "2026-03-02")
    position: dict[str, Any] = {"actor": minister, "anonymous": True, "said": said, "stance": "conditional"}
    one = made.position("The minister", "said", "the gate would open if the rain came", **position)
    made.position("A spokesman for the Front", "denied", "the attack", stance="denies", target=front)
    made.add(
        "risks",
        Risk(
            sentence=made.span("The minister said on Monday that the gate would open if the rain came."),
            marker=made.span("if"),
            trigger=(made.span("the rain came"),),
            consequence=(made.span("the gate would open"),),
            polarity="if",
            asserted_by=one,
        ),
    )
    return made


def _road() -> Maker:
    made = Maker("road", ROAD, None, title="The road is open")
    made.actor("The Front", id="front", kind="armed group")
    made.position("The Front", "warned", "the bridge would close unless talks began", actor="front", stance="warns")
    return made


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A workspace of two articles whose findings were made by hand, so that no rule of the analysis moves a picture."""
    root = tmp_path / "watch"
    root.mkdir()
    (root / "briefer.toml").write_text(CONFIG, encoding="utf-8")
    workspace, engine = Workspace(root), engine_of(DEFAULT_MODEL)
    with open_library(workspace, load(workspace.config)) as library:
        for made in (_gate(), _road()):
            library.add(made.article)
            library.put_analysis(made.article, replace(made.analysis, engine=engine), rules=rules_fingerprint(None))
    return root


async def _picked(t: Terminal) -> None:
    await t.shows("2 of 2 articles")
    await t.press("asterisk")


SCENES: dict[str, tuple[tuple[int, int], tuple[str, ...], str]] = {
    "library": ((120, 24), (), "n and N walk"),
    "library narrow": ((80, 20), (), "2 of 2 articles"),
    "reader narrow": ((80, 20), ("enter", "n"), "indirect speech"),
    "positions": ((120, 28), ("2",), "what is said"),
    "risks narrow": ((80, 28), ("2", "right"), "the rain came"),
    "actors": ((120, 28), ("2", "left"), "armed group"),
    "brief": ((120, 30), ("3",), "1 Bottom line"),
    "brief narrow": ((80, 30), ("3",), "Bottom line"),
    "runs": ((120, 12), ("4",), "Nothing was built here yet"),
    "help": ((120, 36), ("question_mark",), "Keys here"),
    "date": ((120, 24), ("d",), "Publication date"),
}
"""Size, keys, and words by which one sees that the scene stands."""


@pytest.mark.parametrize("scene", SCENES)
async def test_the_screens_look_as_they_did(two: Path, looks: SnapshotAssertion, scene: str) -> None:
    size, keys, words = SCENES[scene]
    async with terminal(two, size=size) as t:
        await _picked(t)
        await t.press("g")
        await t.pilot.pause(0.4)
        await t.press(*keys)
        await t.shows(words)
        await t.pilot.pause(0.6)
        assert t.drawn() + "\n" == looks


def test_there_are_few_enough_to_look_at() -> None:
    assert len(SCENES) <= 14
