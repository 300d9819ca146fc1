"""Which reader a page is for, and in what characters it is, by what the server says of it."""

import re
from typing import Literal

from briefer.errors import FetchError
from briefer.network import Head, told

PageKind = Literal["html", "markdown", "feed"]

_KINDS: dict[str, PageKind | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "text/plain": None,
    "application/pdf": None,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": None,
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
ACCEPTED = "text/html, application/xhtml+xml, text/markdown;q=0.9, application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.1"

_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:-]{2,40})""", re.IGNORECASE)


def page_kind(head: Head) -> PageKind | None:
    """The reader that the answer's content type asks for; None: the bytes tell. Raises FetchError for other types."""
    said = head.headers.get("content-type", "")
    essence = said.partition(";")[0].strip().lower()
    if essence in _KINDS:
        return _KINDS[essence]
    came = f"it is {told(essence)}" if essence else "the server does not say what it is"
    raise FetchError(
        f"{head.source}: {came}, and only HTML, Markdown, text, PDF, Word files and feeds are read; "
        "save it as one of them and add it"
    )


def charset_of(content_type: str) -> str | None:
    """The character set that the server names, known or not; None: it names none."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None
