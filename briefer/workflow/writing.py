"""A profile into briefer.toml, with every comment and the order of the rest of the file kept.

The file is cut into its statements, and only those of the profile that change are written anew. (tomlkit's own
document does not keep the order of `[[brief]]` tables that stand among others, so it only writes values here.)
"""

import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefer.config import JudgementDraft, Profile, Settings, load
from briefer.errors import ConfigError

_BRIEF, _JUDGEMENT = ("brief",), ("brief", "judgement")
_WIDTH = 100
"Characters from which on a text or a list takes several lines."


@dataclass(frozen=True, slots=True)
class _Statement:
    """The fewest lines of a file that are TOML by themselves."""

    source: str
    table: dict[str, Any]

    @property
    def header(self) -> tuple[str, ...] | None:
        """Names in the header of a table, as ("brief", "judgement"); None: it is none."""
        return tuple(_names(self.table)) if self.source.lstrip().startswith("[") else None

    @property
    def key(self) -> str | None:
        """None: a header, a comment or an empty line."""
        return None if self.header else next(iter(self.table), None)

    @property
    def comment(self) -> str:
        """What follows the value on its line; with the `#`, or empty."""
        for place in (found.start() for found in re.finditer("#", self.source)):
            try:
                tomllib.loads(self.source[:place])
            except tomllib.TOMLDecodeError:
                continue
            return self.source[place:].strip()
        return ""


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
    new = _with(text, settings, place, profile) if place < len(names) else _spaced(text) + _table(profile)
    if "\r\n" in text:
        new = re.sub("\r?\n", "\r\n", new)
    briefs = (*settings.brief[:place], profile, *settings.brief[place + 1 :])
    _replace(path, new, replace(settings, brief=briefs), f"{path}: brief {profile.name}")


def _spaced(text: str) -> str:
    """The text with an empty line after it, so that a table may follow."""
    return _ended(text) + "\n" if text else ""


def _replace(path: Path, text: str, expected: Settings, where: str) -> None:
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, fresh)
        if _read(fresh) != expected:
            raise ConfigError(f"{where}: it would not read back as it is; write it into the file by hand")
        fresh.replace(path)
    except OSError as error:
        raise ConfigError(f"{where}: cannot be written: {error.strerror}") from error
    except UnicodeEncodeError as error:
        raise ConfigError(f"{where}: {error.object[error.start]!r} is no character of a text; take it out") from error
    finally:
        fresh.unlink(missing_ok=True)


def _read(fresh: Path) -> Settings:
    try:
        return load(fresh)
    except ConfigError as error:
        raise ConfigError(str(error).replace(fresh.name, fresh.name[1:].removesuffix(".new"))) from error


def _with(text: str, settings: Settings, place: int, profile: Profile) -> str:
    """The text with the profile over the brief at `place`."""
    statements = list(_statements(text))
    starts = [n for n, one in enumerate(statements) if one.header == _BRIEF]
    if len(starts) != len(settings.brief):
        raise ConfigError("briefer.toml: brief: its profiles do not each begin with [[brief]]; write them so")
    start, old = starts[place], settings.brief[place]
    later = (n for n, one in enumerate(statements[start + 1 :], start + 1) if one.header and one.header != _JUDGEMENT)
    end = _last(statements, start, next(later, len(statements)))
    head = next((n for n in range(start, end) if statements[n].header == _JUDGEMENT), end)
    own = "".join(_own(statements[start:head], old, profile))
    judged = _judged(statements[head:end], old, profile)
    if old.judgement != profile.judgement:
        own = own.rstrip() + ("\n\n" if judged else "\n")
    before, after = (_joined(part) for part in (statements[:start], statements[end:]))
    return before + own + judged + after


def _judged(statements: Sequence[_Statement], old: Profile, new: Profile) -> str:
    """The lines of a profile's judgements; one that did not change as it stands."""
    if old.judgement == new.judgement:
        return _joined(statements)
    starts = [n for n, one in enumerate(statements) if one.header]
    parts = [_joined(statements[a:b]) for a, b in pairwise([*starts, len(statements)])]
    sources = dict(zip(old.judgement, parts, strict=False))
    return "\n".join((sources.get(one) or _judgement(one)).rstrip() + "\n" for one in new.judgement)


def _joined(statements: Iterable[_Statement]) -> str:
    return "".join(one.source for one in statements)


def _statements(text: str) -> Iterator[_Statement]:
    """Every line of a valid file, each with those that its value goes on in."""
    source = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        source += line
        try:
            table = tomllib.loads(source)
        except tomllib.TOMLDecodeError:
            continue
        yield _Statement(source, table)
        source = ""


def _names(table: dict[str, Any]) -> Iterator[str]:
    while table:
        [(name, inner)] = table.items()
        yield name
        table = inner[0] if isinstance(inner, list) else inner


def _last(statements: Sequence[_Statement], start: int, end: int) -> int:
    """`end`, but before the empty lines and comments that lead up to what follows."""
    while end > start + 1 and not statements[end - 1].table:
        end -= 1
    return end


def _own(statements: Sequence[_Statement], old: Profile, new: Profile) -> Iterator[str]:
    """The lines of a profile without its judgements: what did not change as it stands, new fields after the others."""
    known, wanted = _fields(old), _fields(new)
    last = _last(statements, 0, len(statements))
    for statement in statements[:last]:
        if statement.key is None or _stays(statement.key, known, wanted, judged=old.judgement == new.judgement):
            yield _ended(statement.source)
        elif statement.key in wanted:
            yield _line(statement.key, wanted[statement.key], statement.comment)
    there = {statement.key for statement in statements}
    for name, value in wanted.items():
        if name not in there:
            yield _line(name, value)
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
    parts = ["[[brief]]\n" + "".join(_line(name, value) for name, value in _fields(profile).items())]
    return "\n".join((*parts, *(_judgement(one) for one in profile.judgement)))


def _judgement(one: JudgementDraft) -> str:
    return "[[brief.judgement]]\n" + "".join(_line(name, value) for name, value in _fields(one).items())


def _line(name: str, value: str | Sequence[str], comment: str = "") -> str:
    written = _text(value) if isinstance(value, str) else _list(value)
    return f"{name} = {written}{'  ' if comment else ''}{comment}\n"


def _ended(source: str) -> str:
    return source if source.endswith("\n") else source + "\n"


def _text(text: str) -> str:
    """A basic string; a long text or one of several lines as one of several lines."""
    import tomlkit  # noqa: PLC0415 - only where a profile is written

    # A carriage return is escaped in one line only.
    if "\r" in text or (len(text) < _WIDTH and "\n" not in text):
        return tomlkit.string(text).as_string()
    written = tomlkit.string(text, multiline=True).as_string()
    if not text.startswith("\n"):
        written = written.replace('"""', '"""\n', 1)
    return "\n".join("\\\n".join(_wrapped(line)) for line in written.split("\n"))


def _wrapped(line: str) -> Iterator[str]:
    """The line in pieces that each end after a space that a word follows, so that a backslash may join them."""
    piece = ""
    for word in re.findall(r"\S*\s*", line):
        if piece.endswith(" ") and word.strip() and len(piece) + len(word) > _WIDTH:
            yield piece
            piece = ""
        piece += word
    yield piece


def _list(items: Sequence[str]) -> str:
    import tomlkit  # noqa: PLC0415 - as above

    written = [tomlkit.string(item).as_string() for item in items]
    line = f"[{', '.join(written)}]"
    return line if len(line) < _WIDTH else "[\n" + "".join(f"    {one},\n" for one in written) + "]"
