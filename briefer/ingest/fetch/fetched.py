"""What comes of an address, and how an address is told from a path and shown to people."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from briefer.ingest.clean import one_line

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it was sent, decompressed and within the limits."""

    data: bytes
    address: str | None = None
    "Where it was in the end, after all redirects; without user, password and fragment. None: it is from no address."
    charset: str | None = None
    "The name that the server gives, which may be none that Python knows; None: it gives none."
    kind: Literal["html", "markdown"] | None = None
    "None: the server says text, and its words tell which."


Fetch = Callable[[str], Fetched]
"Takes an address and gives its page. Raises FetchError."


def is_address(words: str) -> bool:
    """Whether the user means an address, of any scheme, and not a file."""
    found = _SCHEME.match(words)
    return found is not None and (found[1].lower() in {"http", "https"} or not os.path.lexists(words))


def shown(address: str) -> str:
    """The address as messages, logs and the library may hold it: without user, password, query and fragment."""
    scheme, mark, rest = one_line(address.encode("utf-8", "replace").decode("utf-8")).partition("://")
    if not mark:
        return re.split(r"[?#]", scheme)[0]
    host = re.split(r"[/?#]", rest)[0]
    if ":" in host and not re.search(r":\d*$|\]$", host) and "@" in rest:
        rest = rest.rpartition("@")[2]  # no port: a password with a slash or a question mark in it
    authority, slash, path = re.split(r"[?#]", rest)[0].partition("/")
    return f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
