"""Parcels of the tests' own, and a time in which nobody waits."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefer.deliver import Parcel, ParcelFile, Patience

NOW = datetime(2026, 3, 10, 21, 30, tzinfo=UTC)
PDF = b"%PDF-1.7 gates at Orrel " + bytes(range(256)) * 8


def parcel(folder: Path, *, files: dict[str, bytes] | None = None, **given: Any) -> Parcel:
    """A brief whose files lie in the folder."""
    made = []
    for name, data in ({"ishel-1.pdf": PDF, "ishel-1.json": b"{}"} if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        kind = path.suffix.removeprefix(".")
        made.append(ParcelFile(kind=kind, path=path, sha256=hashlib.sha256(data).hexdigest()))  # type: ignore[arg-type] # the tests' own endings
    facts: dict[str, Any] = {
        "number": "ISHEL-20260310-2100",
        "profile": "ishel",
        "title": "The Ulmeth Dam dispute",
        "marking": "TLP:GREEN",
        "as_of": "2026-03-10T21:00:00+00:00",
        "text": "The ceasefire starts at midnight. The second gate is the first thing that can be checked.",
    }
    return Parcel(**(facts | given), files=tuple(made))


@dataclass(slots=True)
class Time:
    """Stands still until somebody sleeps."""

    seconds: float = 0
    slept: list[float] = field(default_factory=list)

    def patience(self, **given: float) -> Patience:
        return Patience(clock=lambda: self.seconds, sleep=self.sleep, **given)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
