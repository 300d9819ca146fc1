"""Which processes on this machine are there: each holds a lock on a file of its own, beside the database.

The system takes the lock away when a process ends, however it ends. Where no such file can be had, nobody holds one.
"""

import fcntl
import hashlib
import os
from contextlib import suppress
from pathlib import Path

_MARK = "-alive-"
_OWN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_OTHERS = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC


class Living:
    def __init__(self, database: Path | None) -> None:
        """`database`: None: it is no file, and nothing lies beside it."""
        self._database = database
        self._held: dict[Path, int] = {}
        "File descriptors."

    def hold(self, executor: str) -> None:
        """For one at a time over all processes: files that nobody holds are taken away."""
        self._tidy()
        if (path := self._path(executor)) is None:
            return
        with suppress(OSError):  # a folder or disk that has no place or no locks for it
            descriptor = os.open(path, _OWN, 0o644)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                os.close(descriptor)
                raise
            self._held[path] = descriptor

    def let_go(self, executor: str) -> None:
        path = self._path(executor)
        if path is not None and path in self._held:
            with suppress(OSError):  # then the next process takes it away
                path.unlink()
            os.close(self._held.pop(path))

    def is_held(self, executor: str) -> bool:
        """False: nobody holds it, or it cannot be told."""
        path = self._path(executor)
        return path is not None and _held(path)

    def _path(self, executor: str) -> Path | None:
        if self._database is None:
            return None
        name = hashlib.sha256(executor.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        return self._database.with_name(f"{self._database.name}{_MARK}{name}")

    def _tidy(self) -> None:
        if self._database is None:
            return
        beginning = f"{self._database.name}{_MARK}"
        with suppress(OSError):  # as in `hold`
            for path in self._database.parent.iterdir():
                if path.name.startswith(beginning) and not _held(path):
                    path.unlink()


def _held(path: Path) -> bool:
    try:
        descriptor = os.open(path, _OTHERS)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False
