"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket there, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

ADVICE = "PostgreSQL's server is not here (Debian: apt install postgresql)"
_VERSIONS = Path("/usr/lib/postgresql")
_NUMBERS = count()


class Server:
    """Databases on it are as fresh as they are asked for."""

    def __init__(self, folder: Path, user: str, control: Callable[..., None]) -> None:
        self._socket = f"host={folder}&port=5432"
        self.user = user
        self._control = control
        self.folder = folder

    def address(self, name: str, user: str | None = None) -> str:
        return f"postgresql+psycopg://{user or self.user}@/{name}?{self._socket}"

    def start(self) -> None:
        self._control("start")

    def stop(self) -> None:
        """As an administrator would: whoever is connected is thrown out."""
        self._control("-m", "fast", "stop")

    def log_in(self, user: str, password: str) -> None:
        """Have a user who must give a password, and may do all."""
        self.run(f"CREATE ROLE {user} LOGIN SUPERUSER PASSWORD '{password}'")
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\n{rules.read_text()}")
        self.run("SELECT pg_reload_conf()")

    def database(self, template: str = "template1") -> str:
        """The address of a new one."""
        name = f"briefer{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return self.address(name)

    def run(self, statement: str, *, database: str = "postgres") -> list[tuple[object, ...]]:
        """As another program would, beside the library."""
        place = f"host={self.folder} port=5432 user={self.user} dbname={database}"
        with psycopg.connect(place, autocommit=True) as connection:
            done = connection.execute(statement.encode())
            return done.fetchall() if done.description else []


def programs() -> Path | None:
    """The folder of the server's programs; None: it is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max((path.parent for path in _VERSIONS.glob("*/bin/initdb")), default=None)


@contextmanager
def server(connections: int = 200) -> Iterator[Server]:
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
    quick = f"listen_addresses='' fsync=off synchronous_commit=off full_page_writes=off max_connections={connections}"
    options = " ".join(("-k", str(folder), "-p 5432", *(f"-c {one}" for one in quick.split())))

    def control(*what: str) -> None:
        run(bin_ / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, *what)

    control("start")
    try:
        yield Server(folder, user.pw_name, control)
    finally:
        control("-m", "immediate", "stop")
        shutil.rmtree(folder)


def _user() -> pwd.struct_passwd:
    """Who runs it: the server refuses to be root's."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    names = {one.pw_name for one in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")
