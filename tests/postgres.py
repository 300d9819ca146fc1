"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

ADVICE = "PostgreSQL's server is not here (Debian: apt install postgresql)"
_VERSIONS = Path("/usr/lib/postgresql")
_NUMBERS = count()


class Server:
    """Databases on it are as fresh as they are asked for."""

    def __init__(self, folder: Path, user: str) -> None:
        self._socket = f"host={folder}&port=5432"
        self._user = user
        self.folder = folder

    def address(self, name: str) -> str:
        return f"postgresql+psycopg://{self._user}@/{name}?{self._socket}"

    def database(self, template: str = "template1") -> str:
        """The address of a new one."""
        name = f"briefer{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.address(name)

    def run(self, statement: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        """As another program would, beside the library."""
        place = f"host={self.folder} port=5432 user={self._user} dbname={database}"
        with psycopg.connect(place, autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []


def programs() -> Path | None:
    """The folder of the server's programs; None: it is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max((path.parent for path in _VERSIONS.glob("*/bin/initdb")), default=None)


@contextmanager
def server() -> Iterator[Server]:
    """It sorts as English does, so that a test sees where that matters, and waits for no disk."""
    bin_, user = programs(), _user()
    if bin_ is None:
        raise FileNotFoundError(ADVICE)
    folder = Path(tempfile.mkdtemp(prefix="briefer-pg-"))  # short: a socket's path has 107 characters at most
    shutil.chown(folder, user.pw_uid, user.pw_gid)

    def run(*call: object) -> None:
        as_ = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(list(map(str, call)), cwd=folder, capture_output=True, text=True, check=False, **as_)  # type: ignore[call-overload]  # either none or all three
        assert done.returncode == 0, done.stdout + done.stderr

    data = folder / "data"
    english = ("--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8")
    run(bin_ / "initdb", "-D", data, "-U", user.pw_name, "-A", "trust", "-E", "UTF8", "--no-sync", *english)
    quick = (
        "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    )
    run(bin_ / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"{quick} -k {folder} -p 5432", "start")
    try:
        yield Server(folder, user.pw_name)
    finally:
        run(bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _user() -> pwd.struct_passwd:
    """Who runs it: the server refuses to be root's."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    names = {one.pw_name for one in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")
