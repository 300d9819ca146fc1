"""One connection for one request: to an address that was checked, within the limits, and closed whatever happens."""

import logging
import socket
import ssl
from collections.abc import Iterable, Iterator
from ipaddress import ip_address

import httpcore2
import httpx2

from briefer.errors import FetchError
from briefer.network.addresses import Address, kind_of, openable
from briefer.network.errand import Errand
from briefer.network.ways import Ways

logging.getLogger("httpcore2").setLevel(logging.INFO)  # what it logs below that holds headers, and so whole addresses

_PIECE = 16 * 1024
"Bytes read at once while an answer's head is awaited: so much of the page may come along with it."


class Line(httpcore2.NetworkStream):
    """A connection that keeps to its errand's limits; the time-outs that its user passes are of no account."""

    def __init__(self, connection: socket.socket, errand: Errand) -> None:
        self._socket = connection
        self._errand = errand
        self._head: int | None = errand.limits.headers + _PIECE
        "Bytes that may still come before the head is complete, whatever a server sends ahead of it; None: it is."

    def head_is_read(self) -> None:
        self._head = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as said above
        self._socket.settimeout(self._errand.seconds(self._errand.limits.silence))
        data = self._socket.recv(max_bytes if self._head is None else min(max_bytes, _PIECE))
        self._errand.spend(len(data))
        if self._head is not None:
            self._head -= len(data)
            if self._head < 0:
                raise self._errand.head_too_large()
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as said above
        self._socket.settimeout(self._errand.seconds(self._errand.limits.silence))
        try:
            self._socket.sendall(buffer)
        except OSError as error:
            # A server may answer and hang up before it has heard all: httpcore2 then reads what it said.
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as said above
    ) -> httpcore2.NetworkStream:
        self._socket.settimeout(self._errand.seconds(self._errand.limits.connect))
        self._socket = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        return self

    def get_extra_info(self, info: str) -> object:
        return self._socket if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket) else None


class Dialler(httpcore2.NetworkBackend):
    """Dials only public addresses, and for a host that briefer.toml opens (`opened`) also those of a desk's own."""

    def __init__(self, ways: Ways, errand: Errand, *, opened: bool) -> None:
        self._ways = ways
        self._errand = errand
        self._opened = opened
        self._line: Line | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the errand knows
        local_address: str | None = None,  # noqa: ARG002 - the system chooses
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - none are asked for
    ) -> httpcore2.NetworkStream:
        """A line to the first address of the host that may be dialled and answers. Raises FetchError, OSError."""
        failed: OSError | None = None
        for address in self._allowed(host, self._addresses(host, port))[: self._errand.limits.dialled]:
            try:
                connection = self._ways.connect(address, port, self._errand.seconds(self._errand.limits.connect))
            except OSError as error:
                failed = error
            else:
                self._line = Line(connection, self._errand)
                return self._line
        raise failed or OSError("none of its addresses can be dialled")

    def head_is_read(self) -> None:
        """Takes the limit of the answer's head from the line."""
        if self._line is not None:
            self._line.head_is_read()

    def close(self) -> None:
        if self._line is not None:
            self._line.close()

    def _addresses(self, host: str, port: int) -> list[Address]:
        """What the host is, or what its name stands for now. It is asked once."""
        try:
            return [ip_address(host)]
        except ValueError:
            pass
        try:
            found = self._ways.look_up(host, port)
        except (OSError, UnicodeError) as error:
            later = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            told = "cannot be looked up now; check the network" if later else "is not known; check the address"
            raise FetchError(f"{self._errand.source}: the host {host} {told}", later=later) from error
        return [ip_address(words) for words in found]

    def _allowed(self, host: str, addresses: list[Address]) -> list[Address]:
        kinds = {address: kind_of(address) for address in addresses}
        allowed = [address for address, kind in kinds.items() if kind is None or (self._opened and openable(kind))]
        if addresses and not allowed:
            address, kind = next((a, k) for a, k in kinds.items() if k is not None)
            raise FetchError(f"{self._errand.source}: {self._refusal(host, address, kind)}")
        return allowed

    def _refusal(self, host: str, address: Address, kind: str) -> str:
        place = f"{address} is" if host == str(address) else f"{host} is {address},"
        told = f"{place} {'an' if kind[0] in 'Iu' else 'a'} {kind} address, and only public ones are dialled"
        where = f'set allow_private = ["{host}"] {self._errand.policy.opened_in}'
        return f"{told}; if the host is yours, {where}" if openable(kind) else f"{told}; check the address"


class Transport(httpx2.BaseTransport):
    """Sends a request over a connection of its own.

    It is used without httpx2's client: that one keeps cookies, reads proxies and passwords from the environment,
    takes user and password from an address, and logs addresses whole.
    """

    def __init__(self, dialler: Dialler, ways: Ways) -> None:
        self._dialler = dialler
        self._ways = ways

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer's head, its body unread. Raises FetchError, OSError, httpcore2.ProtocolError."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        secure = request.url.scheme == "https"
        connection = httpcore2.HTTPConnection(
            url.origin, ssl_context=self._ways.trust() if secure else None, network_backend=self._dialler
        )
        content = _pieces(request.content)
        answer = connection.handle_request(
            httpcore2.Request(request.method, url, headers=request.headers.raw, content=content)
        )
        self._dialler.head_is_read()
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)

    def close(self) -> None:
        self._dialler.close()


def _pieces(content: bytes) -> Iterator[bytes]:
    """In parts, so that the time a server may be silent counts for each and not for all."""
    for start in range(0, len(content), _PIECE):
        yield content[start : start + _PIECE]


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
