"""The terminal: an analyst picks articles, judges what was found in them and builds the brief.

Screens stand in `library/`, `evidence/`, `brief/` and `runs/`, each with its own widgets; `widgets/` and
`dialogs/` hold what they share. Slow work runs as the command line in a process of its own (`jobs`).
Nothing here imports SQLAlchemy, the language model or the renderer before the first frame is on the screen.
"""

from pathlib import Path


def open_terminal(workspace: Path | None) -> int:
    """Run the app in the workspace at or above this folder until it is left; its exit code.

    `workspace` None: the nearest one from the current folder upwards. Raises ConfigError where there is none.
    """
    from briefer.tui.app import BrieferApp  # noqa: PLC0415 - the command line imports this room for its names alone
    from briefer.tui.opening import mouse_wanted, nearest  # noqa: PLC0415 - as above

    root = nearest(workspace)
    app = BrieferApp(root)
    app.run(mouse=mouse_wanted(root))
    return app.return_code or 0
