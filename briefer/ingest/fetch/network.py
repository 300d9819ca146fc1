"""The ways to the outside that a fetch uses, and the limits it keeps to. Tests pass ways of their own."""

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import httpx2

from briefer.errors import FetchError
from briefer.ingest.clean import MAX_BYTES
from briefer.ingest.fetch.addresses import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of one fetch. Times in seconds, sizes in bytes."""

    connect: float = 10
    "For one connection, and again for its TLS handshake."
    silence: float = 20
    "For which a server may say nothing."
    total: float = 60
    "For everything, redirects included, but for the system's own look-up of a name."
    headers: int = 64 * 1024
    body: int = MAX_BYTES
    "Of the page when it is decompressed."
    redirects: int = 5
    dialled: int = 6
    "Addresses of one name that are tried."


def addresses_of(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a name, in the system's order. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def open_socket(address: Address, port: int, timeout: float) -> socket.socket:
    """A connection to this very address: no name is looked up on the way. Raises OSError."""
    connection = socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6, socket.SOCK_STREAM)  # noqa: PLR2004 - the version's name
    try:
        connection.settimeout(timeout)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.connect((str(address), port))
    except BaseException:
        connection.close()
        raise
    return connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How names are looked up, addresses dialled, certificates trusted and seconds counted."""

    look_up: Callable[[str, int], Sequence[str]] = addresses_of
    connect: Callable[[Address, int, float], socket.socket] = open_socket
    trust: Callable[[], ssl.SSLContext] = httpx2.create_ssl_context
    "The authorities that the system trusts, or those that SSL_CERT_FILE or SSL_CERT_DIR name."
    clock: Callable[[], float] = time.monotonic


class Budget:
    """What is left of the limits of one fetch; `source` begins its errors."""

    def __init__(self, source: str, limits: Limits, clock: Callable[[], float]) -> None:
        self.source = source
        self.limits = limits
        self._clock = clock
        self._end = clock() + limits.total
        self._bytes = limits.body + 16 * limits.headers
        "As they come over the line, of all hops together: what frames and leads a page is counted too."

    def seconds(self, at_most: float) -> float:
        """How long the next step may take. Raises FetchError when the time is over."""
        left = self._end - self._clock()
        if left <= 0:
            raise FetchError(
                f"{self.source}: it was not there after {self.limits.total:g} s; try again later, or save the page "
                "from the browser and add the file"
            )
        return min(left, at_most)

    def spend(self, count: int) -> None:
        """Note that bytes came. Raises FetchError when they are too many."""
        self._bytes -= count
        if self._bytes < 0:
            raise self.too_large()

    def head_too_large(self) -> FetchError:
        return FetchError(f"{self.source}: the answer's head is too large; open the page in the browser and save it")

    def too_large(self) -> FetchError:
        size = self.limits.body / 1024 / 1024
        return FetchError(f"{self.source}: the page is over {size:.3g} MB; save the article's text and add the file")
