"""A whole working day through the keys: from the filter line to the brief that was built of it."""

import json
import shlex
import sys
from pathlib import Path
from typing import cast

import pytest

from briefer.model import ActorEntry
from briefer.tui.brief.lists import Composer
from briefer.tui.dialogs.choose import Options
from briefer.tui.evidence.screen import EvidenceScreen
from briefer.tui.library.listing import Listing
from tests.tui.bench import Evidence
from tests.tui.harness import Terminal, terminal

JUDGEMENT = """---
likelihood: likely
confidence: low
---
The second gate opens before the term ends [@{cited}].

## Basis

Both sides have said that they want it [@{cited}].
"""


def editor(folder: Path, text: str) -> str:
    """A command that puts `text` in place of the file it is given, as an analyst in an editor would."""
    script = folder / "editor.py"
    script.write_text(f"import pathlib, sys\npathlib.Path(sys.argv[1]).write_text({text!r})\n", encoding="utf-8")
    return shlex.join([sys.executable, str(script)])


async def pick_five(t: Terminal) -> list[str]:
    await t.press("slash")
    await t.type("since last Saturday")
    await t.shows("7 of 17 articles")
    await t.press("enter")
    await t.press("space", "space", "space", "space", "space")
    await t.until(lambda: len(t.app.picks) == 5)
    assert t.app.screen.query_one(Listing).count == 7
    return list(t.app.picks)


async def stand_on(t: Terminal, label: str, *, last: bool = False) -> None:
    composer = t.app.screen.query_one(Composer)
    lines = [n for n, item in enumerate(composer.items) if item.label == label and item.kind != "heading"]
    composer.cursor = lines[-1 if last else 0]
    await t.pilot.pause()


async def judge(t: Terminal, e: Evidence) -> tuple[str, str, str]:
    """Reject the position under the cursor, merge an actor into another; the position's key and both names."""
    await e.settled()
    await t.until(lambda: t.app.focused is e.screen.findings)
    rejected = e.entry.key
    await e.press("x")
    await e.settled()
    await e.turn_to("actors")
    actors = [entry for entry in e.entries if isinstance(entry, ActorEntry) and not entry.anonymous]
    kept, gone = actors[0], actors[1]
    for actor in (gone, kept):
        await e.go_to(actor.key)
        await e.press("space")
    await e.go_to(kept.key)
    await e.press("m")
    await e.choose(kept.name)
    await t.until(lambda: any(decision.kind == "merge" for decision in e.decisions()))
    await e.settled()
    return rejected, kept.name, gone.name


async def write(t: Terminal, e: Evidence) -> None:
    """A new brief, built as JSON alone, risks before positions, with one judgement by the editor."""
    await t.press("3")
    await t.shows("Key judgements")
    await t.press("P")
    await e.choose("A new brief …")
    await e.answer("gate")
    await t.shows("GATE-20260310-2100")
    await stand_on(t, "Risks")
    await t.press("K")
    await stand_on(t, "Formats")
    await t.press("enter")
    await t.until(lambda: t.app.screen.query(Options))
    options = t.app.screen.query_one(Options)
    for option in options.options:
        if (id(option) in options.marked) != (option.value == "json"):
            options.cursor = list(options.options).index(option)
            await t.press("space")
    await t.press("enter")
    await stand_on(t, "Outlook")
    await t.press("plus")
    await t.shows("likely, low confidence")


async def test_filter_pick_reject_merge_reorder_judge_and_build(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor(tmp_path, JUDGEMENT.format(cited="sorrel-bay")))
    async with terminal(sample, size=(140, 44)) as t:
        picked = await pick_five(t)
        await t.press("2")
        await t.until(lambda: isinstance(t.app.screen, EvidenceScreen) and t.app.screen.bench.composed)
        e = Evidence(t, cast("EvidenceScreen", t.app.screen))
        rejected, kept, gone = await judge(t, e)
        await write(t, e)
        await t.press("b")
        await t.shows("Built", seconds=90)
    [file] = (sample / "out").glob("*.json")
    built = json.loads(file.read_text(encoding="utf-8"))
    assert {source["article"] for source in built["sources"]} == set(picked)
    assert rejected not in {position["key"] for position in built["positions"]}
    names = {actor["name"]: actor for actor in built["actors"]}
    assert gone not in names
    assert gone in names[kept]["aliases"]
    assert built["sections"].index("risks") == built["sections"].index("positions") - 1
    [judgement] = built["judgements"]
    assert (judgement["likelihood"], judgement["confidence"]) == ("likely", "low")
    assert judgement["claim"]["text"].startswith("The second gate opens before the term ends [")
    assert picked[0].startswith("sorrel-bay")
    assert judgement["claim"]["cites"] == [s["number"] for s in built["sources"] if s["article"] == picked[0]]
