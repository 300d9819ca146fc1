"""What a server's status means for the one who asked, and what to do then."""

from datetime import timedelta
from http import HTTPStatus

from briefer.errors import FetchError
from briefer.network import Head, Wait, asked_to_wait

_BROWSER = "open it in the browser, save the page and add the file"
_LATER = "try again later"
_TOLD = {
    304: f"it says that nothing changed, to a question that did not ask so; {_LATER}",
    401: f"it wants a log-in; {_BROWSER}",
    402: f"it wants payment; {_BROWSER}",
    403: f"it refuses to show the page; {_BROWSER}",
    404: "there is no such page; check the address",
    407: f"a proxy on the way wants a log-in; {_BROWSER}",
    410: "the page was taken down for good; look for a copy in an archive",
    429: "it was asked too often",
    451: "the page is withheld for legal reasons; look for a copy in an archive",
    503: "the server is not available now",
}
_KINDS = {
    1: f"it does not send a page; {_LATER}",
    2: f"it sends no page; {_BROWSER}",
    3: f"it leads elsewhere without saying where; {_BROWSER}",
    4: f"it refuses the request; {_BROWSER}",
    5: f"the server failed; {_LATER}",
}
_WAITING = frozenset({429, 503})
_SERVER = 5
"Hundreds of a status that are the server's own fault."


def is_page(head: Head) -> bool:
    """Whether it carries the whole page: OK, or the same out of somebody's cache."""
    return head.status in {200, 203}


def refusal_of(head: Head) -> FetchError:
    """What is told of an answer that carries no page."""
    words = _TOLD.get(head.status) or _KINDS.get(head.status // 100) or f"it does not answer as servers do; {_LATER}"
    wait = asked_to_wait(head.headers.get("retry-after", "")) if head.status in _WAITING else None
    if head.status in _WAITING:
        words = f"{words}; {_wait(wait)}"
    later = head.status in _WAITING or head.status // 100 == _SERVER
    return FetchError(
        f"{head.source}: {words} (HTTP {head.status})", later=later, wait=wait, gone=head.status == HTTPStatus.GONE
    )


def _wait(wait: Wait | None) -> str:
    """How long the server asks to wait (Retry-After), as far as it says so."""
    if wait is None:
        return _LATER
    if isinstance(wait, timedelta):
        return f"try again in {wait.total_seconds():.0f} s"
    return f"try again after {wait:%Y-%m-%d %H:%M} UTC"
