"""What comes back at the next start, and what is forgotten."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from briefer.ingest.build import article_of
from briefer.library import Library
from briefer.tui.memory import Memory, recall, remember
from tests.tui.harness import NOW

AUTHOR = "A. Lindqvist"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "briefer.db") as opened:
        yield opened


def _add(library: Library, *ids: str) -> None:
    for id_ in ids:
        library.add(article_of(f"The {id_} was closed on Monday.", id=id_))


def test_everything_that_was_remembered_comes_back(library: Library) -> None:
    memory = Memory(
        screen="brief", filter="since Monday", picks=["b", "a"], cursor="a", tab="risks", rejected=True, draft="daily"
    )
    remember(library, AUTHOR, memory, now=NOW)
    back = recall(library, AUTHOR)
    for name in ("screen", "filter", "picks", "cursor", "tab", "rejected", "draft"):
        assert getattr(back, name) == getattr(memory, name)


def test_at_the_first_visit_and_after_a_damaged_memory_nothing_is_new(library: Library) -> None:
    _add(library, "bridge", "gate")
    assert recall(library, AUTHOR).seen == library.newest()
    library.keep(f"terminal:{AUTHOR}", ["damaged"], at=NOW.isoformat())
    assert recall(library, AUTHOR).seen == library.newest()


def test_each_author_has_an_own_memory(library: Library) -> None:
    remember(library, AUTHOR, Memory(picks=["a"]), now=NOW)
    assert recall(library, "B. Okafor").picks == []


def test_articles_are_new_until_the_next_visit(library: Library) -> None:
    _add(library, "bridge", "gate")
    first = recall(library, AUTHOR)
    assert first.newest == library.newest()
    remember(library, AUTHOR, first, now=NOW)
    _add(library, "harbour")
    second = recall(library, AUTHOR)
    assert second.seen == first.newest < second.newest == library.newest()
    remember(library, AUTHOR, second, now=NOW)
    third = recall(library, AUTHOR)
    assert third.seen == third.newest


def test_an_unchanged_memory_is_not_written_again(library: Library, tmp_path: Path) -> None:
    memory = Memory(filter="since Monday")
    remember(library, AUTHOR, memory, now=NOW)
    remember(library, AUTHOR, memory, now=NOW + timedelta(hours=1))
    with sqlite3.connect(tmp_path / "briefer.db") as connection:
        assert [at for (at,) in connection.execute("SELECT at FROM kept")] == [NOW.isoformat(timespec="seconds")]
    connection.close()


@pytest.mark.parametrize("value", [["a", "list"], {"picks": "not a list"}, {"seen": "many"}, 7])
def test_a_memory_of_another_shape_is_forgotten(library: Library, value: object) -> None:
    library.keep(f"terminal:{AUTHOR}", value, at=NOW.isoformat())  # type: ignore[arg-type] # any JSON
    assert recall(library, AUTHOR).picks == []


def test_a_memory_that_is_no_json_is_forgotten(library: Library, tmp_path: Path) -> None:
    remember(library, AUTHOR, Memory(filter="since Monday"), now=NOW)
    with sqlite3.connect(tmp_path / "briefer.db") as connection:
        connection.execute('UPDATE kept SET value = \'{"filter": "sin\'')
    connection.close()
    assert recall(library, AUTHOR).filter == ""


def test_what_a_newer_version_remembers_beside_is_passed_over(library: Library) -> None:
    library.keep(f"terminal:{AUTHOR}", {"filter": "since Monday", "zoom": 3}, at=NOW.isoformat())
    assert recall(library, AUTHOR).filter == "since Monday"
