"""A profile goes into briefer.toml, and nothing else in the file moves."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefer import workflow
from briefer.config import JudgementDraft, Profile, load
from briefer.errors import ConfigError
from briefer.model import FORMATS, SECTIONS

FILE = '''\
# Of the watch on the gate.
[workspace]
author = "Gate desk"   # who signs

# The gate: read every morning.
[[brief]]
name = "gate"          # never rename
title = "The gate"
# Dates in words count from the as-of time.
since = "last Saturday"  # a week is enough
tags = [
    "gate",  # the main one
]

[[brief.judgement]]
claim = "It stays shut [@roe]."   # since Monday
likelihood = "likely"

# Asked for by the river desk.
[[brief.judgement]]
claim = "It is guarded [@marl]."

# What the files do not say.
[[article]]
file = "seeds/*"
grade = "B2"

# The valley.
[[brief]]
name = "valley"
bottom_line = """
# not a comment
[[brief]]
name = "not a profile"
"""

# The end.
'''
SHUT, GUARDED = (
    JudgementDraft(claim="It stays shut [@roe].", likelihood="likely"),
    JudgementDraft(claim="It is guarded [@marl]."),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "briefer.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def changed(path: Path, name: str, **fields: Any) -> str:
    """The file after its profile `name` was written with these fields changed."""
    old = load(path)
    new = replace(old.profile(name), **fields)
    workflow.write_profile(path, new)
    assert load(path).profile(name) == new
    assert [one for one in load(path).brief if one.name != name] == [one for one in old.brief if one.name != name]
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["gate", "valley"])
def test_writing_what_is_there_changes_no_byte(path: Path, name: str) -> None:
    assert changed(path, name) == FILE


def test_a_changed_field_changes_in_its_place_and_keeps_its_comment(path: Path) -> None:
    text = changed(path, "gate", since="yesterday")
    assert text == FILE.replace('since = "last Saturday"  #', 'since = "yesterday"  #')


def test_a_new_field_stands_after_the_others_of_its_profile(path: Path) -> None:
    text = changed(path, "gate", audience="River desk")
    assert text == FILE.replace("main one\n]\n", 'main one\n]\naudience = "River desk"\n')


def test_a_new_field_does_not_come_between_a_comment_and_the_table_it_is_about(path: Path) -> None:
    text = changed(path, "valley", title="The valley")
    assert text == FILE.replace('"""\n\n# The end', '"""\ntitle = "The valley"\n\n# The end')


def test_a_field_at_its_default_is_left_out(path: Path) -> None:
    text = changed(path, "gate", title=None)
    assert text == FILE.replace('title = "The gate"\n', "")


def test_a_profile_that_is_not_there_is_appended_with_only_what_differs_from_the_defaults(path: Path) -> None:
    workflow.write_profile(path, Profile(name="dam", marking="TLP:GREEN", judgement=(GUARDED,)))
    added = '[[brief]]\nname = "dam"\nmarking = "TLP:GREEN"\n\n[[brief.judgement]]\nclaim = "It is guarded [@marl]."\n'
    assert path.read_text(encoding="utf-8") == f"{FILE}\n{added}"


def test_an_empty_file_takes_a_profile(path: Path) -> None:
    path.write_text("")
    workflow.write_profile(path, Profile(name="dam"))
    assert path.read_text() == '[[brief]]\nname = "dam"\n'


def test_judgements_are_added_dropped_and_reordered_and_those_that_stay_keep_their_comments(path: Path) -> None:
    new = JudgementDraft(claim="It opens [@roe].", likelihood="unlikely", confidence="low", basis="He said so [@roe].")
    text = changed(path, "gate", judgement=(new, SHUT))
    assert "# since Monday" in text
    assert (
        text.index("It opens") < text.index("It stays shut") < text.index("# What the files do not say.\n[[article]]")
    )
    assert "It is guarded" not in text
    assert "\n\n\n" not in text


def test_judgements_may_all_go(path: Path) -> None:
    text = changed(path, "gate", judgement=())
    assert "judgement" not in text
    assert "]\n\n# What the files do not say.\n" in text


def test_judgements_written_in_line_stay_as_long_as_they_are_the_same(path: Path) -> None:
    line = 'judgement = [{claim = "It rains [@roe]."}]  # in line\n'
    path.write_text(f'[[brief]]\nname = "a"\n{line}')
    assert line in changed(path, "a", title="Rain")
    text = changed(path, "a", judgement=(GUARDED,))
    assert text == '[[brief]]\nname = "a"\ntitle = "Rain"\n\n[[brief.judgement]]\nclaim = "It is guarded [@marl]."\n'


