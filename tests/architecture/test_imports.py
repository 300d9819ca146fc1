"""What importing Briefer loads: the command line must answer before any heavy library is read."""

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "briefer"
HEAVY = ("spacy", "weasyprint", "textual", "sqlalchemy", "dbos", "trafilatura", "dateparser", "jinja2", "lxml")


def loaded(*arguments: str) -> set[str]:
    """Top-level modules that a fresh Python has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    names = (line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {name.split(".")[0] for name in names}


def test_help_loads_nothing_heavy() -> None:
    assert loaded("-m", "briefer", "--help").isdisjoint(HEAVY)


def test_the_check_itself_sees_what_is_loaded() -> None:
    assert "sqlalchemy" in loaded("-c", "import briefer.library.library")


@pytest.mark.parametrize(
    ("module", "allowed"),
    [
        ("briefer.model", ()),
        ("briefer.errors", ()),
        ("briefer.config", ()),
        ("briefer.paths", ()),
        ("briefer.assets", ()),
        ("briefer.ingest", ()),
        ("briefer.brief.compose", ()),
        ("briefer.render.system", ("jinja2",)),
        ("briefer.analysis.engine", ()),
        ("briefer.analysis.dates.query", ()),
        ("briefer.library", ("sqlalchemy",)),
        ("briefer.workflow", ("sqlalchemy",)),
        ("briefer.analysis.pipeline", ("spacy", "jinja2")),  # spaCy brings Jinja along
    ],
)
def test_a_module_loads_only_the_heavy_libraries_of_its_own_stage(module: str, allowed: tuple[str, ...]) -> None:
    assert loaded("-c", f"import {module}") & set(HEAVY) <= set(allowed)
