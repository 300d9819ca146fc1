"""The brief before is found again, and only what can be compared is."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer.config import Profile, Settings
from briefer.errors import QueryError
from briefer.library import Library
from briefer.model import Brief
from briefer.render import render_json
from briefer.workflow.comparing import brief_to_compare, compared, previous, remember
from tests.brief.maker import Maker, composed, decision
from tests.brief.said import article

NOW = datetime(2026, 3, 12, tzinfo=UTC)
PROFILE = Profile(name="dam")
SETTINGS = Settings(brief=(PROFILE,))
ROE = article("a", ("Roe", "that the gate stays shut", "opposes"))
CORIN = article("b", ("Corin", "the lines to be cut", "demands"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "briefer.db")


def brief_of(day: int, *makers: Maker) -> Brief:
    made = composed(*(makers or (ROE,)))
    front = replace(made.front, number=f"DAM-{day}", as_of=f"2026-03-{day:02}T18:00:00+00:00")
    return replace(made, front=front)


def test_the_first_brief_of_a_profile_says_so(library: Library) -> None:
    brief = compared(library, SETTINGS, PROFILE, brief_of(10))
    assert brief.changes is not None
    assert brief.changes.against is None


def test_the_last_brief_before_is_compared_with(library: Library) -> None:
    for day in (8, 9):
        remember(library, brief_of(day), PROFILE, now=NOW)
    brief = compared(library, SETTINGS, PROFILE, brief_of(10, ROE, CORIN))
    assert brief.changes is not None
    assert brief.changes.against == "DAM-9"
    assert [one.words for one in brief.changes.entries] == ["the lines to be cut", "Corin"]


def test_a_brief_as_of_the_same_moment_or_later_is_none_before(library: Library) -> None:
    for day in (9, 10, 11):
        remember(library, brief_of(day), PROFILE, now=NOW)
    found = previous(library, "dam", datetime(2026, 3, 10, 18, tzinfo=UTC))
    assert found is not None
    assert found.front.number == "DAM-9"
    assert previous(library, "dam", datetime(2026, 3, 9, 18, tzinfo=UTC)) is None


def test_moments_are_compared_across_zones(library: Library) -> None:
    early = brief_of(9)
    east = replace(early, front=replace(early.front, as_of="2026-03-10T00:30:00+03:00"))
    remember(library, east, PROFILE, now=NOW)
    assert previous(library, "dam", datetime(2026, 3, 9, 22, tzinfo=UTC)) is not None
    assert previous(library, "dam", datetime(2026, 3, 9, 21, tzinfo=UTC)) is None


def test_profiles_are_apart_also_where_one_name_begins_with_the_other(library: Library) -> None:
    remember(library, brief_of(9), Profile(name="dam-road"), now=NOW)
    assert previous(library, "dam", datetime(2026, 3, 10, tzinfo=UTC)) is None


def test_a_brief_of_no_profile_is_compared_only_when_asked(library: Library) -> None:
    adhoc = Profile(name="brief")
    remember(library, brief_of(9), adhoc, now=NOW)
    assert compared(library, SETTINGS, adhoc, brief_of(10)).changes is None
    assert compared(library, SETTINGS, adhoc, brief_of(10), against=brief_of(9)).changes is not None


def test_what_was_kept_is_the_brief_itself(library: Library) -> None:
    brief = brief_of(9, ROE, CORIN)
    remember(library, brief, PROFILE, now=NOW)
    assert previous(library, "dam", NOW) == brief


def test_forty_briefs_of_a_profile_are_kept(library: Library) -> None:
    for minute in range(45):
        brief = brief_of(9)
        moment = f"2026-03-09T18:{minute:02}:00+00:00"
        remember(library, replace(brief, front=replace(brief.front, as_of=moment)), PROFILE, now=NOW)
    names = library.kept_names("brief:dam:")
    assert (len(names), names[0].endswith("18:05:00.000000+00:00")) == (40, True)


def test_a_brief_is_named_by_its_number_or_its_file(library: Library, tmp_path: Path) -> None:
    remember(library, brief_of(9), PROFILE, now=NOW)
    assert brief_to_compare(library, "DAM-9") == brief_of(9)
    file = tmp_path / "other.json"
    file.write_bytes(render_json(brief_of(7)))
    assert brief_to_compare(library, str(file)) == brief_of(7)


def test_what_is_no_brief_is_refused_with_the_numbers_that_there_are(library: Library, tmp_path: Path) -> None:
    remember(library, brief_of(9), PROFILE, now=NOW)
    with pytest.raises(QueryError, match=r"brief DAM-1: neither a file nor a number .* there are: DAM-9"):
        brief_to_compare(library, "DAM-1")
    with pytest.raises(QueryError, match="cannot be read"):
        brief_to_compare(library, str(tmp_path / "none.json"))


def test_what_an_analyst_rejected_since_is_dropped_by_decision(library: Library) -> None:
    before = brief_of(9)
    remember(library, before, PROFILE, now=NOW)
    key = before.positions[0].key
    library.decide(key, "reject", author="ana", at="2026-03-10T12:00:00Z")
    now = replace(composed(ROE, decided=[decision(key, "reject")]), front=brief_of(10).front)
    changes = compared(library, SETTINGS, PROFILE, now).changes
    assert changes is not None
    assert [one.why for one in changes.entries if one.of == "position"] == [("decision",)]


def test_a_kept_brief_is_small(library: Library) -> None:
    brief = brief_of(9, ROE, CORIN)
    remember(library, brief, PROFILE, now=NOW)
    [name] = library.kept_names("brief:")
    assert len(json.dumps(library.kept(name))) < len(render_json(brief)) / 2
