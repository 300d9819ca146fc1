"""When something is due, as a user is told of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    words: str
    "As they were given."
    crons: tuple[str, ...]
    zone: str
    told: str
    "The same in words of ours."
    next: str | None
    "The first due time, as the ledger writes it; None: it is due no more."
    coming: tuple[str, ...]
    "The first three, with zone and offset."
