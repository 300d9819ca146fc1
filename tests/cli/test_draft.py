"""`briefer draft` and `briefer build --draft`: what the terminal keeps can be had without it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer import workflow
from briefer.config import Profile, load
from briefer.library import Library
from tests.cli.program import call, workspace

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
CONFIG = '# The gate.\n[[brief]]\nname = "gate"\n'


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A workspace with two articles and two drafts."""
    here = workspace(tmp_path / "watch", CONFIG)
    for name in ("roe", "marl"):
        text = f"{name.capitalize()} on the gate\n\n{name.capitalize()} said on Monday that the gate stays shut.\n"
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
    call(here, "add", "roe.txt", "marl.txt", "--published", "2026-03-04")
    [roe] = [row["id"] for row in call(here, "list", "--search", "Roe", "--json").json]
    with Library.open(here / "briefer.db") as library:
        gate = Profile(name="gate", title="Roe only", articles=(roe,), formats=("json",), sections=("sources",))
        workflow.save_draft(library, gate, now=NOW)
        workflow.save_draft(library, Profile(name="valley"), now=NOW)
    return here


def test_drafts_are_listed_by_name_with_their_titles(here: Path) -> None:
    assert call(here, "draft", "list").out == f"{'gate':<20}  Roe only\nvalley\n"
    assert [one["name"] for one in call(here, "draft", "list", "--json").json] == ["gate", "valley"]


def test_a_draft_is_shown_in_the_fields_of_a_profile(here: Path) -> None:
    shown = call(here, "draft", "show", "gate").json
    assert (shown["title"], shown["sections"]) == ("Roe only", ["sources"])


def test_a_draft_is_built_with_its_own_articles_and_sections(here: Path) -> None:
    done = call(here, "build", "--draft", "gate", "--json")
    assert done.code == 0, done.err
    brief = json.loads((here / done.json["files"][0]).read_text(encoding="utf-8"))
    assert brief["front"]["title"] == "Roe only"
    assert [source["title"] for source in brief["sources"]] == ["Roe on the gate"]
    assert brief["sections"] == ["sources"]


def test_a_profile_and_a_draft_at_once_are_a_usage_error(here: Path) -> None:
    done = call(here, "build", "--draft", "gate", "--profile", "gate")
    assert done.code == 2
    assert "give one" in done.err


@pytest.mark.parametrize("arguments", [("build", "--draft"), ("draft", "show"), ("draft", "save"), ("draft", "drop")])
def test_a_draft_that_is_not_there_is_named_with_those_that_are(here: Path, arguments: tuple[str, ...]) -> None:
    done = call(here, *arguments, "dam")
    assert done.code == 2
    assert "draft dam: there is none of that name; there are: gate, valley" in done.err


def test_saving_puts_the_draft_into_the_configuration_over_the_profile_of_its_name(here: Path) -> None:
    done = call(here, "draft", "save", "gate")
    assert done.code == 0, done.err
    assert done.out == f"{here / 'briefer.toml'}\n"
    [saved] = load(here / "briefer.toml").brief
    assert (saved.name, saved.title) == ("gate", "Roe only")
    assert (here / "briefer.toml").read_text(encoding="utf-8").startswith(CONFIG)
    assert call(here, "draft", "show", "gate").code == 0


def test_a_dropped_draft_is_gone(here: Path) -> None:
    assert call(here, "draft", "drop", "gate").code == 0
    assert [one["name"] for one in call(here, "draft", "list", "--json").json] == ["valley"]
