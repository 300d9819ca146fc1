"""What a server's status means for the one who asked, and what to do then."""

from datetime import UTC
from email.utils import parsedate_to_datetime

import httpx2

from briefer.errors import FetchError

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
_LONGEST = 9
"Digits of the seconds that a server may ask to wait: thirty years."


def is_page(answer: httpx2.Response) -> bool:
    """Whether it carries the whole page: OK, or the same out of somebody's cache."""
    return answer.status_code in {200, 203}


def refusal_of(answer: httpx2.Response, source: str) -> FetchError:
    """What is told of an answer that carries no page."""
    status = answer.status_code
    words = _TOLD.get(status) or _KINDS.get(status // 100) or f"it does not answer as servers do; {_LATER}"
    if status in _WAITING:
        words = f"{words}; {_wait(answer)}"
    return FetchError(f"{source}: {words} (HTTP {status})")


def _wait(answer: httpx2.Response) -> str:
    """How long the server asks to wait (Retry-After: seconds or an HTTP date), as far as it says so."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal() and len(said) <= _LONGEST:
        return f"try again in {int(said)} s"
    try:
        until = parsedate_to_datetime(said)
        until = until.astimezone(UTC) if until.tzinfo else until  # HTTP dates are in UTC, said or not
    except (ValueError, OverflowError):
        return _LATER
    return f"try again after {until:%Y-%m-%d %H:%M} UTC"
