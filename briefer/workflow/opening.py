"""The library of a workspace."""

from briefer.config import Settings
from briefer.library import Library
from briefer.paths import Workspace


def open_library(workspace: Workspace, settings: Settings) -> Library:
    where = settings.workspace.database
    return Library.open(where if "://" in where else workspace.root / where)
