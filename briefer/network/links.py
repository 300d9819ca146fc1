"""Addresses taken apart, once: what is read here is what is dialled, so no two readings of one spelling can differ."""

import re

import httpx2

from briefer.errors import FetchError
from briefer.network.answer import told
from briefer.network.shown import shown

_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+:[0-9a-f:.]*(?:%.+)?")
_PORTS = range(1, 65_536)
_LONGEST = 8192
"Characters; longer ones carry something else than the way to a page."


def parsed(address: str, source: str) -> httpx2.URL:
    """The address without user, password and fragment. Raises FetchError, which never repeats what it leaves out."""
    url = _taken_apart(address.strip())
    if url is None:
        raise FetchError(f"{source}: it is no address that can be read; check its spelling")
    return _plain(url, source)


def led_on(url: httpx2.URL, answer: httpx2.Response, source: str) -> httpx2.URL:
    """Where a redirect from `url` leads. Raises FetchError for a way that is not gone."""
    joined = _taken_apart(answer.headers.get_list("location")[0].strip(), url)
    if joined is None:
        raise FetchError(f"{source}: it leads to an address that cannot be read; check the address")
    if joined.scheme in {"http", "https"}:
        source = f"{source}: it leads to {shown(str(joined))}"
    next_url = _plain(joined, source)
    if url.scheme == "https" and next_url.scheme == "http":
        raise FetchError(f"{source}, from a secure to an open connection; check the address")
    return next_url


def host_of(url: httpx2.URL) -> str:
    """The host as it is looked up: in lower case and ASCII."""
    return url.raw_host.decode("ascii")


def _taken_apart(words: str, base: httpx2.URL | None = None) -> httpx2.URL | None:
    """An address, read against that of the page it is on; None: it is none."""
    if len(words) > _LONGEST:
        return None
    try:
        return base.join(words) if base else httpx2.URL(words)
    except (httpx2.InvalidURL, ValueError):
        return None  # the reason may quote a password


def _plain(url: httpx2.URL, source: str) -> httpx2.URL:
    if url.scheme not in {"http", "https"}:
        raise FetchError(f"{source}: only http and https are read, and it is {told(url.scheme) or 'neither'}")
    host = host_of(url).rstrip(".")
    if not _HOST.fullmatch(host):
        raise FetchError(f"{source}: it names no host; check its spelling")
    if url.port is not None and url.port not in _PORTS:
        raise FetchError(f"{source}: {url.port} is no port; check the address")
    return url.copy_with(host=host, userinfo=b"", raw_path=url.raw_path, fragment=None)
