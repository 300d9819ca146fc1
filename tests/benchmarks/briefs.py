"""Briefs of other lengths made of one: its first sources alone, or all of them several times under other ids."""

import re
from typing import Any

import msgspec

from briefer.model import Brief

_ENTRIES = (
    "timeline",
    "actors",
    "relations",
    "positions",
    "risks",
    "chains",
    "disagreements",
    "notes",
    "sources",
)
_ID = re.compile(r"[A-Z]\d+")
_NAMING = frozenset({"id", "within", "actor", "actors", "position", "positions", "sides", "risks", "source", "target"})
"""Fields whose values are ids of entries, or names, which do not look like ids."""
_COUNTING = frozenset({"source", "number", "also", "sources"})
"""Fields whose values are numbers of sources."""


def first_sources(brief: Brief, count: int) -> Brief:
    """What rests on the first sources alone, without the register."""
    data: dict[str, Any] = msgspec.to_builtins(brief)
    for name in ("timeline", "positions", "risks", "relations"):
        data[name] = [one for one in data[name] if one["sentence"]["source"] <= count]
    data["actors"] = [one for one in data["actors"] if one["first"]["source"] <= count]
    known = {one["id"] for one in data["risks"]}
    data["chains"] = [one for one in data["chains"] if set(one["risks"]) <= known]
    data["disagreements"] = []
    data["sections"] = [name for name in data["sections"] if name != "quotes"]
    return msgspec.convert(data, Brief)


def repeated(brief: Brief, times: int) -> Brief:
    """The brief's entries and sources `times` over; the analyst's texts cite the first of each."""
    data: dict[str, Any] = msgspec.to_builtins(brief)
    size = len(brief.sources)
    copies = [_shifted(data, "", turn, turn * size) for turn in range(times)]
    for name in _ENTRIES:
        data[name] = [one for copy in copies for one in copy[name]]
    return msgspec.convert(data, Brief)


def _shifted(value: Any, field: str, turn: int, by: int) -> Any:
    if isinstance(value, dict):
        return {name: _shifted(inner, name, turn, by) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shifted(inner, field, turn, by) for inner in value]
    if isinstance(value, int) and not isinstance(value, bool) and field in _COUNTING:
        return value + by
    if isinstance(value, str) and turn and field in _NAMING and _ID.fullmatch(value):
        return f"{value}-{turn}"
    return value
