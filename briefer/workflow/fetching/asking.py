"""What taking from a source needs: the library, readers, a polite client, and how articles of a source are kept."""

import random
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from briefer.config import Settings, Source
from briefer.ingest import Parsers
from briefer.ingest.fetch.asking import Asks
from briefer.ingest.fetch.polite import Pace, Polite, host_of
from briefer.ingest.fetch.robots import Robots
from briefer.library import Added, Library
from briefer.model import Article
from briefer.network import Wait
from briefer.paths import Workspace
from briefer.workflow.fetching.states import stamp
from briefer.workflow.progress import Progress
from briefer.workflow.taking import Taken

_ROBOTS_KEPT = timedelta(days=1)
"RFC 9309, 2.4."
_CLAIMED = timedelta(minutes=5)
"""After which a source is free again that a process had in hand when it was killed; one that is alive renews it with
each page, which takes less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What fetching needs of the world outside. Tests pass their own."""

    client: Asks
    pace: Pace
    owner: str
    "Who fetches: a name that no other process has, under which it takes sources in hand."


def means_of(settings: Settings) -> Means:
    """The network, clock and chance of this machine."""
    from briefer.network.client import Client  # noqa: PLC0415 - costs nothing to those who fetch nothing

    chance = random.SystemRandom().random
    pace = Pace(clock=time.monotonic, sleep=time.sleep, chance=chance, pause=settings.fetch.pause)
    return Means(client=Client(), pace=pace, owner=uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """All that is at hand while sources are fetched, at one moment."""

    library: Library
    workspace: Workspace
    settings: Settings
    parsers: Parsers
    means: Means
    now: datetime
    progress: Progress
    robots: Robots = field(init=False)
    began: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "robots", self._robots())
        object.__setattr__(self, "began", self.means.pace.clock())

    @property
    def at(self) -> str:
        return stamp(self.now)

    def claim(self, source: Source) -> bool:
        """Take a source in hand, or keep it there: of several processes one asks it at a time."""
        moment = self.now + timedelta(seconds=self.means.pace.clock() - self.began)
        until = stamp(moment + _CLAIMED)
        return self.library.sources.claim(source.name, self.means.owner, now=stamp(moment), until=until)

    @property
    def opened(self) -> frozenset[str]:
        return frozenset(host.lower() for host in self.settings.fetch.allow_private)

    def opened_from(self, address: str) -> frozenset[str]:
        """The hosts of a desk's own to which what stands at `address` may lead: none, unless it is on one itself."""
        return self.opened if host_of(address) in self.opened else frozenset()

    def client(self, source: Source) -> Asks:
        """What asks for this source."""
        return Polite(
            client=self.means.client,
            pace=self.means.pace,
            robots=self.robots if source.robots else None,
            contact=self.settings.fetch.contact,
            patience=self.settings.fetch.patience,
        )

    def _robots(self) -> Robots:
        since = stamp(self.now - _ROBOTS_KEPT)
        sources = self.library.sources
        return Robots(
            kept=lambda site: sources.robots(site, since=since),
            keep=lambda site, text: sources.keep_robots(site, text, at=self.at),
        )


@dataclass(slots=True, kw_only=True)
class Catch:
    """What came of one source; it grows as its entries are taken."""

    taken: list[Taken] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    "What is not there, or not whole, and why: one line each."
    unfinished: bool = False
    "Whether something of what is there now has to be asked for again."
    wait: Wait | None = None
    "How long, or until when, a server of its pages asks to be left alone; None: none did."

    @property
    def news(self) -> int:
        """Articles that are new or changed."""
        return sum(one.added is not None and one.added.outcome in ("new", "new version") for one in self.taken)


def keep(library: Library, source: Source, article: Article) -> Added:
    """Take an article in, with what the desk says of its source."""
    return library.add(described(article, source))


def described(article: Article, source: Source) -> Article:
    """The article with the outlet, grade, marking and tags of its source; what an analyst set stays in the library."""
    return replace(
        article,
        outlet=source.outlet or article.outlet,
        grade=source.rating or article.grade,
        marking=source.marking or article.marking,
        tags=tuple(dict.fromkeys((*article.tags, *source.tags))),
    )
