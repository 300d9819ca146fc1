"""Each command does what its help says, prints data on standard output and ends with the right code."""

import json
from pathlib import Path

import pytest

from briefer.cli.root import COMMANDS
from tests.cli.program import call, workspace

ARTICLE = "Roe says the gate stays shut\n\nORLENA - Halden Roe said on Monday that the gate stays shut.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return workspace(tmp_path / "watch")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_shows_examples(tmp_path: Path, command: str) -> None:
    done = call(tmp_path, command, "--help")
    assert done.code == 0
    assert f"briefer {command}" in done.out.split("Examples:")[1]


def test_help_names_every_command_and_the_exit_codes(tmp_path: Path) -> None:
    done = call(tmp_path, "--help")
    assert all(f"  {command} " in done.out for command in COMMANDS)
    assert "130 interrupted (ctrl+c), 143 ended (SIGTERM)" in " ".join(done.out.split())


def test_without_arguments_the_help_is_shown(tmp_path: Path) -> None:
    assert call(tmp_path).out == call(tmp_path, "--help").out


def test_an_unknown_option_is_a_usage_error(here: Path) -> None:
    assert call(here, "list", "--nonsense").code == 2


def test_outside_a_workspace_a_command_says_how_to_make_one(tmp_path: Path) -> None:
    done = call(tmp_path, "list")
    assert done.code == 2
    assert "briefer init" in done.err


def test_init_makes_a_workspace_that_builds_nothing_yet(tmp_path: Path) -> None:
    assert call(tmp_path, "init", "watch").code == 0
    assert (tmp_path / "watch" / "seeds").is_dir()
    done = call(tmp_path / "watch", "build")
    assert done.code == 3
    assert "no article matches" in done.err
    assert "warning" not in done.err


def test_init_leaves_an_existing_workspace_alone(here: Path) -> None:
    done = call(here, "init", ".")
    assert done.code == 2
    assert "a workspace already" in done.err


