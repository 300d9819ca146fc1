"""Without a command, and by `briefer serve`, the face that was passed in opens, in the workspace that is meant."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from briefer import cli
from briefer.__main__ import main
from tests.cli.program import REPOSITORY, call, workspace

Opened = list[tuple[object, ...]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the terminal and the server were opened with; neither exists in this test."""
    calls: Opened = []

    def face(code: int) -> Callable[..., int]:
        def open_face(*arguments: object) -> int:
            calls.append(arguments)
            return code

        return open_face

    tui, serve = ModuleType("briefer.tui"), ModuleType("briefer.tui.serve")
    tui.__dict__["open_terminal"] = face(7)
    serve.__dict__["serve"] = face(8)
    monkeypatch.setitem(sys.modules, "briefer.tui", tui)
    monkeypatch.setitem(sys.modules, "briefer.tui.serve", serve)
    return calls


def code_of(*arguments: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return ended.value.code


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *, but: str | None = None) -> None:
    """Both streams say that they are a terminal, but for the one named."""
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda name=name: name != but)


def test_without_a_command_at_a_terminal_the_terminal_opens(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path / "watch")
    (here / "seeds").mkdir()
    monkeypatch.chdir(here / "seeds")
    at_a_terminal(monkeypatch)
    assert code_of() == 7
    assert opened == [(here,)]


def test_the_workspace_that_is_given_is_the_one_that_opens(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path / "watch")
    at_a_terminal(monkeypatch)
    assert code_of("-C", str(here)) == 7
    assert opened == [(here,)]


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_off_a_terminal_the_help_is_shown(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stream: str
) -> None:
    at_a_terminal(monkeypatch, but=stream)
    assert code_of() == 0
    assert "Commands:" in capsys.readouterr().out
    assert opened == []


def test_outside_a_workspace_the_error_says_how_to_make_one(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    at_a_terminal(monkeypatch)
    assert code_of() == 2
    assert "briefer init" in capsys.readouterr().err
    assert opened == []


def test_a_command_opens_nothing(tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace(tmp_path))
    at_a_terminal(monkeypatch)
    assert code_of("list") == 0
    assert opened == []


def test_serve_passes_the_workspace_and_the_port(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = workspace(tmp_path)
    monkeypatch.setattr("briefer.cli.commands.serve.find_spec", lambda _name: object())
    assert code_of("-C", str(here), "serve", "--port", "8123") == 8
    assert opened == [(here, 8123)]


def test_serve_without_its_extra_says_how_to_install_it(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefer.cli.commands.serve.find_spec", lambda _name: None)
    assert code_of("-C", str(workspace(tmp_path)), "serve") == 2
    assert 'pip install "briefer[serve]"' in capsys.readouterr().err
    assert opened == []


def test_a_command_line_without_faces_says_so_where_one_is_asked_for(tmp_path: Path) -> None:
    done = call(workspace(tmp_path), "serve")
    assert done.code == 2
    assert "python -m briefer" in done.err


def test_a_command_line_without_faces_shows_its_help_at_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    at_a_terminal(monkeypatch)
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    assert ended.value.code == 0
    assert "Commands:" in capsys.readouterr().out


def test_python_m_briefer_at_a_real_terminal_asks_for_a_workspace_rather_than_show_help(tmp_path: Path) -> None:
    reader, writer = pty.openpty()
    process = subprocess.run(
        [sys.executable, "-m", "briefer"],
        cwd=tmp_path,
        stdin=writer,
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=False,
    )
    os.close(writer)
    os.close(reader)
    assert process.returncode == 2
    assert b"briefer init" in process.stderr
