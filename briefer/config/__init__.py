"""The settings of a workspace: what briefer.toml may say, and reading it."""

from briefer.config.profiles import JudgementDraft, Profile
from briefer.config.reading import from_table, load
from briefer.config.settings import ArticleFacts, FetchSettings, Settings, TerminalSettings, WorkspaceSettings

__all__ = [
    "ArticleFacts",
    "FetchSettings",
    "JudgementDraft",
    "Profile",
    "Settings",
    "TerminalSettings",
    "WorkspaceSettings",
    "from_table",
    "load",
]
