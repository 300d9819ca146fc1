"""What comes of an address, and how an address is told from a path."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it was sent, decompressed and within the limits."""

    data: bytes
    address: str | None = None
    "Where it was in the end, after all redirects; without user, password and fragment. None: it is from no address."
    charset: str | None = None
    "The name that the server gives, which may be none that Python knows; None: it gives none."
    kind: Literal["html", "markdown", "feed"] | None = None
    "None: the bytes tell which."
    ending: str | None = None
    "Of its name, as `.pdf`, which tells where the bytes leave it open; empty: it has none; None: look at the source's."


Fetch = Callable[[str], Fetched]
"Takes an address and gives its page. Raises FetchError."


def is_address(words: str) -> bool:
    """Whether the user means an address, of any scheme, and not a file."""
    found = _SCHEME.match(words)
    return found is not None and (found[1].lower() in {"http", "https"} or not os.path.lexists(words))
