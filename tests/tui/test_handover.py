"""A built file goes to the desktop's program, or one is told where it lies."""

import time
from pathlib import Path

import pytest

from briefer.tui import handover
from briefer.tui.handover import hand_over


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with a display and nothing else on it; the folder is for an opener."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("DISPLAY", ":7")
    return programs


def _opener(programs: Path, body: str) -> None:
    script = programs / "xdg-open"
    script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    script.chmod(0o755)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "a brief.pdf"
    path.write_bytes(b"%PDF-")
    return path


def test_the_opener_gets_the_whole_path_as_one_argument(desktop: Path, paper: Path, tmp_path: Path) -> None:
    _opener(desktop, f'printf "%s|" "$@" > "{tmp_path}/told"')
    assert hand_over(paper) is None
    assert (tmp_path / "told").read_text(encoding="utf-8") == f"{paper}|"


def test_an_opener_that_stays_open_is_not_waited_for(desktop: Path, paper: Path) -> None:
    _opener(desktop, "exec /bin/sleep 2")
    began = time.monotonic()
    assert hand_over(paper) is None
    assert time.monotonic() - began < 1.5
    handover._opened[-1].wait()  # noqa: SLF001 - so that it does not outlive the tests


def test_an_opener_that_fails_is_told_with_the_path(desktop: Path, paper: Path) -> None:
    _opener(desktop, "exit 3")
    assert hand_over(paper) == f"xdg-open ended with code 3; it lies at {paper}"


def test_without_an_opener_the_path_is_told(desktop: Path, paper: Path) -> None:  # noqa: ARG001 - an empty PATH
    assert hand_over(paper) == f"xdg-open is not installed; it lies at {paper}"


def test_without_a_display_the_path_is_told(desktop: Path, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _opener(desktop, "exit 0")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert hand_over(paper) == f"there is no display; it lies at {paper}"


def test_a_file_that_was_removed_is_told(desktop: Path, paper: Path) -> None:
    _opener(desktop, "exit 0")
    paper.unlink()
    assert hand_over(paper) == f"{paper} is no longer there"
