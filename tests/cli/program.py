"""Runs the command line in this process, as a user in a folder would."""

import contextlib
import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from briefer.cli import run
from briefer.cli.root import briefer
from briefer.cli.start import Start

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(folder: Path, *arguments: str, stdin: bytes = b"", start: Start | None = None) -> Done:
    """`briefer ARGUMENTS` in `folder`, neither stream a terminal."""
    out, err = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), patch.object(sys, "stdin", given):
            code = run(briefer, arguments, start)
    finally:
        os.chdir(before)
    return Done(code, out.getvalue(), err.getvalue())


def workspace(folder: Path, config: str = "") -> Path:
    """A workspace in `folder` with this briefer.toml."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "briefer.toml").write_text(config, encoding="utf-8")
    return folder
