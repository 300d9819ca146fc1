"""A table of TOML as a dataclass. Unknown fields and wrong kinds are errors that name the field."""

from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

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
        if choices := _choices(kind, field):
            message = f"{message}; there are: {', '.join(choices)}"
        raise ConfigError(f"{where}: {field}: {message}" if field else f"{where}: {message}") from error


def _choices(kind: Any, field: str) -> tuple[str, ...]:  # noqa: ANN401 - whatever a field may be
    """The words that a field may hold, by its place, as `brief[...].template`; empty: any, or other things."""
    for name in field.split("."):
        known = get_type_hints(kind) if is_dataclass(kind) else {}
        kind = known.get(name.partition("[")[0])
        for inner in get_args(kind):
            kind = inner if is_dataclass(inner) or get_origin(inner) is Literal else kind
    return tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else ()


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
