"""Drafts: profiles that an analyst is working on, kept in the library so that a killed terminal loses nothing."""

from datetime import UTC, datetime

import msgspec

from briefer.brief.prose import by_id
from briefer.config import Profile, from_table
from briefer.errors import ConfigError
from briefer.library import Library
from briefer.model import Brief

_PREFIX = "draft:"


def save_draft(library: Library, profile: Profile, *, now: datetime) -> None:
    """Keep the draft in place of the one of the same name."""
    library.keep(_PREFIX + profile.name, msgspec.to_builtins(profile), at=_utc(now))


def load_draft(library: Library, name: str) -> Profile | None:
    """The draft of that name; None: there is none. Raises ConfigError for one of another version that does not fit."""
    kept = library.kept(_PREFIX + name)
    if kept is None:
        return None
    if not isinstance(kept, dict):
        raise ConfigError(f"draft {name}: it is no table of fields; drop it with `briefer draft drop {name}`")
    return from_table(kept, Profile, f"draft {name}")


def drafts(library: Library) -> tuple[str, ...]:
    """Names of the drafts that are kept, in order of their characters."""
    return tuple(name.removeprefix(_PREFIX) for name in library.kept_names(_PREFIX))


def drop_draft(library: Library, name: str, *, now: datetime) -> None:
    """Keep the draft no longer; dropping one that is not there changes nothing."""
    library.keep(_PREFIX + name, None, at=_utc(now))


def proposed_lines(brief: Brief) -> list[dict[str, str | float]]:
    """What the brief proposes, best first, as an analyst would write it: of, salience, text with `[@ID]` marks."""
    articles = {source.number: source.article for source in brief.sources}
    return [
        {"of": one.of, "salience": one.salience.total, "text": by_id(one.text, articles)} for one in brief.proposals
    ]


def _utc(now: datetime) -> str:
    return now.astimezone(UTC).isoformat(timespec="seconds")
