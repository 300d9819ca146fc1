"""How sources stand, what of them was seen, and what their hosts ask of robots. Instants are UTC, ISO 8601."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from briefer.library import rows
from briefer.library.own import own
from briefer.library.schema import robots, source_claims, source_entries, sources
from briefer.library.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How one source stands."""

    name: str
    place: str
    "The address or path that briefer.toml gave it; at another one it is another source."
    moved: str | None = None
    "Where it has moved for good; it is asked there. None: it has not."
    etag: str | None = None
    "As the server sent it, letter by letter; None: it is not to be asked whether that still holds."
    modified: str | None = None
    "Its Last-Modified, as `etag`."
    checked: str | None = None
    "When it was last asked; None: never."
    fetched: str | None = None
    "When it last answered as it should."
    next: str | None = None
    "Before then it is not asked; None: it may be asked now."
    error: str | None = None
    "What went wrong when it was last asked; None: nothing."
    ended: str | None = None
    "Why it is asked no more; None: it is."
    failures: int = 0
    "How often in a row it failed."
    paused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One entry of a feed, or file of a folder, as it was last seen."""

    key: str
    digest: str
    "Of what the source itself says of it; another one: it was changed."
    article: str | None = None
    "Id of what became of it; None: nothing yet."
    gap: str | None = None
    "Why it is not there, or not whole; None: it is."
    tries: int = 0
    "How often its page was asked for in vain; 0: it is done with."
    seen: str


class Sources:
    def __init__(self, store: Store) -> None:
        self._store = store

    def states(self) -> dict[str, SourceState]:
        """By name, of all sources that were ever asked or paused."""
        with self._store.reading() as connection:
            found = connection.execute(select(sources).order_by(sources.c.name))
            return {row["name"]: _state(row) for row in rows.named(found)}

    def put(self, state: SourceState) -> None:
        values = {name: getattr(state, name) for name in SourceState.__slots__}
        with self._store.writing() as connection:
            connection.execute(own(connection).upsert(sources), {**values, "paused": int(state.paused)})

    def forget(self, name: str) -> None:
        """Everything that is kept of a source; its articles stay."""
        with self._store.writing() as connection:
            connection.execute(delete(sources).where(sources.c.name == name))
            connection.execute(delete(source_entries).where(source_entries.c.source == name))

    def entries(self, name: str) -> dict[str, SourceEntry]:
        """What was seen of a source, by key."""
        wanted = select(source_entries).where(source_entries.c.source == name)
        with self._store.reading() as connection:
            found = list(rows.named(connection.execute(wanted)))
        return {row["key"]: SourceEntry(**{k: v for k, v in row.items() if k != "source"}) for row in found}

    def see(self, name: str, entries: Iterable[SourceEntry], *, forget_before: str | None = None) -> None:
        """Keep how entries look now; those that were not seen since `forget_before` are forgotten."""
        found = [{"source": name, **{k: getattr(one, k) for k in SourceEntry.__slots__}} for one in entries]
        with self._store.writing() as connection:
            if found:
                connection.execute(own(connection).upsert(source_entries), found)
            if forget_before is not None:
                old = (source_entries.c.source == name, source_entries.c.seen < forget_before)
                connection.execute(delete(source_entries).where(*old))

    def claim(self, name: str, owner: str, *, now: str, until: str) -> bool:
        """Take a source in hand, or keep it there, `until` then; False: another has it in hand `now`."""
        mine = {"source": name, "owner": owner, "until": until}
        others = select(source_claims.c.owner).where(
            source_claims.c.source == name, source_claims.c.owner != owner, source_claims.c.until > now
        )
        with self._store.writing() as connection:
            if connection.scalar(others) is not None:
                return False
            connection.execute(own(connection).upsert(source_claims), mine)
            return True

    def release(self, name: str, owner: str) -> None:
        with self._store.writing() as connection:
            here = (source_claims.c.source == name, source_claims.c.owner == owner)
            connection.execute(delete(source_claims).where(*here))

    def gaps(self) -> dict[str, list[SourceEntry]]:
        """By source, the entries that are not there, or not whole."""
        wanted = select(source_entries).where(source_entries.c.gap.is_not(None)).order_by(source_entries.c.key)
        gaps: dict[str, list[SourceEntry]] = {}
        with self._store.reading() as connection:
            for row in rows.named(connection.execute(wanted)):
                one = dict(row)
                gaps.setdefault(one.pop("source"), []).append(SourceEntry(**one))
        return gaps

    def robots(self, site: str, *, since: str) -> str | None:
        """The robots.txt of a site, where it was kept `since` then; None: it was not."""
        wanted = select(robots.c.text).where(robots.c.site == site, robots.c.at >= since)
        with self._store.reading() as connection:
            return connection.scalar(wanted)

    def keep_robots(self, site: str, text: str, *, at: str) -> None:
        with self._store.writing() as connection:
            connection.execute(own(connection).upsert(robots), {"site": site, "text": text, "at": at})


def _state(row: Mapping[str, Any]) -> SourceState:
    return SourceState(**{**row, "paused": bool(row["paused"])})