def test_a_long_text_is_written_over_several_lines_that_a_person_can_read(path: Path) -> None:
    words = "The gate stays shut for as long as the river is high [@roe]. " * 6
    text = changed(path, "valley", bottom_line=words)
    written = text[text.index('bottom_line = """\n') : text.index("# The end")]
    assert all(len(line) <= 110 for line in written.splitlines())
    assert "\\n" not in written


def test_paragraphs_stay_paragraphs(path: Path) -> None:
    text = changed(path, "gate", outlook="First.\n\nSecond, “quoted”.\n")
    assert 'outlook = """\nFirst.\n\nSecond, “quoted”.\n"""\n' in text


def test_a_file_with_the_line_ends_of_windows_keeps_them(path: Path) -> None:
    path.write_bytes(FILE.replace("\n", "\r\n").encode())
    changed(path, "gate", outlook="First.\n\nSecond.\n", title=None)
    assert re.search(rb"[^\r]\n", path.read_bytes()) is None


def test_profiles_written_in_line_are_refused_and_stay(path: Path) -> None:
    text = 'brief = [{name = "a"}]\n'
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"\[\[brief\]\]"):
        workflow.write_profile(path, Profile(name="a", title="A"))
    assert path.read_text() == text


def test_a_judgement_apart_from_its_profile_is_left_to_hand_and_the_file_stays(path: Path) -> None:
    text = '[[brief]]\nname = "a"\n[[article]]\nfile = "x"\n[[brief.judgement]]\nclaim = "It rains [@x]."\n'
    path.write_text(text)
    with pytest.raises(ConfigError, match="by hand"):
        workflow.write_profile(path, Profile(name="a"))
    assert path.read_text() == text
    assert list(path.parent.iterdir()) == [path]


def test_a_profile_that_no_file_can_hold_is_refused_by_its_field(path: Path) -> None:
    with pytest.raises(ConfigError, match=r"/briefer\.toml: brief\[2\]\.sections\[0\]"):
        workflow.write_profile(path, Profile(name="a", sections=("gossip",)))  # type: ignore[arg-type] # that is the test
    with pytest.raises(ConfigError, match="no character of a text"):
        workflow.write_profile(path, Profile(name="a", title="\udc80"))
    assert path.read_text(encoding="utf-8") == FILE


def test_a_file_that_is_not_valid_is_refused(path: Path) -> None:
    path.write_text("[[brief")
    with pytest.raises(ConfigError, match="not valid TOML"):
        workflow.write_profile(path, Profile(name="a"))


def test_a_linked_file_is_written_where_it_lies_and_keeps_its_permissions(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "linked.toml"
    link.symlink_to(path)
    workflow.write_profile(link, Profile(name="dam"))
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert load(path).profile("dam") == Profile(name="dam")


texts = st.text(st.characters(codec="utf-8"), max_size=300) | st.text("ab \t\n\r\\\"'#=[]{}\u2028", max_size=300)
judgements = st.builds(
    JudgementDraft,
    claim=texts,
    likelihood=st.sampled_from([None, "likely", "almost certain"]),
    confidence=st.sampled_from([None, "low"]),
    basis=st.none() | texts,
)
profiles = st.builds(
    Profile,
    name=st.sampled_from(["gate", "valley", "dam"]) | texts,
    title=st.none() | texts,
    bottom_line=st.none() | texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    sections=st.permutations(SECTIONS).map(tuple),
    formats=st.lists(st.sampled_from(FORMATS), max_size=2).map(tuple),
    judgement=st.lists(judgements | st.sampled_from([SHUT, GUARDED]), max_size=3).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(profiles, min_size=1, max_size=3))
def test_whatever_a_profile_holds_reads_back_and_the_rest_of_the_file_stays(path: Path, written: list[Profile]) -> None:
    path.write_text(FILE, encoding="utf-8")
    for profile in written:
        workflow.write_profile(path, profile)
        assert load(path).profile(profile.name) == profile
    text = path.read_text(encoding="utf-8")
    comments = ("# Of the watch on", "# The gate: read", "# What the files do not say.\n[[article]]", "# The end.")
    assert all(text.count(comment) >= 1 for comment in comments)
    assert load(path).article[0].grade == "B2"
