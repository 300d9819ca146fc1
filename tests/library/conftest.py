"""Every test that takes `library` or `where` is done on both databases."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from briefer.library import Library

New = Callable[[], str]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def new(store: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> New:
    """Makes another empty library at every call, and gives its address; copying one is faster than creating it."""
    if store == "sqlite":
        folder = tmp_path_factory.mktemp("libraries")
        empty = folder / "empty.db"
        Library.open(empty).close()
        numbers = count()
        return lambda: str(shutil.copy(empty, folder / f"{next(numbers)}.db"))
    server = request.getfixturevalue("postgres")
    server.run("CREATE DATABASE library")
    Library.open(server.address("library")).close()
    return lambda: str(server.database("library"))


@pytest.fixture
def where(new: New) -> str:
    return new()


@pytest.fixture
def library(where: str) -> Iterator[Library]:
    with Library.open(where) as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of a file, where only SQLite is meant."""
    return tmp_path / "briefer.db"
