"""The house keeps its shape: rooms small enough to read, every exemption with its reason, nothing left half-built."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "briefer").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 50


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    for function in functions(path):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{function.name} has {length} lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_exemption_from_a_lint_rule_says_why(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if found := re.search(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)", line):
            assert re.search(r"\s(?:-|#)\s\S", found["rest"]), f"line {number} gives no reason"


def test_the_root_holds_what_the_design_shows() -> None:
    wanted = {
        "pyproject.toml",
        "README.md",
        "Makefile",
        "lock.txt",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "briefer.toml",
        ".ci/run",
        "seeds",
        "templates",
        "styles",
        "briefer",
        "tests",
        "out",
    }
    assert all((ROOT / name).exists() for name in wanted)


def test_nothing_names_an_index_or_a_machine() -> None:
    lock = (ROOT / "lock.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--index-url|--find-links", lock)
    assert "--hash=sha256:" in lock
