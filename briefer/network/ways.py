"""The ways to the outside that requests use. Tests pass ways of their own."""

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefer.network.addresses import Address


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


def _trusted() -> ssl.SSLContext:
    import httpx2  # noqa: PLC0415 - costs nothing to those who ask nothing

    return httpx2.create_ssl_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How names are looked up, addresses dialled, certificates trusted and seconds counted."""

    look_up: Callable[[str, int], Sequence[str]] = addresses_of
    connect: Callable[[Address, int, float], socket.socket] = open_socket
    trust: Callable[[], ssl.SSLContext] = _trusted
    "The authorities that the system trusts, or those that SSL_CERT_FILE or SSL_CERT_DIR name."
    clock: Callable[[], float] = time.monotonic
