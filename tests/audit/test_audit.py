"""A finding stops what is built only where it can be mended, and silence is not taken for health."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.audit.__main__ import audit
from tests.audit.judging import judge

ROOT = Path(__file__).parents[2]
OLD_HERON = {
    "name": "heron",
    "version": "1.0",
    "vulns": [{"id": "X-2026-1", "fix_versions": ["1.1", "2.0"], "aliases": ["Y-1"], "description": "reads\ntoo much"}],
}
SAD_WREN = {"name": "wren", "version": "3", "vulns": [{"id": "X-2026-2", "fix_versions": [], "aliases": []}]}
SOUND = {"name": "swift", "version": "2", "vulns": []}
SKIPPED = {"name": "our-own", "skip_reason": "Dependency not found"}


def report(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_finding_with_a_fix_fails_and_says_where_it_is_mended() -> None:
    verdict = judge(report(SOUND, SAD_WREN, OLD_HERON), "")
    assert verdict.status == 1
    assert verdict.lines == (
        "audit: heron 1.0: X-2026-1: mended in 1.1, 2.0: run `make lock` (reads too much)",
        "audit: wren 3: X-2026-2: no fix yet ()",
        "audit: 3 packages looked at, 2 findings, of which 1 can be mended",
    )


def test_a_finding_without_a_fix_is_printed_and_passes() -> None:
    verdict = judge(report(SOUND, SAD_WREN), "")
    assert verdict.status == 0
    assert "no fix yet" in verdict.lines[0]


def test_no_finding_passes_and_what_was_not_looked_at_is_named() -> None:
    verdict = judge(report(SOUND, SKIPPED), "")
    assert verdict.status == 0
    assert verdict.lines == (
        "audit: our-own: not looked at (Dependency not found)",
        "audit: 1 packages looked at, 0 findings, of which 0 can be mended",
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (report(SKIPPED, SKIPPED), "the service knows none of the 2 packages"),
        (report(), "the service knows none of the 0 packages"),
    ],
)
def test_a_service_that_knows_nothing_is_not_taken_for_good_news(said: str, told: str) -> None:
    verdict = judge(said, "No known vulnerabilities found")
    assert verdict.status == 0
    assert verdict.lines == (f"audit: not reached: {told}; whether the packages have known flaws was not found out",)


@pytest.mark.parametrize(
    "said",
    [
        "Traceback\nrequests.exceptions.ConnectionError: Failed to resolve 'api.example'",
        "ERROR:pip_audit._cli:Could not connect to the vulnerability feed",
        "requests.exceptions.ReadTimeout: timed out",
    ],
)
def test_a_service_that_is_down_passes_and_is_said(said: str) -> None:
    verdict = judge("", said)
    assert verdict.status == 0
    assert verdict.lines[0].startswith("audit: not reached: no service (")


@pytest.mark.parametrize("garbage", ["", "{", "[]", '{"dependencies": [{"version": 1}]}', "<html>"])
def test_what_is_no_report_is_a_fault_of_the_check(garbage: str) -> None:
    verdict = judge(garbage, "usage: pip-audit: error: unrecognized arguments")
    assert verdict.status == 2
    assert "unrecognized arguments" in verdict.lines[0]


def test_a_program_that_is_not_there_is_said(tmp_path: Path) -> None:
    verdict = audit(str(tmp_path / "pip-audit"), "lock.txt")
    assert verdict.status == 0
    assert "pip-audit could not be had" in verdict.lines[0]


def test_the_program_is_given_the_lock_and_its_report_decides_the_status(tmp_path: Path) -> None:
    stand_in = tmp_path / "pip-audit"
    stand_in.write_text(
        f"#!{sys.executable}\nimport sys\nassert '--require-hashes' in sys.argv and 'lock.txt' in sys.argv\n"
        f"print({report(OLD_HERON)!r})\nsys.exit(1)\n",
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-m", "tests.audit", stand_in, "lock.txt"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "heron 1.0" in done.stdout
