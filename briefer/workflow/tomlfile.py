"""briefer.toml as it is written by hand: cut into its statements, so that what does not change stays as it is.

(tomlkit's own document does not keep the order of tables of one name that stand among others, so it only writes values
here.)
"""

import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.config import Settings, load
from briefer.errors import ConfigError

_WIDTH = 100
"Characters from which on a text or a list takes several lines."


@dataclass(frozen=True, slots=True)
class Statement:
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


def statements_of(text: str) -> Iterator[Statement]:
    """Every line of a valid file, each with those that its value goes on in."""
    source = ""
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        source += line
        try:
            table = tomllib.loads(source)
        except tomllib.TOMLDecodeError:
            continue
        yield Statement(source, table)
        source = ""


def joined(statements: Iterable[Statement]) -> str:
    return "".join(one.source for one in statements)


def last_of(statements: Sequence[Statement], start: int, end: int) -> int:
    """`end`, but before the empty lines and comments that lead up to what follows."""
    while end > start + 1 and not statements[end - 1].table:
        end -= 1
    return end


def spaced(text: str) -> str:
    """The text with an empty line after it, so that a table may follow."""
    return ended(text) + "\n" if text else ""


def ended(source: str) -> str:
    return source if source.endswith("\n") else source + "\n"


def field_line(name: str, value: str | Sequence[str], comment: str = "") -> str:
    written = _text(value) if isinstance(value, str) else _list(value)
    return f"{name} = {written}{'  ' if comment else ''}{comment}\n"


def replace_file(path: Path, text: str, expected: Settings, where: str) -> None:
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


def _names(table: dict[str, Any]) -> Iterator[str]:
    while table:
        [(name, inner)] = table.items()
        yield name
        table = inner[0] if isinstance(inner, list) else inner


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
