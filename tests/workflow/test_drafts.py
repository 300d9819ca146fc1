"""Drafts are kept in the library and come back as they were."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer import workflow
from briefer.config import JudgementDraft, Profile
from briefer.errors import ConfigError
from briefer.library import Library

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
WHOLE = Profile(
    name="gate",
    title="The gate",
    articles=("roe", "marl"),
    sections=("risks", "sources"),
    bottom_line="It stays shut [@roe].\n",
    assumptions=("Nobody opens it.",),
    judgement=(JudgementDraft(claim="It stays shut [@roe].", likelihood="likely", confidence="low"),),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "briefer.db") as library:
        yield library


def test_a_draft_comes_back_with_all_its_fields(library: Library) -> None:
    workflow.save_draft(library, WHOLE, now=NOW)
    assert workflow.load_draft(library, "gate") == WHOLE


def test_a_draft_survives_the_process_that_kept_it(tmp_path: Path) -> None:
    with Library.open(tmp_path / "briefer.db") as first:
        workflow.save_draft(first, WHOLE, now=NOW)
    with Library.open(tmp_path / "briefer.db") as second:
        assert workflow.load_draft(second, "gate") == WHOLE


def test_a_draft_takes_the_place_of_the_one_of_its_name(library: Library) -> None:
    workflow.save_draft(library, WHOLE, now=NOW)
    workflow.save_draft(library, Profile(name="gate"), now=NOW)
    assert workflow.load_draft(library, "gate") == Profile(name="gate")


def test_names_of_drafts_are_listed_and_nothing_else_that_is_kept(library: Library) -> None:
    library.keep("screen", {"filter": "gate"}, at="2026-03-04T12:30:00+00:00")
    for name in ("valley", "gate"):
        workflow.save_draft(library, Profile(name=name), now=NOW)
    assert workflow.drafts(library) == ("gate", "valley")


def test_a_dropped_draft_is_no_longer_there(library: Library) -> None:
    workflow.save_draft(library, WHOLE, now=NOW)
    workflow.drop_draft(library, "gate", now=NOW)
    assert workflow.load_draft(library, "gate") is None
    assert workflow.drafts(library) == ()
    workflow.drop_draft(library, "gate", now=NOW)


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ({"name": "gate", "ending": "x"}, "draft gate: ending: unknown field"),
        ({"name": "gate", "marking": "TLP:PINK"}, "draft gate: marking: Invalid enum value 'TLP:PINK'"),
        ({"title": "x"}, "draft gate: Object missing required field `name`"),
        (["gate"], "draft gate: it is no table of fields"),
    ],
)
def test_a_draft_of_another_version_that_does_not_fit_names_itself_and_the_field(
    library: Library, kept: dict[str, str], told: str
) -> None:
    library.keep("draft:gate", kept, at="2026-03-04T12:30:00+00:00")  # type: ignore[arg-type] # a dict of str is Json
    with pytest.raises(ConfigError) as raised:
        workflow.load_draft(library, "gate")
    assert str(raised.value).startswith(told)
