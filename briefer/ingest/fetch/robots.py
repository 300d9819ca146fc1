"""What hosts ask of robots: robots.txt (RFC 9309), read by protego."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefer.errors import FetchError
from briefer.network import Answer, Head, Limits, Policy, shown

if TYPE_CHECKING:
    from protego import Protego

NAME = "Briefer"
"By which robots.txt may call us."

_LIMITS = Limits(body=512 * 1024, total=30)
"RFC 9309, 2.5: half a megabyte is to be read."
_LONGEST_DELAY = 30
"Seconds of a Crawl-delay that are kept to; who asks for an hour means to be left alone, and says so by Disallow."
_REDIRECTS = 5
_REFUSED = range(400, 500)

Ask = Callable[[str, Policy], Answer]


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks for."""

    read: "Protego"

    def allows(self, address: str) -> bool:
        return self.read.can_fetch(address, NAME)

    @property
    def delay(self) -> float:
        """Seconds between two requests that it wants."""
        return min(self.read.crawl_delay(NAME) or 0.0, _LONGEST_DELAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The robots.txt of sites, asked for once as long as `kept` knows it."""

    kept: Callable[[str], str | None]
    "Gives what a site's file held; None: it is not known, or not any more."
    keep: Callable[[str, str], None]
    rules: dict[str, Rules] = field(default_factory=dict)
    "By site, as they were read."

    def of(self, address: str, *, ask: Ask, opened: frozenset[str] = frozenset()) -> Rules:
        """The rules for an address. Raises FetchError where they cannot be had now, or it is no address."""
        site = _site(address)
        if site not in self.rules:
            text = self.kept(site)
            if text is None:
                text = _fetched(site, ask, opened)
                self.keep(site, text)
            self.rules[site] = _read(text)
        return self.rules[site]


def _read(text: str) -> Rules:
    from protego import Protego  # noqa: PLC0415 - only where something is fetched by itself

    return Rules(Protego.parse(text))


def _site(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in {"http", "https"}:
        raise FetchError(f"{shown(address)}: it is no address that can be read; check its spelling")
    where = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{where}{f':{port}' if port else ''}"


def _fetched(site: str, ask: Ask, opened: frozenset[str]) -> str:
    """The file; empty where the site has none. As long as it cannot be had, nothing is allowed (RFC 9309, 2.3.1.4)."""
    place = f"{site}/robots.txt"
    policy = Policy(opened=opened, redirects=_REDIRECTS, limits=_LIMITS, judge=_is_there)
    try:
        answer = ask(place, policy)
    except FetchError as error:
        raise FetchError(f"{error}; without it nothing is fetched there", later=error.later) from error
    if answer.status in _REFUSED and answer.status != HTTPStatus.TOO_MANY_REQUESTS:
        return ""
    if answer.body is None:
        raise FetchError(
            f"{place}: it cannot be had now (HTTP {answer.status}), and without it nothing is fetched there; "
            "try again later",
            later=True,
        )
    return answer.body.decode("utf-8", "replace")


def _is_there(head: Head) -> bool:
    return head.status == HTTPStatus.OK
