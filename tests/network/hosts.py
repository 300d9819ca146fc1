"""Hosts of the tests' own: a server on loopback that plays what a test wants, and the names and addresses it is at."""

import re
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from typing import Any

from briefer.network import Answer, Limits, Policy, Ways
from briefer.network.addresses import Address
from briefer.network.client import Client
from briefer.network.ways import addresses_of, open_socket

PUBLIC = "93.184.215.14"
"A public address; the tests' own ways lead to loopback from it."
STORY = (
    b"<!doctype html><html><head><title>Gates at Orrel stay shut</title></head><body><article>"
    b"<h1>Gates at Orrel stay shut</h1><p>"
    + b"The river board said on Monday that the gates at Orrel would stay shut until the level fell. " * 8
    + b"</p></article></body></html>"
)


class Asked(BaseHTTPRequestHandler):
    """One request, on the server's side."""

    body: bytes

    def do_GET(self) -> None:
        played: Played = self.server.played  # type: ignore[attr-defined] # set below
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        played.asked.append(self)
        self.close_connection = True
        try:
            played.pages.get(self.path, send(404))(self)
            self.wfile.flush()
        except OSError:
            pass  # the other side had enough, as most tests want it to

    do_POST = do_GET  # noqa: N815 - the server's own name for it

    def log_message(self, *words: object) -> None:
        """Nothing: `Played.asked` is the log."""


Page = Callable[[Asked], None]


@dataclass(slots=True)
class Played:
    """A server that is running."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    "What is done with a request, by its path and query; else 404."
    asked: list[Asked] = field(default_factory=list)
    "All requests that came, from whatever address they were meant for."

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]


@contextmanager
def played(wrap: Callable[[socket.socket], socket.socket] | None = None) -> Iterator[Played]:
    """A server on a free port of loopback; `wrap` makes it a secure one."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    if wrap is not None:
        server.socket = wrap(server.socket)
    server.played = Played(server.server_address[1])  # type: ignore[attr-defined] # read above
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a broken handshake is what a test wants
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.played  # type: ignore[attr-defined] # as above
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def send(status: int, body: bytes = b"", **headers: str) -> Page:
    """An answer with these headers and a true Content-Length, unless they give one."""

    def page(asked: Asked) -> None:
        asked.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            asked.send_header(name.replace("_", "-"), value)
        asked.end_headers()
        asked.wfile.write(body)

    return page


def story(content_type: str = "text/html; charset=utf-8", body: bytes = STORY, **headers: str) -> Page:
    return send(200, body, Content_Type=content_type, **headers)


def leads_to(place: str, status: int = 302, **headers: str) -> Page:
    return send(status, b"", Location=place, **headers)


@dataclass(slots=True, kw_only=True)
class World:
    """What names stand for, and what was dialled. Public addresses lead to the server's port, all others are real."""

    port: int
    names: dict[str, list[Sequence[str]]] = field(default_factory=lambda: {"page.example": [[PUBLIC]]})
    "The answers to the first look-up of a name, the second and so on; the last one stays."
    looked_up: list[str] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)

    def client(self, **given: Any) -> Client:
        return Client(ways=Ways(**({"look_up": self._look_up, "connect": self._connect} | given)))

    def get(
        self, *, opened: Sequence[str] = (), limits: Limits | None = None, redirects: int = 5, **given: Any
    ) -> Callable[[str], Answer]:
        """What gets one address; its errors end in "open it in the browser"."""
        policy = Policy(
            opened=frozenset(opened),
            redirects=redirects,
            limits=limits or Limits(),
            instead="open it in the browser",
        )
        return lambda address: self.client(**given).request("GET", address, policy=policy)

    def _look_up(self, host: str, port: int) -> Sequence[str]:
        self.looked_up.append(host)
        if host in self.names:
            answers = self.names[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        if re.fullmatch(r"localhost|[0-9a-fx.:%]+", host):
            return addresses_of(host, port)  # which the system tells by itself
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def _connect(self, address: Address, port: int, timeout: float) -> socket.socket:
        self.dialled.append(str(address))
        if address.is_global:
            return open_socket(ip_address("127.0.0.1"), self.port, timeout)
        return open_socket(address, port, timeout)
