"""`briefer actors`: who there is, merged and renamed by decisions that last, exported as data that can be used."""

import csv
import io
import json
import tomllib
from pathlib import Path

import pytest

from briefer.analysis.actors.workspace import load_additions
from tests.cli.program import Done, call, workspace

NOTE = (
    "The Harbour Guard fires\n\n"
    "ORLENA - Halden Roe, a spokesman for the Harbour Guard, said on Monday that Norway backed the plan. "
    "The Harbour Guard attacked Hamas on Tuesday. Roe denied it.\n"
)
OTHER = (
    "Port Watch talks\n\n"
    "ORLENA - The Port Watch said on Thursday that Norway was wrong. "
    "Halden Roe said that the Port Watch denounced Norway. A commander said that the boats stay in.\n"
)
CONFIG = '# Ours.\n[workspace]\nauthor = "Mara Lund"\n'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two analysed articles; each test works in a copy."""
    here = workspace(tmp_path_factory.mktemp("actors") / "watch", CONFIG)
    for name, text, day in (("note", NOTE, "2026-03-04"), ("other", OTHER, "2026-03-06")):
        (here / f"{name}.txt").write_text(text, encoding="utf-8")
        assert call(here, "add", f"{name}.txt", "--published", day).code == 0
    assert call(here, "analyze").code == 0
    return here


@pytest.fixture
def here(library: Path, tmp_path: Path) -> Path:
    copy = workspace(tmp_path / "copy", CONFIG)
    (copy / "briefer.db").write_bytes((library / "briefer.db").read_bytes())
    return copy


def names(here: Path, *arguments: str) -> list[str]:
    done = call(here, "actors", "list", *arguments, "--json")
    assert done.code == 0, done.err
    return [row["name"] for row in done.json]


def shown(here: Path, actor: str) -> Done:
    return call(here, "actors", "show", actor, "--json")


def test_everyone_named_is_listed_with_counts_and_days(here: Path) -> None:
    rows = {row["id"]: row for row in call(here, "actors", "list", "--json").json}
    roe = rows["halden-roe"]
    assert (roe["kind"], "Roe" in roe["aliases"], len(roe["articles"])) == ("person", True, 2)
    assert (roe["first"], roe["last"], roe["identity"]) == ("2026-03-04", "2026-03-06", "name")
    assert rows["norway"]["identity"] == "register"
    assert not any(row["anonymous"] for row in rows.values())
    assert "Halden Roe" in call(here, "actors", "list").out


def test_the_list_is_narrowed_by_kind_words_and_article(here: Path) -> None:
    assert names(here, "--kind", "state") == ["Norway"]
    assert "Harbour Guard" in names(here, "harbour")
    assert "Norway" not in names(here, "harbour")
    [other] = [row["id"] for row in call(here, "list", "--search", "denounced", "--json").json]
    assert "Harbour Guard" not in names(here, "--article", other)
    assert "Port Watch" not in names(here, "--until", "2026-03-05")
    assert names(here, "--kind", "company") == []


def test_the_unnamed_are_listed_where_asked_for(here: Path) -> None:
    assert "a commander" not in names(here)
    found = {row["name"]: row for row in call(here, "actors", "list", "--unnamed", "--json").json}
    assert found["a commander"]["identity"] == "article"


def test_one_actor_is_shown_with_relations_positions_and_articles(here: Path) -> None:
    roe = shown(here, "Halden Roe").json
    assert roe["affiliations"] == ["Harbour Guard"]
    assert all(note["sentence"] in NOTE for note in roe["relations"] if "Port Watch" not in note["sentence"])
    assert ("belongs-to", "Harbour Guard") in [(r["kind"], r["target"]) for r in roe["relations"]]
    assert "said" in [p["cue"] for p in roe["positions"]]
    said = next(p for p in roe["positions"] if p["cue"] == "said")
    assert "Norway backed the plan" in said["content"]
    told = call(here, "actors", "show", "halden-roe").out
    assert "belongs to  Harbour Guard" in told
    assert "by the same name" in told


def test_an_alias_finds_its_actor_and_an_unknown_name_is_told_with_those_near_it(here: Path) -> None:
    assert shown(here, "roe").json["id"] == "halden-roe"
    done = shown(here, "guard")
    assert done.code == 2
    assert "harbour-guard (Harbour Guard" in done.err
    assert "actors list" in shown(here, "nobody").err


def test_a_dry_run_tells_what_a_merge_would_do_and_keeps_nothing(here: Path) -> None:
    done = call(here, "actors", "merge", "Harbour Guard", "Port Watch", "--dry-run")
    assert "become those of Harbour Guard" in done.out
    assert "in 2 articles" in done.out
    assert "nothing kept" in done.out
    assert "Port Watch" in names(here)


def test_merged_actors_are_one_until_it_is_undone(here: Path) -> None:
    done = call(here, "actors", "merge", "Harbour Guard", "Port Watch", "--json")
    assert done.code == 0, done.err
    assert "Port Watch" not in names(here)
    guard = shown(here, "harbour-guard").json
    assert (guard["identity"], "Port Watch" in guard["aliases"], len(guard["articles"])) == ("decision", True, 2)
    [kept] = call(here, "actors", "undo", "--list", "--json").json
    assert (kept["serial"], kept["author"]) == (done.json["decision"], "Mara Lund")
    assert "undone" in call(here, "actors", "undo").out
    assert "Port Watch" in names(here)
    assert call(here, "actors", "undo").code == 2


def test_a_merge_outlives_a_new_analysis(here: Path) -> None:
    call(here, "actors", "merge", "Harbour Guard", "Port Watch")
    (here / "actors.toml").write_text('[[actors]]\nname = "Tarn Party"\nkind = "party"\n', encoding="utf-8")
    told = call(here, "actors", "list", "--json")
    assert "2 of 2 articles have no analysis yet" in told.err
    assert call(here, "analyze").code == 0
    assert "Port Watch" not in names(here)


def test_a_merge_takes_effect_in_the_brief(here: Path) -> None:
    call(here, "actors", "merge", "Harbour Guard", "Port Watch")
    done = call(here, "build", "--formats", "json", "--json")
    assert done.code == 0, done.err
    brief = json.loads((here / done.json["files"][0]).read_text(encoding="utf-8"))
    assert "Port Watch" not in [actor["name"] for actor in brief["actors"]]


def test_actors_of_two_kinds_are_merged_only_with_a_word_about_it(here: Path) -> None:
    done = call(here, "actors", "merge", "norway", "halden-roe", "--dry-run")
    assert "they are of different kinds: Halden Roe person, Norway state" in done.out


def test_an_actor_is_not_merged_with_itself(here: Path) -> None:
    done = call(here, "actors", "merge", "halden-roe", "Roe")
    assert done.code == 2
    assert "the same one already" in done.err


def test_a_new_name_is_kept_and_the_words_of_the_articles_stay(here: Path) -> None:
    done = call(here, "actors", "rename", "harbour-guard", "Guard of the Harbour", "--json")
    assert done.code == 0, done.err
    guard = shown(here, "harbour-guard").json
    assert guard["name"] == "Guard of the Harbour"
    assert call(here, "actors", "undo", str(done.json["decision"])).code == 0
    assert shown(here, "harbour-guard").json["name"] == "Harbour Guard"


def test_a_name_that_another_bears_is_refused_with_the_way_to_merge(here: Path) -> None:
    done = call(here, "actors", "rename", "harbour-guard", "port watch")
    assert done.code == 2
    assert "briefer actors merge port-watch harbour-guard" in done.err
    assert call(here, "actors", "rename", "harbour-guard", "two\nlines").code == 2


def test_what_is_exported_is_an_actors_file_as_it_stands(here: Path) -> None:
    call(here, "actors", "merge", "Harbour Guard", "Port Watch")
    text = call(here, "actors", "export").out
    rows = {row["id"]: row for row in tomllib.loads(text)["actors"]}
    assert rows["harbour-guard"]["aliases"] == ["Port Watch"]
    assert rows["halden-roe"]["affiliation"] == "harbour-guard"
    assert "aliases" not in rows["halden-roe"]
    assert not {"norway", "hamas"} & set(rows)
    (here / "actors.toml").write_text(text, encoding="utf-8")
    assert load_additions(here / "actors.toml")
    assert call(here, "analyze").code == 0
    assert shown(here, "harbour-guard").json["registered"]


def test_an_export_keeps_the_rows_of_the_workspace(here: Path) -> None:
    own = '[[actors]]\nname = "Tarn Party"\nkind = "party"\naliases = ["TPX"]\n'
    (here / "actors.toml").write_text(own, encoding="utf-8")
    call(here, "analyze")
    rows = {row["id"]: row for row in tomllib.loads(call(here, "actors", "export").out)["actors"]}
    assert rows["tarn-party"]["aliases"] == ["TPX"]


def test_a_name_that_means_another_is_left_out_of_the_export_and_told(here: Path) -> None:
    call(here, "actors", "merge", "Harbour Guard", "hamas")
    text = call(here, "actors", "export").out
    assert "# Hamas is left out: it names hamas" in text
    (here / "actors.toml").write_text(text, encoding="utf-8")
    assert load_additions(here / "actors.toml")


@pytest.mark.parametrize("name", ["=SUM(A1)", "+1", "-1", "@here"])
def test_no_cell_of_the_csv_is_a_formula(here: Path, name: str) -> None:
    call(here, "actors", "rename", "--", "harbour-guard", name)
    done = call(here, "actors", "export", "--format", "csv")
    cells = {row["id"]: row["name"] for row in csv.DictReader(io.StringIO(done.out))}
    assert cells["harbour-guard"] == f"'{name}"
    assert not any(cell[:1] in "=+-@" for cell in cells.values() if cell)


def test_the_json_export_is_the_list(here: Path) -> None:
    assert call(here, "actors", "export", "--format", "json").json == call(here, "actors", "list", "--json").json
