"""The brief before this one: kept when a brief is written, found again, and held against the next."""

import base64
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from briefer.brief.changes import changes, first_of_its_profile
from briefer.brief.lint import lint
from briefer.config import Profile, Settings
from briefer.errors import LibraryError, QueryError
from briefer.library import Library
from briefer.model import SCHEMA, Brief, Changes, LintFinding

_BRIEF = msgspec.json.Decoder(Brief)
"Made while the module is loaded: two threads that first read a class at once end the process (msgspec 0.22)."
_PREFIX = "brief:"
_KEPT = 40
"Briefs of a profile that are kept to compare with."


def remember(library: Library, brief: Brief, profile: Profile, *, now: datetime) -> None:
    """Keep the brief's data, compressed, in place of one as of the same moment; the oldest of many go."""
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    packed = base64.b85encode(zlib.compress(msgspec.json.encode(brief))).decode()
    library.keep(_name(profile.name, brief.front.as_of), {"number": brief.front.number, "brief": packed}, at=at)
    for name in library.kept_names(_prefix(profile.name))[:-_KEPT]:
        library.keep(name, None, at=at)


def compared(
    library: Library, settings: Settings, profile: Profile, brief: Brief, *, against: Brief | None = None
) -> Brief:
    """The brief with what changed since `against`, or else since the last one of its profile that is as of before it.

    One as of the same moment is no brief before, so that building a brief again gives the same. A brief of no profile
    of briefer.toml is compared only where `against` says so.
    """
    known = any(profile.name == one.name for one in settings.brief)
    before = against or (previous(library, profile.name, datetime.fromisoformat(brief.front.as_of)) if known else None)
    if before is None:
        return replace(brief, changes=first_of_its_profile()) if known else brief
    return replace(brief, changes=changes(before, brief, rejected=_rejected(library)))


def _rejected(library: Library) -> frozenset[str]:
    """Keys of findings whose last judgement is that they are wrong."""
    states = {d.key: d.kind for d in library.decisions() if d.kind in ("accept", "reject") and not d.undone}
    return frozenset(key for key, kind in states.items() if kind == "reject")


def previous(library: Library, profile: str, as_of: datetime) -> Brief | None:
    """The latest brief of the profile that was written as of an earlier moment; None: there is none."""
    here = _name(profile, as_of.isoformat())
    earlier = [name for name in library.kept_names(_prefix(profile)) if name < here]
    return _read(library, earlier[-1]) if earlier else None


def brief_to_compare(library: Library, words: str) -> Brief:
    """The brief that a path of its JSON, or a number, means. Raises QueryError where there is none of that number."""
    path = Path(words)
    if path.suffix == ".json" or path.is_file():
        return _of_file(path)
    for name in reversed(library.kept_names(_PREFIX)):
        kept = library.kept(name)
        if isinstance(kept, dict) and kept.get("number") == words:
            return _read(library, name)
    known = ", ".join(dict.fromkeys(_numbers(library))) or "none"
    raise QueryError(f"brief {words}: neither a file nor a number of a brief that is kept; there are: {known}")


def difference(library: Library, before: str, now: str) -> Changes:
    """What changed between two briefs, each a path or a number. Raises QueryError."""
    return changes(brief_to_compare(library, before), brief_to_compare(library, now), rejected=_rejected(library))


def relint(library: Library, settings: Settings, words: str) -> tuple[LintFinding, ...]:
    """What the rules of form find in a brief today, eased as its profile says. Raises QueryError, ConfigError."""
    brief = brief_to_compare(library, words)
    eased = next((one.lint_warn for one in settings.brief if one.name == brief.method.profile), ())
    return lint(brief, eased)


def _numbers(library: Library) -> Iterator[str]:
    for name in library.kept_names(_PREFIX):
        kept = library.kept(name)
        if isinstance(kept, dict):
            yield str(kept.get("number"))


def _of_file(path: Path) -> Brief:
    from briefer.render import read_json  # noqa: PLC0415 - a renderer is loaded only where a file is named

    try:
        return read_json(path.read_bytes())
    except OSError as error:
        raise QueryError(f"{path}: cannot be read: {error.strerror}; give the JSON of a brief") from error


def _read(library: Library, name: str) -> Brief:
    kept = library.kept(name)
    try:
        packed = kept["brief"] if isinstance(kept, dict) else None
        brief = _BRIEF.decode(zlib.decompress(base64.b85decode(str(packed))))
    except (KeyError, ValueError, zlib.error, msgspec.DecodeError) as error:
        raise LibraryError(f"kept {name!r}: it is damaged ({error}); name the brief to compare with") from error
    if brief.schema != SCHEMA:
        raise LibraryError(f"kept {name!r}: schema is {brief.schema!r}; name the brief to compare with")
    return brief


def _prefix(profile: str) -> str:
    return f"{_PREFIX}{profile}:"


def _name(profile: str, as_of: str) -> str:
    """Names of one profile stand in order of their moments."""
    moment = datetime.fromisoformat(as_of).astimezone(UTC).isoformat(timespec="microseconds")
    return f"{_prefix(profile)}{moment}"
