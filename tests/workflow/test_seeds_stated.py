"""What briefer.toml says of seeds is stated once; what an analyst states afterwards stands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefer import workflow
from briefer.config import ArticleFacts, Settings
from briefer.library import ArticleRow, Library
from briefer.model import Grade, Published
from briefer.paths import Workspace

NOW = datetime(2026, 3, 10, 21, 0, tzinfo=UTC)
FACTS = ArticleFacts(file="seeds/*", published="2026-03-04", grade="B2", marking="TLP:GREEN", tags=("dam",))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "gate.txt").write_text("The gate stands, the ministry said.\n", encoding="utf-8")
    return Workspace(tmp_path)


@pytest.fixture
def library(workspace: Workspace) -> Iterator[Library]:
    with Library.open(workspace.root / "briefer.db") as opened:
        yield opened


def taken(library: Library, workspace: Workspace, *facts: ArticleFacts) -> ArticleRow:
    workflow.add_seeds(library, workspace, Settings(article=facts), now=NOW, progress=lambda *_: None)
    [row] = library.page().rows
    return row


def test_the_tables_that_match_a_seed_are_stated_of_it(library: Library, workspace: Workspace) -> None:
    row = taken(library, workspace, FACTS, ArticleFacts(file="seeds/gate.txt", grade="C3", tags=("river",)))
    assert row.published == Published(value="2026-03-04", precision="day", how="given")
    assert (str(row.grade), row.marking, row.tags) == ("C3", "TLP:GREEN", ("dam", "river"))


def test_what_an_analyst_states_afterwards_stands_when_seeds_are_taken_in_again(
    library: Library, workspace: Workspace
) -> None:
    first = taken(library, workspace, FACTS)
    library.set_grade([first.id], Grade(source="D", item="4"))
    library.set_published([first.id], Published(value="2026-03-05", precision="day", how="given"))
    library.set_marking([first.id], None)
    library.set_tags([first.id], ["own"])
    again = taken(library, workspace, FACTS)
    assert (str(again.grade), again.marking, again.tags) == ("D4", None, ("own",))
    assert again.published is not None
    assert again.published.value == "2026-03-05"


def test_a_table_that_changed_is_stated_anew(library: Library, workspace: Workspace) -> None:
    taken(library, workspace, FACTS)
    again = taken(library, workspace, FACTS, ArticleFacts(file="seeds/gate.txt", grade="A1"))
    assert str(again.grade) == "A1"


def test_a_changed_seed_has_the_table_stated_of_its_new_text(library: Library, workspace: Workspace) -> None:
    head = "---\nurl: https://gate.example/1\n---\n"
    (workspace.seeds / "gate.txt").write_text(f"{head}The gate stands.\n", encoding="utf-8")
    first = taken(library, workspace, FACTS)
    library.set_grade([first.id], Grade(source="D", item="4"))
    (workspace.seeds / "gate.txt").write_text(f"{head}The gate stands no more.\n", encoding="utf-8")
    second = taken(library, workspace, FACTS)
    assert (second.id, second.version, str(second.grade)) == (first.id, 2, "B2")


def test_seeds_wait_until_all_of_them_were_read_and_again_when_a_file_or_a_table_changes(
    library: Library, workspace: Workspace
) -> None:
    def waiting(*facts: ArticleFacts) -> bool:
        return workflow.seeds_waiting(library, workspace, Settings(article=facts))

    assert waiting(FACTS)
    taken(library, workspace, FACTS)
    assert not waiting(FACTS)
    assert waiting()
    (workspace.seeds / "bad.txt").write_bytes(b"")
    assert waiting(FACTS)
    workflow.add_seeds(library, workspace, Settings(article=(FACTS,)), now=NOW, progress=lambda *_: None)
    assert waiting(FACTS)
    (workspace.seeds / "bad.txt").unlink()
    workflow.add_seeds(library, workspace, Settings(article=(FACTS,)), now=NOW, progress=lambda *_: None)
    assert not waiting(FACTS)
