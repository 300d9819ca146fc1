"""Addresses as people may see them."""

import re

from briefer.cleaning import one_line

_CUT_PASSWORD = re.compile(r"[^/?#@\[]*:(?!\d*[/?#])[^/?#@]*[/?#][^@]*@")
"Where a port would stand is none, but a password with a slash, question mark or hash in it: nobody can tell its end."


def shown(address: str) -> str:
    """The address as messages, logs and the library may hold it: without user, password, query and fragment."""
    scheme, mark, rest = one_line(address).partition("://")
    if not mark:
        return re.split(r"[?#]", scheme)[0]
    if _CUT_PASSWORD.match(rest):
        return f"{scheme}://…"
    authority, slash, path = re.split(r"[?#]", rest)[0].partition("/")
    return f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
