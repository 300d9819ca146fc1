"""briefer.toml -> Settings."""

import tomllib
from dataclasses import replace
from pathlib import Path

from briefer.config.deliver import read_targets
from briefer.config.settings import Settings
from briefer.config.sources import read_sources
from briefer.config.tables import from_table
from briefer.errors import ConfigError


def load(path: Path) -> Settings:
    """Read a briefer.toml. Raises ConfigError."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    targets = read_targets(table.pop("deliver", []), str(path))
    sources = read_sources(table.pop("source", []), str(path))
    settings = replace(from_table(table, Settings, str(path)), deliver=targets, source=sources)
    names = [profile.name for profile in settings.brief]
    for name in names:
        if names.count(name) > 1:
            raise ConfigError(f"{path}: brief: two profiles are named {name}; rename one")
    for profile in settings.brief:
        for target in (*profile.deliver, *profile.notify):
            _refuse_unknown_target(settings, target, f"{path}: brief {profile.name}")
    return settings


def _refuse_unknown_target(settings: Settings, name: str, where: str) -> None:
    try:
        settings.target(name)
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from error
