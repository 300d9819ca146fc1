"""Which entries of an archive are taken, and within which limits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefer.cleaning import one_line
from briefer.errors import IngestError
from briefer.ingest.kinds import SUFFIXES

MOST_ENTRIES = 10_000
MOST_BYTES = 60 << 20
"Of all entries together, unpacked; an answer of the parser's process holds 64 MB."
MOST_RATIO = 200
"Times that an archive may unfold, once it is past `SMALL`; XML and logs come to 40."
SMALL = 4 << 20
_NAME = 200
_BESIDE_ARTICLES = re.compile(
    r"(?:readme|sources|licen[cs]e|copying|notice|changelog|contributing|security|authors)(?:\.|\Z)", re.IGNORECASE
)
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of an archive, before it is read."""

    name: str
    "As the archive spells it."
    size: int
    "Bytes, unpacked, as the archive states."


def refuse_bomb(source: str, *, packed: int, sizes: Iterable[int]) -> None:
    """Raises IngestError where the entries are too many, too large, or out of proportion to the archive."""
    held = list(sizes)
    if len(held) > MOST_ENTRIES:
        raise IngestError(f"{source}: it holds over {MOST_ENTRIES:,} entries; unpack it and add the folder")
    whole = sum(held)
    if whole > MOST_BYTES:
        raise IngestError(f"{source}: it unfolds to over {MOST_BYTES >> 20} MB; give what is in it in smaller parts")
    if whole > max(SMALL, MOST_RATIO * packed):
        raise IngestError(
            f"{source}: it unfolds to {whole // max(packed, 1)} times its size, as bombs do; unpack it and look"
        )


def refuse_escape(source: str, name: str) -> None:
    """Raises IngestError for a name that leads out of the archive: whoever made it means harm."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/"):
        raise IngestError(f"{source}: its entry “{shown(name)}” leads out of the archive; do not unpack it")


def is_wanted(name: str) -> bool:
    """Whether it is named as articles are, is not hidden and does not describe the others."""
    parts = name.replace("\\", "/").split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts):
        return False
    return PurePosixPath(parts[-1]).suffix.lower() in SUFFIXES and not _BESIDE_ARTICLES.match(parts[-1])


def shown(name: str) -> str:
    """The name as a label: clean, on one line, of bounded length with its ending kept."""
    words = one_line(name.replace("\\", "/"))
    return words if len(words) <= _NAME else f"{words[: _NAME - 20]}…{words[-19:]}"


def left_out(source: str, names: list[str], taken: int) -> tuple[str, ...]:
    """A note on entries that are no articles. Raises IngestError where there are no others."""
    if not taken:
        endings = ", ".join(sorted(SUFFIXES))
        raise IngestError(f"{source}: there is no article in this archive; they end in {endings}")
    if not names:
        return ()
    example = f", as {shown(names[0])}"
    return (f"{source}: left out {len(names)} entries that are not named as articles{example}",)
