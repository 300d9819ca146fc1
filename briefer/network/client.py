"""One request: each hop taken apart, checked and dialled anew."""

import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal

import httpcore2
import httpx2

from briefer import __version__
from briefer.errors import FetchError
from briefer.network.answer import Answer, Head, told
from briefer.network.body import COMPRESSION, read_body
from briefer.network.dial import Dialler, Transport
from briefer.network.errand import Errand
from briefer.network.links import host_of, led_on, parsed
from briefer.network.policy import Led, Policy
from briefer.network.shown import shown
from briefer.network.ways import Ways

_HEADERS = {"User-Agent": f"Briefer/{__version__}", "Accept-Encoding": COMPRESSION, "Connection": "close"}
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})
"Headers that log in; they go to no other host than the one they were given for."
_OURS = frozenset({"accept-encoding", "connection", "content-length", "host", "te", "transfer-encoding", "upgrade"})
"Headers that say where a request goes and where it and its answer end; nobody else sets them."
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_ACTIVE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_LASTING = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Asks servers, and keeps nothing between two requests: no cookie, no connection, no looked-up name."""

    ways: Ways = field(default_factory=Ways)

    def request(
        self,
        method: Literal["GET", "POST"],
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        policy: Policy | None = None,
    ) -> Answer:
        """The answer, of whatever status. `headers` are sent beside our own, such as If-None-Match.

        User and password in the address are left out. Raises FetchError where no answer can be had or may be asked
        for; its `later` tells whether the same may succeed later.
        """
        policy = policy or Policy()
        errand = Errand(policy.called or shown(address), policy, self.ways.clock)
        request = httpx2.Request(
            method, parsed(address, errand.source), headers=_sent(headers or {}, errand), content=body
        )
        if method == "GET" and policy.redirects:
            return self._followed(request, errand)
        return self._hop(request, errand, opened=host_of(request.url) in _hosts(policy), follow=False)[0]

    def _followed(self, request: httpx2.Request, errand: Errand) -> Answer:
        source, opened, moved, lasting = errand.source, _hosts(errand.policy), None, True
        seen = [request.url]
        while len(seen) <= errand.policy.redirects + 1:
            # A page outside must not lead inside: once a host is not an opened one, none after it is.
            opened = opened if host_of(request.url) in opened else frozenset()
            if len(seen) > 1:
                with errand.pausing():
                    errand.policy.led(Led(address=str(request.url), source=errand.source, opened=opened))
            answer, place = self._hop(request, errand, opened=bool(opened), follow=True, moved=moved)
            if place is None:
                return answer
            if place in seen:
                raise FetchError(f"{source}: its redirects go in a circle; {errand.policy.instead}")
            seen.append(place)
            lasting = lasting and answer.status in _LASTING
            moved = str(place) if lasting else moved
            request = httpx2.Request("GET", place, headers=_carried(request, place))
            errand.source = f"{source}: it leads to {shown(str(place))}"
        raise FetchError(f"{source}: it leads on more than {errand.policy.redirects} times; {errand.policy.instead}")

    def _hop(
        self, request: httpx2.Request, errand: Errand, *, opened: bool, follow: bool, moved: str | None = None
    ) -> tuple[Answer, httpx2.URL | None]:
        """The answer of one host, and the place to go on to where it is a redirect that is followed."""
        dialler = Dialler(self.ways, errand, opened=opened)
        with _telling(errand), Transport(dialler, self.ways) as transport:
            came = transport.handle_request(request)
            if sum(len(name) + len(value) for name, value in came.headers.raw) > errand.limits.headers:
                raise errand.head_too_large()
            place = led_on(request.url, came, errand.source) if follow and came.has_redirect_location else None
            head = Head(
                status=came.status_code, headers=dict(came.headers), address=str(request.url), source=errand.source
            )
            body = read_body(came, errand) if place is None and errand.policy.judge(head) else None
        answer = Answer(
            status=head.status, headers=head.headers, address=head.address, source=head.source, body=body, moved=moved
        )
        return answer, place


def _hosts(policy: Policy) -> frozenset[str]:
    return frozenset(host.lower().rstrip(".") for host in policy.opened)


def _sent(headers: Mapping[str, str], errand: Errand) -> dict[str, str]:
    """All headers that are sent, checked: what ends a line would begin another header."""
    for name, value in headers.items():
        if not _NAME.fullmatch(name) or name.lower() in _OURS or _ACTIVE.search(value):
            raise FetchError(
                f"{errand.source}: the header {told(name)} cannot be sent; leave it out, or line breaks in it"
            )
    given = {name.lower() for name in headers}
    return {name: value for name, value in _HEADERS.items() if name.lower() not in given} | dict(headers)


def _carried(request: httpx2.Request, place: httpx2.URL) -> list[tuple[str, str]]:
    """The headers that go along to where a redirect leads."""
    there = (request.url.scheme, request.url.host, request.url.port) == (place.scheme, place.host, place.port)
    left = {"host"} if there else {"host", *_SECRET}
    return [(name, value) for name, value in request.headers.multi_items() if name not in left]


@contextmanager
def _telling(errand: Errand) -> Iterator[None]:
    """Turns what goes wrong between two machines into FetchError."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = told(error.verify_message)
        raise FetchError(f"{errand.source}: its certificate is not trusted ({reason}); check the address") from error
    except ssl.SSLError as error:
        reason = told(error.reason or str(error))
        raise errand.later(f"no secure connection comes about ({reason})") from error
    except TimeoutError as error:
        errand.seconds(0)
        raise FetchError(f"{errand.source}: the server does not answer; try again later", later=True) from error
    except OSError as error:
        reason = told(error.strerror or str(error))
        told_so = f"{errand.source}: it cannot be reached ({reason}); check the network"
        raise FetchError(told_so, later=True) from error
    except httpcore2.ProtocolError as error:
        raise errand.later(f"the answer is broken ({told(str(error))})") from error
