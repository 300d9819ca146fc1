"""The wheel carries everything that an installed Briefer reads."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_templates_styles_and_fonts_are_inside(inside: set[str]) -> None:
    for folder in ("templates", "styles"):
        files = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"briefer/_assets/{file.as_posix()}" for file in files} <= inside


def test_every_lexicon_and_migration_is_inside(inside: set[str]) -> None:
    files = [path for path in (ROOT / "briefer").rglob("*") if path.suffix in (".toml", ".txt", ".py")]
    assert {path.relative_to(ROOT).as_posix() for path in files} <= inside


def test_nothing_of_the_workspace_is_inside(inside: set[str]) -> None:
    assert not [name for name in inside if name.startswith(("seeds", "tests", "out"))]
