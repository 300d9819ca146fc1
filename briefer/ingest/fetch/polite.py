"""Asking as a robot should: by name, one request at a time, with pauses, and where robots.txt lets it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal
from urllib.parse import urlsplit

from briefer import __version__
from briefer.errors import FetchError
from briefer.ingest.fetch.asking import Asks
from briefer.ingest.fetch.robots import Robots
from briefer.network import Answer, Led, Policy, shown

_SLOWER = 0.5
"Share of a pause by which chance makes it longer, so that no rhythm of ours meets one of theirs."


@dataclass(slots=True, kw_only=True)
class Pace:
    """How time passes between requests. Nothing is kept beyond one fetch."""

    clock: Callable[[], float]
    "Seconds, from any start."
    sleep: Callable[[float], None]
    chance: Callable[[], float]
    "A number from 0 to 1, 1 excluded."
    pause: float = 2
    "Seconds between two requests to one host, at the least."
    last: dict[str, float] = field(default_factory=dict)
    "When each host was asked last."

    def wait(self, host: str, *, at_least: float = 0) -> None:
        """Let the pause pass that this host is owed."""
        pause = max(self.pause, at_least)
        if host in self.last:
            owed = self.last[host] + pause * (1 + _SLOWER * self.chance()) - self.clock()
            if owed > 0:
                self.sleep(owed)

    def asked(self, host: str) -> None:
        self.last[host] = self.clock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Polite:
    """A client that keeps to the manners of robots, also where it is led on to."""

    client: Asks
    pace: Pace
    robots: Robots | None = None
    "None: robots.txt is not asked for, since the hosts are one's own."
    contact: str | None = None
    patience: float | None = None
    "Seconds that one request may take; None: as long as its policy says."

    def request(
        self,
        method: Literal["GET"],
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        policy: Policy | None = None,
    ) -> Answer:
        """As the client's. Raises FetchError also for what robots.txt does not allow."""
        policy = policy or Policy()
        delay = self._allowed(address, source=shown(address), opened=policy.opened)
        policy = replace(policy, led=partial(self._led, host_of(address)))
        return self._ask(method, address, headers or {}, policy, delay=delay)

    def _allowed(self, address: str, *, source: str, opened: frozenset[str]) -> float:
        """Seconds that its host wants between two requests. Raises FetchError for what robots.txt does not allow."""
        if self.robots is None:
            return 0.0
        rules = self.robots.of(address, ask=lambda place, own: self._ask("GET", place, {}, own), opened=opened)
        if not rules.allows(address):
            raise FetchError(
                f"{source}: the robots.txt of its host does not allow it to be fetched by programs; "
                "open it in the browser, save the page and add the file"
            )
        return rules.delay

    def _led(self, before: str, led: Led) -> None:
        """Another host is asked as one is that was named; on the same one a redirect is the rest of one request."""
        delay = self._allowed(led.address, source=led.source, opened=led.opened)
        if (host := host_of(led.address)) != before:
            self.pace.wait(host, at_least=delay)
            self.pace.asked(host)

    def _ask(
        self,
        method: Literal["GET"],
        address: str,
        headers: Mapping[str, str],
        policy: Policy | None,
        *,
        delay: float = 0,
    ) -> Answer:
        host = host_of(address)
        self.pace.wait(host, at_least=delay)
        try:
            sent = {"User-Agent": user_agent(self.contact), **headers}
            return self.client.request(method, address, headers=sent, policy=self._patient(policy or Policy()))
        finally:
            self.pace.asked(host)

    def _patient(self, policy: Policy) -> Policy:
        return policy if self.patience is None else replace(policy, limits=policy.limits.within(self.patience))


def user_agent(contact: str | None) -> str:
    """`Briefer/0.1.0 (+CONTACT)`"""
    name = f"Briefer/{__version__}"
    return f"{name} (+{contact})" if contact else name


def host_of(address: str) -> str:
    """The host whose turn it is; what is no address has one of its own, and the client tells what is wrong with it."""
    try:
        return (urlsplit(address.strip()).hostname or "").lower()
    except ValueError:
        return re.sub(r"\W", "", address)