def test_the_same_article_twice_adds_nothing(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert call(here, "add", "a.txt", "--json").json[0]["outcome"] == "new"
    assert call(here, "add", "a.txt", "--json").json[0]["outcome"] == "unchanged"
    assert len(call(here, "list", "--json").json) == 1


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    [first] = call(here, "add", "a.txt", "--json").json
    (here / "a.txt").write_text(ARTICLE.replace("shut.", "open."), encoding="utf-8")
    [second] = call(here, "add", "a.txt", "--json").json
    assert (second["id"], second["version"], second["outcome"]) == (first["id"], 2, "new version")
    assert len(call(here, "show", first["id"], "--versions", "--json").json) == 2
    assert "stays shut." in call(here, "show", first["id"], "--version", "1").out


def test_one_bad_input_is_named_and_the_others_go_on(here: Path) -> None:
    (here / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (here / "empty.txt").write_text("", encoding="utf-8")
    (here / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = call(here, "add", "empty.txt", "picture.txt", "missing.txt", "good.txt")
    assert done.code == 1
    assert all(name in done.err for name in ("empty.txt", "picture.txt", "missing.txt"))
    assert len(call(here, "list", "--json").json) == 1


def test_standard_input_is_an_article(here: Path) -> None:
    done = call(here, "add", "-", "--published", "2026-03-04", "--tag", "dam", "--json", stdin=ARTICLE.encode())
    [row] = call(here, "list", "--json").json
    assert (row["id"], row["published"]["value"], row["tags"]) == (done.json[0]["id"], "2026-03-04", ["dam"])


def test_list_understands_dates_in_words(here: Path) -> None:
    call(here, "add", "-", "--published", "yesterday", stdin=ARTICLE.encode())
    assert len(call(here, "list", "--since", "last week", "--json").json) == 1
    assert call(here, "list", "--since", "today", "--json").json == []


def test_a_date_that_means_nothing_is_a_usage_error_naming_the_option(here: Path) -> None:
    done = call(here, "list", "--since", "blorp")
    assert done.code == 2
    assert "since" in done.err
    assert "blorp" in done.err


def test_list_marks_a_date_that_is_not_known(here: Path) -> None:
    call(here, "add", "-", stdin=ARTICLE.encode())
    assert call(here, "list").out.startswith(" ?")


def test_an_unknown_article_is_named_with_what_comes_near(here: Path) -> None:
    (here / "bridge-report.txt").write_text(ARTICLE, encoding="utf-8")
    call(here, "add", "bridge-report.txt")
    done = call(here, "show", "bridge-rapport")
    assert done.code == 1
    assert "bridge-report" in done.err


def test_a_misspelt_field_of_the_configuration_is_named_with_a_hint(tmp_path: Path) -> None:
    here = workspace(tmp_path, '[[brief]]\nname = "a"\nsectoins = []\n')
    done = call(here, "list")
    assert done.code == 2
    assert "briefer.toml: brief: sectoins: unknown field; did you mean sections?" in done.err


def test_a_field_of_the_wrong_kind_is_named(tmp_path: Path) -> None:
    here = workspace(tmp_path, '[[brief]]\nname = "a"\nsections = ["nonsense"]\n')
    done = call(here, "list")
    assert done.code == 2
    assert "brief[0].sections[0]" in done.err


def test_completion_prints_a_script_for_each_shell(tmp_path: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_BRIEFER_COMPLETE" in call(tmp_path, "completion", shell).out


def test_schema_prints_what_a_briefs_json_is_made_of(tmp_path: Path) -> None:
    done = call(tmp_path, "schema", "brief")
    assert done.code == 0
    assert json.loads(done.out)["$defs"]["Evidence"]["required"]
    assert json.loads(call(tmp_path, "schema", "analysis").out)["title"] == "Analysis record (briefer.analysis/1)"
    assert call(tmp_path, "schema", "bridge").code == 2


def test_doctor_passes_in_a_workspace_and_prints_json(here: Path) -> None:
    done = call(here, "doctor", "--json")
    assert done.code == 0, done.out
    names = [check["name"] for check in done.json]
    workspace_checks = ["workspace", "database", "free disk", "out/"]
    assert names == ["Python", "Pango", "fonts", "language model", "terminal", *workspace_checks]


def test_nothing_is_coloured_and_no_bar_is_drawn_off_a_terminal(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = call(here, "add", "a.txt", "missing.txt")
    assert "\x1b" not in done.out + done.err


def test_analyze_jsonl_answers_each_line_in_order_with_the_text_as_sent(here: Path) -> None:
    texts = ["Odd  \r\nspacing\tstays.", "Roe said: “If it rains, we will leave.”"]
    lines = "".join(json.dumps({"id": f"a{n}", "text": text}) + "\n" for n, text in enumerate(texts))
    done = call(here, "analyze", "--jsonl", stdin=lines.encode())
    records = [json.loads(line) for line in done.out.splitlines()]
    assert [record["article"]["id"] for record in records] == ["a0", "a1"]
    assert [record["article"]["text"] for record in records] == texts
    assert {record["schema"] for record in records} == {"briefer.analysis/1"}


def test_a_line_that_is_no_record_is_told_and_the_others_are_answered(here: Path) -> None:
    lines = b'{"id": "a", "text": "One."}\nnot json\n{"id": "b", "text": "Two."}\n'
    done = call(here, "analyze", "--jsonl", stdin=lines)
    assert [json.loads(line)["article"]["id"] for line in done.out.splitlines()] == ["a", "b"]
    assert done.code == 1
    assert "line 2" in done.err


def test_analyze_of_a_file_leaves_the_library_alone(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = call(here, "analyze", "a.txt", "--published", "2026-03-04")
    record = json.loads(done.out)
    assert [d["value"] for d in record["dates"]] == ["2026-03-02"]
    assert call(here, "list", "--json").json == []


def test_a_workspaces_own_actors_are_known_and_renew_the_analysis(here: Path) -> None:
    (here / "a.txt").write_text("The gate\n\nThe Sallow League shut the gate, the League said.\n", encoding="utf-8")
    call(here, "add", "a.txt")
    [row] = call(here, "list", "--json").json
    assert call(here, "analyze").code == 0
    before = [(actor["id"], actor["kind"]) for actor in call(here, "show", row["id"], "--json").json["actors"]]
    own = '[[actors]]\nname = "Sallow League"\nid = "sallow-league"\nkind = "armed group"\naliases = ["the League"]\n'
    (here / "actors.toml").write_text(own, encoding="utf-8")
    assert call(here, "analyze").code == 0
    after = [(actor["id"], actor["kind"]) for actor in call(here, "show", row["id"], "--json").json["actors"]]
    assert ("sallow-league", "armed group") in after
    assert ("sallow-league", "armed group") not in before


def test_a_mistake_in_actors_toml_names_the_row(here: Path) -> None:
    (here / "actors.toml").write_text('[[actors]]\nname = "X"\nkind = "wizard"\n', encoding="utf-8")
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = call(here, "build", "a.txt")
    assert done.code == 2
    assert "row 1" in done.err


def test_add_seeds_takes_in_what_is_new_there_with_what_the_configuration_says(tmp_path: Path) -> None:
    here = workspace(tmp_path, '[[article]]\nfile = "seeds/*"\ntags = ["dam"]\n')
    (here / "seeds").mkdir()
    (here / "seeds" / "gate.txt").write_text("The gate stands, the ministry said.\n", encoding="utf-8")
    done = call(here, "add", "--seeds", "--json")
    assert (done.code, [one["outcome"] for one in done.json]) == (0, ["new"])
    assert call(here, "list", "--json").json[0]["tags"] == ["dam"]
    assert [one["outcome"] for one in call(here, "add", "--seeds", "--json").json] == ["unchanged"]


def test_add_without_anything_to_add_is_a_misuse(tmp_path: Path) -> None:
    done = call(workspace(tmp_path), "add")
    assert done.code == 2
    assert "nothing to add" in done.err
