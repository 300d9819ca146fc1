"""What is delivered, and what came of it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from slugify import slugify

from briefer.cleaning import one_line
from briefer.config import TargetKind
from briefer.errors import DeliveryError
from briefer.model import Brief, Format, Marking, Prose

_LONGEST = 80
_KEY = 32
_TAKEN = frozenset({"latest", "notices"})
"Names that mean something beside briefs and profiles."
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelFile:
    """One file of a brief."""

    kind: Format
    path: Path
    sha256: str
    "Of its bytes when the brief was built, hex: other bytes are not delivered."

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A brief for a target, or a notice to it."""

    number: str
    "Of the brief; a notice has one of its own. The same number to the same target is the same delivery."
    profile: str
    title: str
    marking: Marking
    as_of: str
    "Instant with offset, ISO 8601."
    text: str | None = None
    "The bottom line of a brief, without citations; the words of a notice. None: the analyst wrote none."
    files: tuple[ParcelFile, ...] = ()
    what: Literal["brief", "notice"] = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A parcel on its way: its files read and found to be those that were built."""

    parcel: Parcel
    key: str
    "`key_of` its number and target."
    contents: tuple[tuple[ParcelFile, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What can be told of a delivery; it holds no secret."""

    target: str
    kind: TargetKind
    number: str
    key: str
    at: str
    "UTC instant, ISO 8601, at which it was known to have arrived."
    words: str
    "What was done, as `queued at mail.example for 3 addresses`."
    attempts: int = 1
    already: bool = False
    "True: it was there from before, and nothing was done."


def parcel_of(brief: Brief, profile: str, files: Sequence[Path]) -> Parcel:
    """A brief and the files that were made of it, whose bytes are read here. Raises DeliveryError."""
    return Parcel(
        number=brief.front.number,
        profile=profile,
        title=brief.front.title,
        marking=brief.front.marking,
        as_of=brief.front.as_of,
        text=_uncited(brief.bottom_line) if brief.bottom_line else None,
        files=tuple(_file(path) for path in files),
    )


def key_of(number: str, target: str) -> str:
    """What a brief's number and a target's name are known by to receivers: 32 hex digits, always the same."""
    return hashlib.sha256(f"{number}\0{target}".encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


def folder_name(words: str) -> str:
    """A number or name as the name of a folder: lower case, digits, hyphens; a hash follows what loses by that."""
    plain = slugify(words, max_length=_LONGEST)
    if plain and plain == words.lower() and plain not in _TAKEN:
        return plain
    mark = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{mark}" if plain else mark


def headline(parcel: Parcel) -> str:
    """Marking first, then title and number, as one line that holds nothing that acts."""
    number = f" ({one_line(parcel.number)})" if parcel.what == "brief" else ""
    return f"[{parcel.marking}] {one_line(parcel.title)[:200]}{number[:100]}"


def packed(parcel: Parcel, target: str) -> Letter:
    """The parcel with the bytes of its files. Raises DeliveryError for files that are not those that were built."""
    return Letter(
        parcel=parcel,
        key=key_of(parcel.number, target),
        contents=tuple((file, _bytes(file, parcel.number)) for file in parcel.files),
    )


def _uncited(prose: Prose) -> str:
    """The words without their citations, which lead to the brief's sources, and a mail has none."""
    marks = "|".join(str(number) for number in prose.cites)
    return re.sub(rf"\s*\[(?:{marks})\]", "", prose.text).strip() if marks else prose.text.strip()


def _file(path: Path) -> ParcelFile:
    kind = path.suffix.removeprefix(".")
    if kind not in get_args(Format):
        raise DeliveryError(f"{path.name}: it is no file of a brief; there are: {', '.join(get_args(Format))}")
    digest = hashlib.sha256(_read(path)).hexdigest()
    return ParcelFile(kind=cast("Format", kind), path=path, sha256=digest)


def _bytes(file: ParcelFile, number: str) -> bytes:
    if not _NAME.fullmatch(file.name):
        raise DeliveryError(f"{one_line(file.name)}: a file of this name is not delivered; build {number} again")
    data = _read(file.path)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise DeliveryError(f"{file.name}: it is not the file that was built for {number}; build it again")
    return data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeliveryError(f"{one_line(path.name)}: it cannot be read ({error.strerror}); build it again") from error
