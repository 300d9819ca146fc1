"""Ids that stay the same over versions of an article, on every machine that holds the same workspace."""

import hashlib
import os.path
import re
import unicodedata
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_SLUG_LENGTH = 48
_HASH_LENGTH = 8
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid|ocid|ns_\w+)", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def id_of(
    *,
    source: str,
    digest: str,
    url: str | None = None,
    given: str | None = None,
    title: str | None = None,
    root: Path | None = None,
) -> str:
    """A readable slug and eight hex digits of the address, or what the input itself gives as its id.

    The address is, in this order: the canonical `url`; the path of the file (`address_of`); for standard
    input, where a changed text cannot be told from another one, the `digest` of the text.
    """
    if given:
        return given
    if url:
        parts = urlsplit(url)
        name = next((part for part in reversed(unquote(parts.path).split("/")) if _slug(part)), parts.netloc)
        return _named(PurePosixPath(name).stem if "." in name else name, url)
    if source == "-":
        return _named(title or "stdin", digest)
    address = address_of(source, root)
    return _named(PurePosixPath(address).stem, address)


def address_of(source: str, root: Path | None = None) -> str:
    """The path as an address: with slashes, without `.` and detours.

    With `root`, the workspace, it is counted from there, wherever the process stands and whether the path was
    given absolute or relative; outside of it the address begins with `..`. Without `root` it is as given.
    """
    path = os.path.relpath(source, root) if root is not None else os.path.normpath(source)
    return unicodedata.normalize("NFC", path.replace(os.sep, "/"))


def canonical_url(url: str) -> str | None:
    """An http address without fragment, user, default port and tracking fields; None: it is no such address."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not re.fullmatch(r"[a-z0-9._-]+\.[a-z0-9-]+", host):
        return None
    scheme = parts.scheme.lower()
    fields = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    path = quote(
        unquote(parts.path, errors="surrogateescape").encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=~-._"
    )
    return urlunsplit(
        (scheme, host + ("" if port == _DEFAULT_PORTS[scheme] else port), path or "/", urlencode(fields), "")
    )


def _named(words: str, address: str) -> str:
    mark = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
    return f"{_slug(words) or 'article'}-{mark}"


def _slug(words: str) -> str:
    """Lower case ASCII letters and digits with single hyphens, cut at a word's end where that leaves half."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    if len(slug) <= _SLUG_LENGTH:
        return slug
    cut = slug[: _SLUG_LENGTH + 1].rpartition("-")[0]
    return cut if len(cut) > _SLUG_LENGTH // 2 else slug[:_SLUG_LENGTH].strip("-")
