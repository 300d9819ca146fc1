"""What the tests of the brief screen share: a small brief, and ways to stand on a line of it."""

import json
from pathlib import Path

from briefer import workflow
from briefer.config import Profile, load
from briefer.library import Library
from briefer.paths import Workspace
from briefer.tui.brief.lists import Composer
from tests.tui.harness import Terminal

BRIDGE, DAM = "sallow-bridge-shelling-718cb0f0", "kestria-ultimatum-ulmeth-dam-3729ee81"
SMALL = f"""
[workspace]
author = "Ishel desk"
seeds = false

# The bridge is watched by the night shift.
[[brief]]
name = "bridge"
title = "The bridge"       # as the desk calls it
as_of = "2026-03-10T21:00:00+00:00"
articles = ["{BRIDGE}", "{DAM}"]
sections = ["bottom-line", "judgements", "positions", "sources"]
formats = ["json"]
bottom_line = "The bridge was shelled [@sallow-bridge]."
"""


def library(root: Path) -> Library:
    return workflow.open_library(Workspace(root), load(root / "briefer.toml"))


def draft(root: Path, name: str = "bridge") -> Profile:
    with library(root) as held:
        found = workflow.load_draft(held, name)
    assert found is not None
    return found


async def brief(t: Terminal) -> Composer:
    """Go to the screen and wait until it has composed the brief."""
    await t.press("3")
    await t.shows("1 Bottom line")
    return t.app.screen.query_one(Composer)


async def stand(t: Terminal, label: str) -> None:
    """Put the cursor on the line with this label."""
    composer = t.app.screen.query_one(Composer)
    composer.cursor = next(n for n, item in enumerate(composer.items) if item.label == label and item.kind != "heading")
    await t.pilot.pause()


async def last(t: Terminal, label: str) -> None:
    """As `stand`, on the last line with it: of sections where prose has the same name."""
    composer = t.app.screen.query_one(Composer)
    composer.cursor = max(n for n, item in enumerate(composer.items) if item.label == label)
    await t.pilot.pause()


async def build(t: Terminal) -> dict[str, object]:
    """Build to JSON and read it."""
    await t.press("b")
    await t.until(lambda: "Built" in t.drawn() or "cannot be built" in t.drawn(), seconds=60)
    [file] = t.app.workspace.out.glob("*.json")
    found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return found


def draft_or_none(root: Path) -> Profile | None:
    with library(root) as held:
        return workflow.load_draft(held, "bridge")
