"""The command line that waits for what it is to do."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.cli.program import call, workspace


def standby(line: bytes) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-P", "-m", "briefer.cli.standby"], input=line, capture_output=True, check=False, timeout=60
    )


def test_it_runs_the_arguments_of_its_first_line_and_ends_as_they_do(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    done = standby(json.dumps(["-C", str(here), "list", "--json"]).encode() + b"\n")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    refused = standby(json.dumps(["-C", str(here), "--progress", "json", "show", "nothing"]).encode() + b"\n")
    assert refused.returncode == 1
    assert json.loads(refused.stderr.splitlines()[-1])["type"] == "error"


def test_what_follows_the_first_line_is_the_commands_own_input(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    call = json.dumps(["-C", str(here), "add", "-", "--json"]).encode()
    done = standby(call + b"\nThe gate stands, the ministry said.\n")
    assert [one["outcome"] for one in json.loads(done.stdout)] == ["new"]


def test_without_a_line_it_ends_in_peace() -> None:
    assert standby(b"").returncode == 0


def test_a_brief_built_by_a_process_that_waited_is_the_one_that_another_builds(tmp_path: Path) -> None:
    """Byte for byte, with all that was loaded and compiled ahead."""
    here = workspace(tmp_path / "one")
    (here / "gate.txt").write_text("The gate\n\nThe gate stays shut, the ministry said on Monday.\n", encoding="utf-8")
    call(here, "add", "gate.txt", "--published", "2026-03-04")
    shutil.copytree(here, there := tmp_path / "two")
    build = ["build", "--as-of", "2026-03-05", "--title", "The gate", "--formats", "pdf,html,json"]
    waited = standby(json.dumps(["-C", str(here), *build]).encode() + b"\n")
    assert waited.returncode == 0, waited.stderr
    assert call(there, *build).code == 0
    files = sorted(path.name for path in (here / "out").iterdir())
    assert [Path(name).suffix for name in files] == [".html", ".json", ".pdf"]
    assert all((here / "out" / name).read_bytes() == (there / "out" / name).read_bytes() for name in files)


def test_the_process_that_renders_ends_with_it() -> None:
    """Started ahead and never used, it must not be left behind."""
    script = (
        "import subprocess, sys, time\n"
        "from briefer.render import pdf\n"
        "pdf.prepare()\n"
        "print(pdf._waiting[0].pid, flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    child = Path(f"/proc/{int(done.stdout)}")
    for _ in range(100):
        if not child.exists() or "Z" in (child / "stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]:
            return
        subprocess.run(["sleep", "0.05"], check=True)
    raise AssertionError("it is still there")
