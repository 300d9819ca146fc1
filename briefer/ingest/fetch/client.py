"""One page by its address: each hop taken apart, checked and dialled anew."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpcore2
import httpx2

from briefer import __version__
from briefer.errors import FetchError
from briefer.ingest.fetch.answers import is_page, refusal_of
from briefer.ingest.fetch.body import ACCEPTED, COMPRESSION, charset_of, page_kind, read_body, told
from briefer.ingest.fetch.dial import Dialler, Transport
from briefer.ingest.fetch.fetched import Fetched, shown
from briefer.ingest.fetch.links import host_of, led_on, parsed
from briefer.ingest.fetch.network import Budget, Limits, Network

_HEADERS = {
    "User-Agent": f"Briefer/{__version__}",
    "Accept": ACCEPTED,
    "Accept-Encoding": COMPRESSION,
    "Connection": "close",
}
_BROWSER = "try again later, or save the page from the browser and add the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Fetches pages, and keeps nothing between two of them: no cookie, no connection, no cached name."""

    opened: frozenset[str] = frozenset()
    "Hosts that may be on a desk's own addresses, as `FetchSettings.allow_private`."
    network: Network = field(default_factory=Network)
    limits: Limits = field(default_factory=Limits)

    def __call__(self, address: str) -> Fetched:
        """The page at the address. Raises FetchError."""
        source = shown(address)
        budget = Budget(source, self.limits, self.network.clock)
        url = parsed(address, source)
        opened = frozenset(host.lower().rstrip(".") for host in self.opened)
        seen = [url]
        while len(seen) <= self.limits.redirects + 1:
            # A page outside must not lead inside: once a host is not an opened one, none after it is.
            opened = opened if host_of(url) in opened else frozenset()
            found = self._hop(url, budget, opened=bool(opened))
            if isinstance(found, Fetched):
                return found
            if found in seen:
                raise FetchError(f"{source}: its redirects go in a circle; open it in the browser")
            seen.append(url := found)
            budget.source = f"{source}: it leads to {shown(str(url))}"
        raise FetchError(f"{source}: it leads on more than {self.limits.redirects} times; open it in the browser")

    def _hop(self, url: httpx2.URL, budget: Budget, *, opened: bool) -> Fetched | httpx2.URL:
        """The page, or where it leads."""
        dialler = Dialler(self.network, budget, opened=opened)
        with _telling(budget), Transport(dialler, self.network) as transport:
            answer = transport.handle_request(httpx2.Request("GET", url, headers=_HEADERS))
            if sum(len(name) + len(value) for name, value in answer.headers.raw) > self.limits.headers:
                raise budget.head_too_large()
            if answer.has_redirect_location:
                return led_on(url, answer, budget.source)
            if not is_page(answer):
                raise refusal_of(answer, budget.source)
            kind = page_kind(answer, budget.source)
            return Fetched(data=read_body(answer, budget), address=str(url), charset=charset_of(answer), kind=kind)


@contextmanager
def _telling(budget: Budget) -> Iterator[None]:
    """Turns what goes wrong between two machines into FetchError."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = told(error.verify_message)
        raise FetchError(f"{budget.source}: its certificate is not trusted ({reason}); check the address") from error
    except ssl.SSLError as error:
        reason = told(error.reason or str(error))
        raise FetchError(f"{budget.source}: no secure connection comes about ({reason}); {_BROWSER}") from error
    except TimeoutError as error:
        budget.seconds(0)
        raise FetchError(f"{budget.source}: the server does not answer; try again later") from error
    except OSError as error:
        reason = told(error.strerror or str(error))
        raise FetchError(f"{budget.source}: it cannot be reached ({reason}); check the network") from error
    except httpcore2.ProtocolError as error:
        raise FetchError(f"{budget.source}: the answer is broken ({told(str(error))}); {_BROWSER}") from error
