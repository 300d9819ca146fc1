"""Which reader a page is for, and in what characters it is, by what the server says of it."""

import re
from typing import Literal

from briefer.errors import FetchError
from briefer.network import Head, told

_KINDS: dict[str, Literal["html", "markdown"] | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": None,
}
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
ACCEPTED = "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8"

_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:-]{2,40})""", re.IGNORECASE)


def page_kind(head: Head) -> Literal["html", "markdown"] | None:
    """The reader that the answer's content type asks for; None: the words tell. Raises FetchError for other types."""
    said = head.headers.get("content-type", "")
    essence = said.partition(";")[0].strip().lower()
    if essence in _KINDS:
        return _KINDS[essence]
    if essence in _FEEDS:
        raise FetchError(
            f"{head.source}: it is a feed; take it in with `briefer sources add ADDRESS` and `briefer fetch`"
        )
    came = f"it is {told(essence)}" if essence else "the server does not say what it is"
    raise FetchError(
        f"{head.source}: {came}, and only HTML, Markdown and text are read; save it as one of them and add it"
    )


def charset_of(content_type: str) -> str | None:
    """The character set that the server names, known or not; None: it names none."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None
