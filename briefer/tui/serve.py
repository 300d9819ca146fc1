"""Shows the terminal in a browser."""

import shlex
import sys
from errno import EADDRINUSE
from pathlib import Path

from briefer.config import load
from briefer.errors import UsageError
from briefer.tui.opening import nearest

_HIGHEST = 65_535


def serve(workspace: Path | None, port: int) -> int:
    """Serve the terminal of the workspace at or above this folder on 127.0.0.1 until it is interrupted.

    Each page that is open runs the program anew, as a process of its own. Raises UsageError for a port that cannot be
    used and where the extra is not installed, ConfigError for what is wrong with the workspace.
    """
    if not 0 < port <= _HIGHEST:
        raise UsageError(f"serve: {port} is no port; give one from 1 to {_HIGHEST} with --port")
    try:
        from briefer.tui.web.server import LocalServer  # noqa: PLC0415 - an extra, which need not be installed
    except ModuleNotFoundError as error:
        raise UsageError(f'serve: {error.name} is not installed; run `pip install "briefer[serve]"`') from error
    root = nearest(workspace).root
    load(nearest(workspace).config)  # what is wrong with it could not be read in the browser
    try:
        LocalServer(_command(root), port).run()
    except OSError as error:
        why = "is taken" if error.errno == EADDRINUSE else f"cannot be used ({error.strerror})"
        raise UsageError(f"serve: port {port} {why}; give another with --port") from error
    return 0


def _command(root: Path) -> str:
    """The program with its terminal on this workspace, for a shell, which it takes the place of."""
    # -P: a file in the folder where it was started must not stand in for a module
    return "exec " + shlex.join([sys.executable, "-P", "-m", "briefer", "-C", str(root)])
