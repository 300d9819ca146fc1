"""Names of hosts, as settings may give them."""

import re

_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f.]*:[0-9a-f.]*:[0-9a-f.:]*", re.IGNORECASE)
"A host's name, in the letters of the DNS, or its IP address: no scheme, port, path or pattern."


def refuse_what_is_no_host(host: str) -> None:
    """Raises ValueError, which msgspec makes an error of the field."""
    if not _HOST.fullmatch(host):
        raise ValueError(f"`{host}`: give the name of one host alone, as intranet.example")
