"""The sample workspace, analysed once a run, a fresh copy for each test; and tests that are coroutines."""

import asyncio
import inspect
import json
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefer import workflow
from briefer.config import load
from briefer.paths import Workspace
from tests.cli.program import REPOSITORY
from tests.tui.drafting import SMALL
from tests.tui.harness import NOW


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Runs a coroutine test in an event loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the repository's configuration and samples, added and analysed; to be copied, not changed."""
    root = tmp_path_factory.mktemp("sample") / "watch"
    (root / "out").mkdir(parents=True)
    shutil.copyfile(REPOSITORY / "briefer.toml", root / "briefer.toml")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    workspace, settings = Workspace(root), load(root / "briefer.toml")
    with workflow.open_library(workspace, settings) as library:
        taken = workflow.add_seeds(library, workspace, settings, now=NOW, progress=lambda *_: None)
        assert [one.error for one in taken if one.error] == []
        workflow.analyze(library, workspace, library.select(), settings.workspace.language_model, lambda *_: None)
    return root


@pytest.fixture
def sample(analysed: Path, tmp_path: Path) -> Path:
    """A copy of the sample workspace that a test may change."""
    root = tmp_path / "watch"
    shutil.copytree(analysed, root)
    return root


@pytest.fixture
def small(sample: Path) -> Path:
    """The sample workspace with a profile of two articles that builds in a moment."""
    (sample / "briefer.toml").write_text(SMALL, encoding="utf-8")
    return sample


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes EDITOR a program that puts each given text in place of the file, one a call; gives what it was shown."""

    def prepare(*texts: str) -> Path:
        seen = tmp_path / "seen"
        seen.mkdir()
        (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        script = tmp_path / "editor.py"
        script.write_text(
            "import json, pathlib, sys\n"
            f"seen, texts = pathlib.Path({str(seen)!r}), json.load(open({str(tmp_path / 'texts.json')!r}))\n"
            "file, turn = pathlib.Path(sys.argv[1]), len(list(seen.iterdir()))\n"
            "(seen / str(turn)).write_text(file.read_text())\n"
            "file.write_text(texts[turn])\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", shlex.join([sys.executable, str(script)]))
        monkeypatch.delenv("VISUAL", raising=False)
        return seen

    return prepare
