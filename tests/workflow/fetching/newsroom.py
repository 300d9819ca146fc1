"""A desk with sources on a server of the tests' own, a clock that only pauses move, and no chance."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from briefer.config import FetchSettings, Settings, Source
from briefer.ingest import Parsers
from briefer.ingest.fetch.polite import Pace
from briefer.library import ArticleRow, Library, SourceState
from briefer.paths import Workspace
from briefer.workflow.fetching import Means, SourceFetch, fetch_sources
from tests.network.hosts import PUBLIC, Asked, Page, Played, World, played, send, story

NOW = datetime(2026, 3, 4, 6, tzinfo=UTC)
FEED = "http://paper.example/feed"
PAPER = Source(kind="feed", name="paper", url=FEED)
SENTENCE = "The river board said on Monday that the gates at Orrel would stay shut until the level fell. "
LONG = f"<p>{SENTENCE * 8}</p><p>{SENTENCE * 8}</p>"
"More than a teaser."


@dataclass(slots=True, kw_only=True)
class Newsroom:
    host: Played
    world: World
    library: Library
    workspace: Workspace
    parsers: Parsers
    pause: float = 0
    slept: list[float] = field(default_factory=list)
    time: float = 0
    told: list[tuple[str, int, int]] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    "Called whenever it has paused."
    stop_after: int | None = None
    "Interrupt when so many entries of a feed were taken; None: never."
    ways: dict[str, object] = field(default_factory=dict)
    "In place of those of `network.Ways`."

    def fetch(
        self,
        *sources: Source,
        now: datetime = NOW,
        at_once: bool = False,
        names: Sequence[str] = (),
        opened: tuple[str, ...] = (),
        contact: str | None = None,
    ) -> list[SourceFetch]:
        settings = Settings(
            source=sources or (PAPER,), fetch=FetchSettings(allow_private=opened, contact=contact, pause=self.pause)
        )
        return list(
            fetch_sources(
                self.library,
                self.workspace,
                settings,
                now=now,
                progress=self._progress,
                names=names,
                at_once=at_once,
                means=self.means,
                parsers=self.parsers,
            )
        )

    def one(self, source: Source = PAPER, **given: object) -> SourceFetch:
        (fetched,) = self.fetch(source, **given)  # type: ignore[arg-type] # as `fetch` has them
        return fetched

    @property
    def means(self) -> Means:
        pace = Pace(clock=lambda: self.time, sleep=self._sleep, chance=lambda: 0.0, pause=self.pause)
        return Means(client=self.world.client(**self.ways), pace=pace, owner="here")

    @property
    def articles(self) -> list[ArticleRow]:
        return list(self.library.page().rows)

    def state(self, name: str = "paper") -> SourceState:
        return self.library.sources.states()[name]

    def _progress(self, stage: str, done: int, total: int) -> None:
        self.told.append((stage, done, total))
        if stage != "fetch" and done == self.stop_after:
            raise KeyboardInterrupt

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        self.meanwhile()


@contextmanager
def newsroom(folder: Path, parsers: Parsers) -> Iterator[Newsroom]:
    with played() as host, Library.open(folder / "briefer.db") as library:
        names: dict[str, list[Sequence[str]]] = {
            name: [[PUBLIC]] for name in ("paper.example", "other.example", "third.example")
        }
        world = World(port=host.port, names=names)
        yield Newsroom(host=host, world=world, library=library, workspace=Workspace(folder), parsers=parsers)


def item(
    number: int = 1,
    *,
    link: str | None = None,
    title: str | None = None,
    body: str = LONG,
    date: str = "Tue, 03 Mar 2026 10:30:00 +0300",
    more: str = "",
) -> str:
    """An item of RSS; without a link of its own it links to `/story/NUMBER`."""
    place = f"http://paper.example/story/{number}" if link is None else link
    return (
        f"<item><title>{escape(title or f'Gates stay shut, day {number}')}</title><link>{escape(place)}</link>"
        f"<guid isPermaLink='false'>g{number}</guid><pubDate>{date}</pubDate>"
        f"<description>{escape(body)}</description>{more}</item>"
    )


def rss(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>Orrel Post</title>{"".join(items)}</channel></rss>'.encode()


def feed(*items: str, **headers: str) -> Page:
    return story("application/rss+xml", rss(*items), **headers)


def unchanged(etag: str) -> Page:
    """304 to whom has this ETag, and a feed of one item with it to others."""

    def page(asked: Asked) -> None:
        known = asked.headers.get("If-None-Match") == etag
        (send(304, ETag=etag) if known else feed(item(), ETag=etag))(asked)

    return page
