"""A workspace's own actors: the file `actors.toml` beside `briefer.toml`.

Each `[[actors]]` row adds one actor, or replaces the shipped one of the same id; with `extend = true` its lists are
added to the shipped ones. Fields: `name` and `kind` (needed unless it extends), `id` (default: made of the name),
`affiliation` (an id), `exact`, and the lists `aliases`, `adjectives`, `people`, `seats`.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefer.analysis.actors.keys import keys_of, slug
from briefer.analysis.actors.register import FIELDS, Entry, Register, entry_of, shipped
from briefer.errors import ConfigError

FILE_NAME = "actors.toml"

Additions = Mapping[str, Any]
"""A checked table for `Register.with_additions`."""


def load_additions(path: Path) -> Additions:
    """The checked actors of a workspace's file; empty where there is no file.

    Raises ConfigError that names the file and the row, counted from 1.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); save it as UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is no TOML ({error}); correct that line") from error
    for key in table:
        if key not in ("actors", "source"):
            raise ConfigError(f"{path}: `{key}` is unknown; write each actor as [[actors]]")
    _check(table, path)
    return table


def register_of(path: Path) -> Register:
    """The shipped register with a workspace's actors added. Raises ConfigError."""
    additions = load_additions(path)
    return shipped().with_additions(additions) if additions else shipped()


def _check(table: Mapping[str, Any], path: Path) -> None:
    rows = table.get("actors", ())
    if not isinstance(rows, (list, tuple)) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError(f"{path}: `actors` must be a list of tables; write each actor as [[actors]]")
    entries, seen = dict(shipped().entries), dict[str, int]()
    for number, row in enumerate(rows, start=1):
        where = f"{path}: row {number}"
        _check_fields(row, where)
        entry = entry_of(row, where, entries)
        if entry.id in seen:
            raise ConfigError(f"{where}: {entry.id} is already row {seen[entry.id]}; join the two")
        seen[entry.id] = number
        entries[entry.id] = entry
    _check_forms(entries, seen, path)
    for identity, number in seen.items():
        owner = entries[identity].affiliation
        if owner is not None and owner not in entries:
            raise ConfigError(f"{path}: row {number}: affiliation {owner!r} is no actor's id; add that actor too")


def _check_fields(row: Mapping[str, Any], where: str) -> None:
    for field, value in row.items():
        if field not in FIELDS:
            raise ConfigError(f"{where}: `{field}` is unknown; use {', '.join(FIELDS)}")
        if field in ("id", "name", "kind", "affiliation") and (not isinstance(value, str) or not keys_of(value)):
            raise ConfigError(f"{where}: `{field}` must be a text of letters or digits; quote it")
        if field in ("exact", "extend") and not isinstance(value, bool):
            raise ConfigError(f"{where}: `{field}` must be true or false")
    if "id" in row and row["id"] != slug(row["id"]):
        raise ConfigError(f"{where}: id {row['id']!r} must be lower case, joined by hyphens; write {slug(row['id'])!r}")


def _check_forms(entries: Mapping[str, Entry], seen: Mapping[str, int], path: Path) -> None:
    """A name or alias that another actor has already would merge the two."""
    owners: dict[tuple[str, ...], str] = {}
    for entry in entries.values():
        if entry.id not in seen:
            owners.update({keys_of(form): entry.id for form in (entry.name, *entry.aliases)})
    for identity, number in seen.items():
        for form in (entries[identity].name, *entries[identity].aliases):
            other = owners.setdefault(keys_of(form), identity)
            if other != identity:
                raise ConfigError(
                    f"{path}: row {number}: {form!r} already names {other}; drop it or extend that actor by its id"
                )
