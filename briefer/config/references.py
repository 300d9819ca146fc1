"""Where a secret is, said in its place: briefer.toml is copied, shown and kept in repositories, and holds none."""

import re

_REFERENCE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*|file:.+|keyring:[^/]+/.+")
_LITERAL = 'no secret stands in briefer.toml; write "env:NAME", "file:PATH" or "keyring:SERVICE/USER"'
_WITH_PASSWORD = re.compile(r"[\w+]+://(?:[^/@]*:.+@|.*[?&]password=).*", re.DOTALL)


def is_reference(value: str) -> bool:
    """Whether it says where a secret is, instead of being one."""
    return _REFERENCE.fullmatch(value) is not None


def refuse_literal(field: str, value: str) -> None:
    """Raises ValueError for a secret itself; it never repeats it."""
    if not is_reference(value):
        raise ValueError(f"{field}: {_LITERAL}")


def refuse_password(field: str, address: str) -> None:
    """Raises ValueError for an address that holds a password; it never repeats it."""
    if _WITH_PASSWORD.fullmatch(address):
        raise ValueError(f"{field}: it holds a password, and {_LITERAL}, where the whole address is")
