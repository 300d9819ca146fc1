"""What comes back at the next start: filter, cursor, picks, open draft. Kept in the library at every change."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from briefer.errors import LibraryError

if TYPE_CHECKING:
    from briefer.library import Library


@dataclass(slots=True, kw_only=True)
class Memory:
    """The state of one analyst's terminal on one library."""

    screen: str = "library"
    filter: str = ""
    cursor: str | None = None
    "Id of the article under the cursor."
    picks: list[str] = field(default_factory=list)
    "Ids of picked articles, in the order of picking."
    seen: int = 0
    "Serial of the newest article at the end of the visit before; what came later is new."
    newest: int = 0
    "Serial of the newest article of this visit so far."
    tab: str = "positions"
    rejected: bool = False
    "Whether the evidence screen shows rejected findings."
    draft: str | None = None
    "Name of the open draft."
    theme: str | None = None
    saved: str = ""
    "The last state written, as JSON; of no use to anyone else."


def recall(library: "Library", author: str) -> Memory:
    """What the author's last visit left; what came since then is new. A damaged memory is forgotten."""
    memory = None
    with suppress(LibraryError, msgspec.ValidationError):  # where the whole library is at fault, `newest` says so
        if kept := library.kept(_name(author)):
            memory = msgspec.convert(kept, Memory)
    newest = library.newest()
    memory = memory or Memory(newest=newest)  # at the first visit there is nothing to tell apart
    memory.seen = memory.newest
    memory.newest = max(memory.newest, newest)
    return memory


def remember(library: "Library", author: str, memory: Memory, *, now: datetime) -> None:
    """Write it down, unless nothing changed. Raises LibraryError."""
    record = msgspec.to_builtins(memory)
    del record["saved"]
    state = msgspec.json.encode(record).decode()
    if state != memory.saved:
        library.keep(_name(author), record, at=now.isoformat(timespec="seconds"))
        memory.saved = state


def _name(author: str) -> str:
    return f"terminal:{author}"
