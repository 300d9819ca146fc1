"""Which of the briefs delivered to a folder are removed: old ones of ours that nobody has touched."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from briefer.config import FolderTarget
from briefer.deliver.disk import Folder
from briefer.deliver.record import Record, record_of


def remove_old(folder: Folder, target: FolderTarget, *, now: datetime, spared: frozenset[str]) -> str:
    """Remove what `keep` and `keep_days` let go of, but for `spared`; gives what is told of it, or nothing."""
    removed = left = 0
    for name, record in _outdated(folder, target, now):
        if name in spared:
            continue
        if record.is_intact(folder, name):
            # Under its other name it is nobody's brief any more, however much of it a crash leaves.
            folder.rename(name, f".{name}.old")
            folder.remove(f".{name}.old")
            removed += 1
        else:
            left += 1
    told = f"; {removed} old removed" if removed else ""
    return f"{told}; {left} old left, since somebody changed what is in it" if left else told


def _outdated(folder: Folder, target: FolderTarget, now: datetime) -> Iterator[tuple[str, Record]]:
    if target.keep is None and target.keep_days is None:
        return
    found = [(name, record_of(folder, name)) for name in folder.names() if not name.startswith(".")]
    for what in ("brief", "notice"):
        ours = [(name, record) for name, record in found if record is not None and record.what == what]
        ours.sort(key=lambda one: (one[1].age, one[0]), reverse=True)
        for place, (name, record) in enumerate(ours):
            # The newest stays however old it is: an empty folder tells nobody anything.
            if place > 0 and (_too_many(place, target) or _too_old(record, target, now)):
                yield name, record


def _too_many(place: int, target: FolderTarget) -> bool:
    return target.keep is not None and place >= target.keep


def _too_old(record: Record, target: FolderTarget, now: datetime) -> bool:
    if target.keep_days is None:
        return False
    return datetime.fromisoformat(record.delivered).astimezone(UTC) < now - timedelta(days=target.keep_days)
