"""One folder and what lies in it, held open: its files are reached from it by plain names, and through no link."""

import errno
import fcntl
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from briefer.errors import DeliveryError

_PASSING = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EIO,
        errno.ESTALE,
        errno.EBUSY,
        errno.EAGAIN,
        errno.ETIMEDOUT,
        errno.EHOSTDOWN,
        errno.ENETUNREACH,
    }
)
"What may be better in a minute: a full disk, a share that went away."
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS})
_NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS})
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turns OSError into DeliveryError; `where` begins it."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENOTDIR}:
            raise DeliveryError(f"{where}: a link or file is where a folder should be; move it away") from error
        later = error.errno in _PASSING
        todo = "make room, or see that it can be reached" if later else "check the folder and its permissions"
        raise DeliveryError(f"{where}: it cannot be written ({error.strerror}); {todo}", retry=later) from error


@contextmanager
def opened(path: Path, *, make: bool) -> Iterator["Folder"]:
    """The folder at the path, made if need be. Raises OSError."""
    if make:
        path.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, _FOLDER)
    try:
        yield Folder(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Folder:
    """All names are those of its own entries. What fails raises OSError."""

    _descriptor: int

    @contextmanager
    def within(self, name: str, *, make: bool = False) -> Iterator["Folder"]:
        """A folder in it."""
        if make:
            with suppress(FileExistsError):
                os.mkdir(_plain(name), dir_fd=self._descriptor)
        inner = os.open(_plain(name), _FOLDER | os.O_NOFOLLOW, dir_fd=self._descriptor)
        try:
            yield Folder(inner)
        finally:
            os.close(inner)

    @contextmanager
    def locked(self, where: str) -> Iterator[None]:
        """Nobody else who asks for it has it meanwhile. Raises DeliveryError where somebody has."""
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise DeliveryError(f"{where}: another delivery is at work there; try again later", retry=True) from error
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        yield  # the lock goes with the descriptor

    def names(self) -> list[str]:
        return sorted(os.listdir(self._descriptor))  # noqa: PTH208 - by descriptor

    def exists(self, name: str) -> bool:
        return self._mode(name) != 0

    def link(self, name: str) -> str | None:
        """Where a link leads; None: it is none."""
        return os.readlink(name, dir_fd=self._descriptor) if stat.S_ISLNK(self._mode(name)) else None

    def read(self, name: str, at_most: int) -> bytes:
        """The first bytes of a regular file."""
        with self._reading(name) as file:
            return file.read(at_most)

    def digest(self, name: str) -> str:
        """SHA-256 of a regular file, hex."""
        with self._reading(name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @contextmanager
    def _reading(self, name: str) -> Iterator[BufferedReader]:
        with open(os.open(_plain(name), _OLD, dir_fd=self._descriptor), "rb") as file:  # noqa: PTH123 - by descriptor
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            yield file

    def write(self, name: str, data: bytes) -> None:
        """A new file, on the disk when this returns."""
        with open(os.open(_plain(name), _NEW, 0o666, dir_fd=self._descriptor), "wb") as file:  # noqa: PTH123 - as above
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def symlink(self, name: str, to: str) -> bool:
        """Whether the file system has links."""
        try:
            os.symlink(_plain(to), _plain(name), dir_fd=self._descriptor)
        except OSError as error:
            if error.errno in _NO_LINKS:
                return False
            raise
        return True

    def swap(self, fresh: str, name: str, *, aside: str) -> None:
        """`fresh` becomes `name`; a folder that had this name is put aside and removed."""
        if stat.S_ISDIR(self._mode(name)):
            self.rename(name, aside)
        self.rename(fresh, name)
        self.remove(aside)
        os.fsync(self._descriptor)

    def rename(self, name: str, to: str) -> None:
        os.rename(_plain(name), _plain(to), src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)

    def remove(self, name: str) -> None:
        """A file, a link, or a folder of files; nothing where there is none."""
        mode = self._mode(name)
        if stat.S_ISDIR(mode):
            with self.within(name) as inner:
                for one in inner.names():
                    inner.unlink(one)
            os.rmdir(name, dir_fd=self._descriptor)
        elif mode:
            self.unlink(name)

    def unlink(self, name: str) -> None:
        """A file or link that is there."""
        os.unlink(_plain(name), dir_fd=self._descriptor)

    def sync(self) -> None:
        """What was made and renamed in it is on the disk."""
        os.fsync(self._descriptor)

    def _mode(self, name: str) -> int:
        """0: there is no such entry."""
        try:
            return os.stat(_plain(name), dir_fd=self._descriptor, follow_symlinks=False).st_mode
        except FileNotFoundError:
            return 0


def _plain(name: str) -> str:
    if not name or name in {".", ".."} or "/" in name or "\0" in name:
        raise OSError(errno.EINVAL, "not the name of an entry")
    return name
