"""A brief as a folder of files: whole or not there at all.

    PATH/ishel/ishel-20260310-2100/ishel-20260310-2100.pdf, ..., delivery.json
    PATH/ishel/latest -> ishel-20260310-2100

`delivery.json` names what was delivered with its hashes. By it a brief is known to be ours: nothing else is ever
replaced or removed, and old briefs only if nobody changed them or put a file beside them. Everything below PATH is
reached from its folder and through no link.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefer.cleaning import one_line
from briefer.config import FolderTarget
from briefer.deliver.disk import Folder, opened, telling
from briefer.deliver.parcel import Letter, folder_name
from briefer.deliver.record import RECORD, Record, encoded, record_of
from briefer.deliver.retention import remove_old
from briefer.errors import DeliveryError

_LATEST = "latest"
_NOTICE = "notice.txt"
_NOTICES = "notices"
_LEFT = re.compile(r"\.[a-z0-9-]+\.(?:part|old)")
"Names that are used while a brief is put in place."


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What came of it."""

    words: str
    already: bool


def place(letter: Letter, target: FolderTarget, *, root: Path, now: datetime) -> Placed:
    """Put the parcel into the folder; the same again is told and changes nothing. Raises DeliveryError."""
    parcel = letter.parcel
    name = folder_name(parcel.number)
    profile = folder_name(parcel.profile) if parcel.what == "brief" else _NOTICES
    files = _files(letter)
    where = f"deliver {target.name}: {target.path}"
    with (
        telling(where),
        opened(root / target.path, make=not Path(target.path).is_absolute()) as base,
        base.within(profile, make=True) as folder,
        folder.locked(where),
    ):
        for left in filter(_LEFT.fullmatch, folder.names()):
            folder.remove(left)
        _refuse_foreign(folder, name, parcel.number, target)
        return _placed(folder, name, files, _record(letter, files, now), target)


def _files(letter: Letter) -> dict[str, bytes]:
    parcel = letter.parcel
    files = {file.name: data for file, data in letter.contents}
    if parcel.what == "notice":
        files[_NOTICE] = f"{parcel.marking}\n{parcel.title}\n\n{parcel.text or ''}\n".encode("utf-8", "replace")
    if RECORD in files or len(files) < len(letter.contents):
        raise DeliveryError(f"{parcel.number}: its files' names are taken or the same; build it again")
    return files


def _record(letter: Letter, files: dict[str, bytes], now: datetime) -> Record:
    return Record(
        number=letter.parcel.number,
        what=letter.parcel.what,
        as_of=letter.parcel.as_of,
        delivered=now.astimezone(UTC).isoformat(timespec="seconds"),
        files={name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    )


def _refuse_foreign(folder: Folder, name: str, number: str, target: FolderTarget) -> None:
    """Raises DeliveryError where something that is not ours, or is another brief, has a name that is needed."""
    there = record_of(folder, name)
    if there is not None and there.number != number:
        whose = one_line(there.number)
        raise DeliveryError(f"deliver {target.name}: {name} is there and is {whose}, another brief; move it away")
    if not _is_ours(folder, name):
        raise DeliveryError(f"deliver {target.name}: {name} is there and is not Briefer's alone; move it away")
    led = folder.link(_LATEST)
    leads_to_ours = (
        led is not None and "/" not in led and (not folder.exists(led) or record_of(folder, led) is not None)
    )
    if target.latest and not leads_to_ours and not _is_ours(folder, _LATEST):
        raise DeliveryError(
            f"deliver {target.name}: {_LATEST} is there and is not Briefer's alone; move it away, or set latest = false"
        )


def _is_ours(folder: Folder, name: str) -> bool:
    """Whether a brief may be put in its place: nothing is there, or a brief into which nobody put anything."""
    there = record_of(folder, name)
    return not folder.exists(name) if there is None else not there.has_guests(folder, name)


def _placed(folder: Folder, name: str, files: dict[str, bytes], record: Record, target: FolderTarget) -> Placed:
    there = record_of(folder, name)
    already = there is not None and there.files == record.files and there.is_intact(folder, name)
    if not already:
        _write(folder, f".{name}.part", files, record)
        folder.swap(f".{name}.part", name, aside=f".{name}.old")
    told = "was there already as" if already else "replaced" if there else "written to"
    led = _lead(folder, name, files, record) if target.latest and record.what == "brief" else ""
    spared = frozenset({name, folder.link(_LATEST) or name})
    now = datetime.fromisoformat(record.delivered)
    removed = "" if already else remove_old(folder, target, now=now, spared=spared)
    return Placed(words=f"{told} {name}{led}{removed}", already=already)


def _write(folder: Folder, part: str, files: dict[str, bytes], record: Record) -> None:
    """All files under another name, and on the disk, before one renaming makes them the brief."""
    with folder.within(part, make=True) as inner:
        for file, data in files.items():
            inner.write(file, data)
        inner.write(RECORD, encoded(record))
        inner.sync()


def _lead(folder: Folder, name: str, files: dict[str, bytes], record: Record) -> str:
    """Make `latest` lead to this brief, unless it leads to a newer one; gives what is told of it."""
    there = record_of(folder, folder.link(_LATEST) or _LATEST)
    if folder.link(_LATEST) == name or (there is not None and there.age > record.age):
        return ""
    part = f".{_LATEST}.part"
    if not folder.symlink(part, name):
        if there is not None and (there.number, there.files) == (record.number, record.files):
            return ""
        _write(folder, part, files, record)
    folder.swap(part, _LATEST, aside=f".{_LATEST}.old")
    return f"; {_LATEST} leads to it"
