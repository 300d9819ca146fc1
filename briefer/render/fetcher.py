"""What the page may load: files of the style folders under `briefer:`, and `data:` addresses. Nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import unquote

SCHEME = "briefer:"
TYPES = {
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
}
"""File name endings that are served, with the media type each is served as."""

Respond = Callable[[str, bytes, str], object]
"""Makes the engine's response of address, body and media type."""


class Forbidden(Exception):
    """The page asked for something outside its folders; the engine turns it into a warning."""


def find(name: str, folders: Sequence[Path]) -> Path:
    """The first file called `name` (slashes allowed) that lies inside one of `folders`, links resolved."""
    if Path(name).suffix.lower() not in TYPES:
        raise Forbidden(f"{name}: files of this type are not served")
    for folder in folders:
        root = folder.resolve()
        path = (root / name).resolve()
        if path.is_relative_to(root) and path.is_file():
            return path
    raise Forbidden(f"{name}: not in the style folders")


class Fetcher:
    """Callable from address to response, as WeasyPrint wants its `url_fetcher`."""

    _fail_on_errors = False
    "WeasyPrint reads it; False: a refused address becomes a warning, which is reported."

    def __init__(self, folders: Sequence[Path], respond: Respond, data: Callable[[str], object]) -> None:
        """`data` answers `data:` addresses, which carry their content with them."""
        self._folders = tuple(folders)
        self._respond = respond
        self._data = data

    def __call__(self, url: str) -> object:
        if url.lower().startswith("data:"):
            return self._data(url)
        if not url.startswith(SCHEME):
            raise Forbidden(f"{url[:200]}: the renderer loads nothing from elsewhere")
        path = find(unquote(url.removeprefix(SCHEME)).lstrip("/"), self._folders)
        return self._respond(url, path.read_bytes(), TYPES[path.suffix.lower()])
