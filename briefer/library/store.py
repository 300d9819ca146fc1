"""Opening the database, bringing it up to date, and the transactions everything else runs in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

from briefer.errors import LibraryError
from briefer.library.own import own

HEAD = "0007"
"The newest step under `migrations/versions`."

_VERSION_TABLE = "briefer_version"
_IN_MEMORY = ":memory:"
_POSTGRES = "postgresql+psycopg"
_ADDRESSES = "a path or sqlite:///PATH, or postgresql+psycopg://USER@HOST/DATABASE"
_MIGRATIONS = Path(__file__).parent / "migrations"


class Store:
    """One database. Every statement runs inside `reading` or `writing`."""

    def __init__(self, engine: Engine, *, wait: float) -> None:
        self._engine = engine
        self._own = own(engine)
        self._wait = wait
        self._reader, self._writer, self._noter = self._own.install(engine, wait)
        self.name = _name(engine.url)

    @classmethod
    def open(cls, where: str | Path, *, wait: float) -> "Store":
        """Create the file if there is none, and apply the steps it lacks.

        Raises LibraryError when it cannot be opened, belongs to another program, or is newer than this one.
        """
        store = cls(create_engine(_url(where), pool_pre_ping=True), wait=wait)
        try:
            store._migrate()
        except BaseException:
            store.close()
            raise
        return store

    @property
    def address(self) -> str:
        return self._engine.url.render_as_string(hide_password=False)

    @property
    def file(self) -> Path | None:
        """None: it is on a server, or in memory."""
        database = self._engine.url.database
        named = self._engine.url.get_backend_name() == "sqlite" and database not in (None, "", _IN_MEMORY)
        return Path(str(database)) if named else None

    def close(self) -> None:
        self._engine.dispose()

    def probe(self) -> None:
        """One more connection, for nothing. Raises LibraryError where none can be had."""
        fresh = create_engine(self._engine.url, poolclass=NullPool)
        self._own.install(fresh, self._wait)
        with self.telling(), fresh.connect():
            pass

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the database."""
        with self.telling(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of it or nothing, after every other writer and before the next."""
        with self.telling(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """For a row that is the process's own and follows from nothing read: a server takes it beside other writers."""
        with self.telling(), self._noter.begin() as connection:
            yield connection

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What the database raises inside is a LibraryError."""
        try:
            yield
        except (DBAPIError, self._engine.dialect.loaded_dbapi.Error) as error:
            told = f"library {self.name}: {self._own.explain(error)}"
            raise LibraryError(told, later=self._own.may_pass(error)) from error
        except UnicodeEncodeError as error:
            raise LibraryError(
                f"library {self.name}: character {error.start} of {error.object[:40]!r} is half of a surrogate pair "
                "and cannot be stored; repair the input's encoding"
            ) from error

    def _migrate(self) -> None:
        with self.reading() as connection:
            if self._version(connection) == HEAD:
                return
        with self.writing() as connection:
            # Does nothing where another process did it while this one waited for the lock.
            _upgrade(connection)
            self._own.settle(connection)

    def _version(self, connection: Connection) -> str | None:
        """The step the database stands at; None: it is empty."""
        names = self._own.tables(connection)
        if not names:
            return None
        if _VERSION_TABLE not in names:
            raise LibraryError(f"library {self.name}: it is another program's database; name another file")
        version = connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
        if version is None or not version.isdecimal():
            raise LibraryError(f"library {self.name}: its version {version!r} is unknown; put back a copy of the file")
        if version > HEAD:
            raise LibraryError(
                f"library {self.name}: a newer Briefer wrote it (version {version}, not {HEAD}); update Briefer"
            )
        return str(version)


def _url(where: str | Path) -> URL:
    if "://" not in str(where) and str(where) != _IN_MEMORY:
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(str(where))
    except (ArgumentError, ValueError):
        url = None
    if url is None or "@" in (url.host or ""):
        # Without the cause, and without the rest: what cannot be read may hold a password anywhere.
        begun = str(where).partition("://")[0]
        raise LibraryError(
            f"library {begun}://…: not a database address; give {_ADDRESSES}, where a password "
            "writes / : @ ? # and % as %2F %3A %40 %3F %23 and %25"
        ) from None
    if url.get_backend_name() == "postgresql" and url.drivername in ("postgresql", _POSTGRES) and url.database:
        return url.set(drivername=_POSTGRES)
    if url.get_backend_name() != "sqlite" or url.database in (None, "", _IN_MEMORY):
        raise LibraryError(f"library {_shown(url)}: only SQLite files and PostgreSQL are supported; give {_ADDRESSES}")
    return url


def _name(url: URL) -> str:
    """What messages call it: without a password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else _shown(url)


def _shown(url: URL) -> str:
    hidden = {name: "***" for name in url.query if "password" in name}
    return url.update_query_dict(hidden).render_as_string(hide_password=True)


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - slow to import and needed once in a library's life
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
