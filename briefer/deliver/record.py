"""delivery.json: what was put into a folder, by which it is known again."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import msgspec

from briefer.deliver.disk import Folder

RECORD = "delivery.json"

_MOST = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    number: str
    what: Literal["brief", "notice"]
    as_of: str
    "Instant with offset, ISO 8601."
    delivered: str
    "UTC instant, ISO 8601."
    files: dict[str, str]
    "SHA-256, hex, by name."

    @property
    def age(self) -> datetime:
        """As of when it is, in UTC."""
        return datetime.fromisoformat(self.as_of).astimezone(UTC)

    def is_intact(self, folder: Folder, name: str) -> bool:
        """Whether the folder `name` holds what was delivered, and nothing else."""
        try:
            with folder.within(name) as inner:
                if set(inner.names()) != {*self.files, RECORD}:
                    return False
                return all(inner.digest(file) == digest for file, digest in self.files.items())
        except OSError:
            return False  # what cannot be read is not known to be ours

    def has_guests(self, folder: Folder, name: str) -> bool:
        """Whether somebody put more into the folder `name`."""
        with folder.within(name) as inner:
            return not {*self.files, RECORD}.issuperset(inner.names())


def record_of(folder: Folder, name: str) -> Record | None:
    """The record in the folder `name`; None: there is none, and what is there is not ours."""
    try:
        with folder.within(name) as inner:
            data = inner.read(RECORD, _MOST)
        record = msgspec.json.decode(data, type=Record)
        for instant in (record.as_of, record.delivered):
            datetime.fromisoformat(instant)
    except (OSError, msgspec.DecodeError, ValueError):
        return None
    return record


def encoded(record: Record) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
