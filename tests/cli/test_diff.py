"""`briefer build --against`, `briefer diff`, `briefer lint` and `briefer draft propose`."""

import re
from pathlib import Path

import pytest

from briefer.render import read_json
from tests.cli.program import call, workspace

CONFIG = '[[brief]]\nname = "gate"\nformats = ["json"]\n'
FIRST = "Halden Roe said on Monday that the gate would stay shut. “We will not leave,” he told reporters.\n"
SECOND = "Alba Corin threatened on Tuesday to cut the power lines if the border was closed.\n"


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two evenings of one profile."""
    here = workspace(tmp_path_factory.mktemp("gate"), CONFIG)
    for name, text, day in (("first.txt", FIRST, "2026-03-09"), ("second.txt", SECOND, "2026-03-10")):
        (here / name).write_text(text, encoding="utf-8")
        assert call(here, "add", name, "--published", day).code == 0
        done = call(here, "build", "--as-of", f"{day}T18:00Z")
        assert done.code == 0, done.err
    return here


def test_the_second_evening_is_compared_with_the_first(watch: Path) -> None:
    brief = read_json((watch / "out" / "gate-20260310-1800.json").read_bytes())
    assert brief.changes is not None
    assert (brief.changes.against, brief.changes.new_sources) == ("GATE-20260309-1800", (2,))


def test_another_brief_can_be_named_to_compare_with(watch: Path) -> None:
    done = call(
        watch, "build", "--as-of", "2026-03-11T18:00Z", "--against", "out/gate-20260309-1800.json", "-o", "other"
    )
    assert done.code == 0, done.err
    changes = read_json((watch / done.out.strip()).read_bytes()).changes
    assert changes is not None
    assert changes.against == "GATE-20260309-1800"


def test_an_unknown_number_is_refused_before_anything_is_written(watch: Path) -> None:
    done = call(watch, "build", "--against", "GATE-1", "-o", "nothing")
    assert (done.code, (watch / "nothing").exists()) == (2, False)
    assert "neither a file nor a number" in done.err


def test_diff_prints_each_difference_with_its_reason(watch: Path) -> None:
    done = call(watch, "diff", "GATE-20260309-1800", "GATE-20260310-1800")
    assert done.code == 0, done.err
    assert any(line.startswith("new ") and line.endswith("(new article)") for line in done.out.splitlines())


def test_diff_turned_round_drops_what_was_new(watch: Path) -> None:
    forth = call(watch, "diff", "GATE-20260309-1800", "GATE-20260310-1800", "--json").json
    back = call(watch, "diff", "GATE-20260310-1800", "GATE-20260309-1800", "--json").json
    new = [one["words"] for one in forth["entries"] if one["how"] == "new"]
    assert new
    assert new == [one["words"] for one in back["entries"] if one["how"] == "dropped"]


def test_lint_lists_its_rules_without_a_brief(watch: Path) -> None:
    rules = {one["rule"]: one["level"] for one in call(watch, "lint", "--rules", "--json").json}
    assert (rules["grade-1"], rules["no-author"]) == ("error", "warning")


def test_lint_of_a_written_brief_says_what_it_warned_of(watch: Path) -> None:
    done = call(watch, "lint", "GATE-20260310-1800")
    assert done.code == 0
    assert "no-bottom-line" in done.out


def test_lint_without_anything_to_check_is_a_usage_error(watch: Path) -> None:
    assert call(watch, "lint").code == 2


def test_proposed_lines_can_be_taken_over_as_they_are(watch: Path) -> None:
    lines = call(watch, "draft", "propose", "--json").json
    assert lines
    assert all("[@" in one["text"] and not re.search(r"\[\d+\]", one["text"]) for one in lines)
    (watch / "briefer.toml").write_text(f"{CONFIG}bottom_line = '{lines[0]['text']}'\n", encoding="utf-8")
    done = call(watch, "build", "--as-of", "2026-03-12T18:00Z", "-o", "taken")
    assert done.code == 0, done.err
    assert read_json((watch / done.out.strip()).read_bytes()).bottom_line is not None
