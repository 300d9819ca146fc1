"""A desk that is made once: each test has a copy of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.schedule.faults.copies import prepared

Copy = Callable[..., Path]


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One article is in its last brief; another came since, and is analysed."""
    return prepared(tmp_path_factory.mktemp("original") / "desk")


@pytest.fixture
def copy(original: Path, tmp_path: Path) -> Copy:
    """`copy(config)`: the desk with this briefer.toml."""

    def made(config: str, folder: Path = tmp_path / "desk") -> Path:
        shutil.copytree(original, folder, symlinks=True)
        (folder / "briefer.toml").write_text(config, encoding="utf-8")
        return folder

    return made
