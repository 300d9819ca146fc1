"""A profile into briefer.toml, with every comment and the order of the rest of the file kept (`tomlfile`).

Only those statements of the profile that change are written anew.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefer.config import JudgementDraft, Profile, Settings, load
from briefer.errors import ConfigError
from briefer.workflow.tomlfile import (
    Statement,
    ended,
    field_line,
    joined,
    last_of,
    replace_file,
    spaced,
    statements_of,
)

_BRIEF, _JUDGEMENT = ("brief",), ("brief", "judgement")


def write_profile(path: Path, profile: Profile) -> None:
    """Put the profile into a briefer.toml: over its `[[brief]]` of that name, or after all others.

    Fields at their defaults are left out. The new file is read back and compared before it takes the old one's
    place. Raises ConfigError, and then the file is as it was.
    """
    path = path.resolve()
    settings = load(path)
    text = path.read_bytes().decode()
    names = [one.name for one in settings.brief]
    place = names.index(profile.name) if profile.name in names else len(names)
    new = _with(text, settings, place, profile) if place < len(names) else spaced(text) + _table(profile)
    if "\r\n" in text:
        new = re.sub("\r?\n", "\r\n", new)
    briefs = (*settings.brief[:place], profile, *settings.brief[place + 1 :])
    replace_file(path, new, replace(settings, brief=briefs), f"{path}: brief {profile.name}")


def _with(text: str, settings: Settings, place: int, profile: Profile) -> str:
    """The text with the profile over the brief at `place`."""
    statements = list(statements_of(text))
    starts = [n for n, one in enumerate(statements) if one.header == _BRIEF]
    if len(starts) != len(settings.brief):
        raise ConfigError("briefer.toml: brief: its profiles do not each begin with [[brief]]; write them so")
    start, old = starts[place], settings.brief[place]
    later = (n for n, one in enumerate(statements[start + 1 :], start + 1) if one.header and one.header != _JUDGEMENT)
    end = last_of(statements, start, next(later, len(statements)))
    head = next((n for n in range(start, end) if statements[n].header == _JUDGEMENT), end)
    own = "".join(_own(statements[start:head], old, profile))
    judged = _judged(statements[head:end], old, profile)
    if old.judgement != profile.judgement:
        own = own.rstrip() + ("\n\n" if judged else "\n")
    before, after = (joined(part) for part in (statements[:start], statements[end:]))
    return before + own + judged + after


def _judged(statements: Sequence[Statement], old: Profile, new: Profile) -> str:
    """The lines of a profile's judgements; one that did not change as it stands."""
    if old.judgement == new.judgement:
        return joined(statements)
    starts = [n for n, one in enumerate(statements) if one.header]
    parts = [joined(statements[a:b]) for a, b in pairwise([*starts, len(statements)])]
    sources = dict(zip(old.judgement, parts, strict=False))
    return "\n".join((sources.get(one) or _judgement(one)).rstrip() + "\n" for one in new.judgement)


def _own(statements: Sequence[Statement], old: Profile, new: Profile) -> Iterator[str]:
    """The lines of a profile without its judgements: what did not change as it stands, new fields after the others."""
    known, wanted = _fields(old), _fields(new)
    last = last_of(statements, 0, len(statements))
    for statement in statements[:last]:
        if statement.key is None or _stays(statement.key, known, wanted, judged=old.judgement == new.judgement):
            yield ended(statement.source)
        elif statement.key in wanted:
            yield field_line(statement.key, wanted[statement.key], statement.comment)
    there = {statement.key for statement in statements}
    for name, value in wanted.items():
        if name not in there:
            yield field_line(name, value)
    yield from (statement.source for statement in statements[last:])


def _stays(key: str, known: dict[str, Any], wanted: dict[str, Any], *, judged: bool) -> bool:
    """Whether a field's lines are right as they are; `judged`: those of judgements written in line are."""
    if key == "judgement":
        return judged
    return key in wanted and known.get(key) == wanted[key]


def _fields(one: Profile | JudgementDraft) -> dict[str, Any]:
    """Fields that are not at their defaults, without the judgements, which are tables of their own."""
    found = {field.name: (getattr(one, field.name), field.default) for field in fields(one)}
    return {
        name: value
        for name, (value, default) in found.items()
        if name != "judgement" and (default is MISSING or value != default)
    }


def _table(profile: Profile) -> str:
    parts = ["[[brief]]\n" + "".join(field_line(name, value) for name, value in _fields(profile).items())]
    return "\n".join((*parts, *(_judgement(one) for one in profile.judgement)))


def _judgement(one: JudgementDraft) -> str:
    return "[[brief.judgement]]\n" + "".join(field_line(name, value) for name, value in _fields(one).items())
