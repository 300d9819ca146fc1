"""What SECURITY.md promises and no single room can keep: its figures, its one door, its process for parsers.

Where a promise is one room's, its test is there: `tests/network`, `tests/ingest/test_hostile.py`, `test_sandbox.py` and
`test_archives.py`, `tests/render/test_hostile.py` and `test_write.py`, `tests/deliver`, `tests/tui/test_serve.py`.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefer.ingest.archives import entries
from briefer.ingest.clean import MAX_BYTES
from briefer.ingest.sandbox import Limits as ReadersLimits
from briefer.network import Limits as NetworkLimits
from briefer.render.job import Limits as RendersLimits
from tests.ingest.fuzz.documents import FORMATS

ROOT = Path(__file__).parents[1]
SECURITY = " ".join((ROOT / "SECURITY.md").read_text(encoding="utf-8").split())
MEGABYTE = 1 << 20
PARSERS = ("lxml", "trafilatura", "htmldate", "feedparser", "pypdfium2", "docx", "warcio")
IN_CHILD = sorted(set(FORMATS) - {"text", "markdown", "robots", "http", "jsonl"})


@pytest.mark.parametrize(
    "figure",
    [
        f"{ReadersLimits().seconds:g} seconds, {ReadersLimits().megabytes / 1000:g} GB of address space",
        f"{ReadersLimits().answer // MEGABYTE} MB of answer",
        f"{entries.MOST_BYTES // MEGABYTE} MB, {entries.MOST_ENTRIES:,} entries and {entries.MOST_RATIO} times",
        f"({entries.SMALL // MEGABYTE} MB are always allowed)",
        f"{MAX_BYTES // MEGABYTE} MB for one input",
        f"{NetworkLimits().total:g} seconds, {NetworkLimits().headers // 1024} kB of head",
        f"{NetworkLimits().body // MEGABYTE} MB of body",
        f"{RendersLimits().seconds:g} seconds and {RendersLimits().megabytes // 1024} GB",
    ],
)
def test_the_figures_are_those_of_the_program(figure: str) -> None:
    assert figure in SECURITY


def test_five_redirects_are_what_every_caller_asks_for() -> None:
    asked = {
        int(found[1])
        for path in (ROOT / "briefer/ingest").rglob("*.py")
        for found in re.finditer(r"^_REDIRECTS = (\d+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert asked == {5}
    assert "five redirects" in SECURITY


DOORS = frozenset(
    {"http.client", "urllib.request", "requests", "urllib3", "httpx", "ftplib", "telnetlib", "imaplib", "poplib"}
    | {"nntplib", "xmlrpc.client", "websockets", "websocket", "pycurl"}
)
DIALS = frozenset({"create_connection", "getaddrinfo", "gethostbyname", "open_connection", "urlopen"})


def used(path: Path) -> Iterator[str]:
    """Modules that a file imports, and the last names of what it calls on others."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def test_nothing_but_the_network_s_client_looks_names_up_or_dials() -> None:
    """smtplib, apprise, httpx2 and DBOS have contracts of their own in pyproject.toml."""
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in (ROOT / "briefer").rglob("*.py")
        if (names := (DOORS | DIALS) & set(used(path)))
    }
    assert found == {"briefer/network/ways.py": {"getaddrinfo"}}


def test_nothing_is_given_to_a_shell_or_taken_for_code() -> None:
    for path in (ROOT / "briefer").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"shell=True|os\.(?:system|popen)\(|\bcreate_subprocess_shell\b|\bpickle\b", text), path
        assert "yaml.load(" not in text, path


@pytest.mark.parametrize("form", IN_CHILD)
def test_what_needs_a_parser_of_others_is_read_in_a_process_of_its_own(form: str) -> None:
    program = f"""
import sys
from tests.ingest.fuzz.documents import good
documents = good({form!r})
for name in [name for name in sys.modules if name.split(".")[0] in {PARSERS!r}]:
    del sys.modules[name]
from briefer.ingest import Parsers
from tests.ingest.fuzz.reading import told_of
assert not any(name.split(".")[0] in {PARSERS!r} for name in sys.modules)
with Parsers() as parsers:
    assert not told_of({form!r}, *documents[0], parsers)
print(*sorted({{name.split(".")[0] for name in sys.modules}} & set({PARSERS!r})))
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout.strip()) == ("", "")
