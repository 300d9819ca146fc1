"""A table of TOML as a dataclass. Unknown fields and wrong kinds are errors that name the field."""

from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from briefer.errors import ConfigError

T = TypeVar("T")


def from_table(table: dict[str, Any], kind: type[T], where: str) -> T:
    """A table as a dataclass of `kind`. Raises ConfigError, which names `where` and the field."""
    _refuse_unknown(table, kind, where)
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at ")
        field = place.strip("`").removeprefix("$").removeprefix(".")
        raise ConfigError(f"{where}: {field}: {message}" if field else f"{where}: {message}") from error


def _refuse_unknown(table: dict[str, Any], kind: type, where: str) -> None:
    hints = get_type_hints(kind)
    known = [field.name for field in fields(kind)]
    for key, value in table.items():
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"known are: {', '.join(known)}"
            raise ConfigError(f"{where}: {key}: unknown field; {hint}")
        inner = [t for t in (hints[key], *get_args(hints[key])) if isinstance(t, type) and is_dataclass(t)]
        for item in value if isinstance(value, list) else [value]:
            if inner and isinstance(item, dict):
                _refuse_unknown(item, inner[0], f"{where}: {key}")
