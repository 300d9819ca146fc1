"""Where the templates and styles that ship with Briefer are, installed or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """The shipped `templates` or `styles` folder: inside the installed package, else beside it in a checkout."""
    installed = _PACKAGE / "_assets" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def search_path(workspace: Path, folder: str) -> tuple[Path, ...]:
    """A workspace's own folder first, then the shipped one; a file in the first replaces its namesake in the second."""
    own, ours = workspace / folder, shipped(folder)
    return (own, ours) if own.is_dir() and own.resolve() != ours.resolve() else (ours,)
