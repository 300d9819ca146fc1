"""The settings of a workspace: what briefer.toml may say, and reading it."""

from briefer.config.deliver import (
    AppriseTarget,
    FolderTarget,
    MailTarget,
    Target,
    TargetKind,
    WebhookTarget,
    refuse_address,
)
from briefer.config.profiles import JudgementDraft, Profile
from briefer.config.reading import load
from briefer.config.references import is_reference
from briefer.config.schedules import ScheduleSettings
from briefer.config.settings import ArticleFacts, FetchSettings, Settings, TerminalSettings, WorkspaceSettings
from briefer.config.sources import Source, SourceKind
from briefer.config.tables import from_table

__all__ = [
    "AppriseTarget",
    "ArticleFacts",
    "FetchSettings",
    "FolderTarget",
    "JudgementDraft",
    "MailTarget",
    "Profile",
    "ScheduleSettings",
    "Settings",
    "Source",
    "SourceKind",
    "Target",
    "TargetKind",
    "TerminalSettings",
    "WebhookTarget",
    "WorkspaceSettings",
    "from_table",
    "is_reference",
    "load",
    "refuse_address",
]
