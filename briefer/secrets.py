"""Secrets by reference: read when they are needed, kept nowhere, and struck out of all that is said.

References are `env:NAME` (or a file that the variable NAME_FILE names), `file:PATH` and `keyring:SERVICE/USER`.
"""

import base64
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote, quote_plus

from briefer.cleaning import one_line
from briefer.errors import SecretError

_MOST = 64 * 1024
_STRUCK = "…"


def from_keyring(service: str, user: str) -> str | None:
    """What the system's keyring holds; None: nothing. Raises SecretError."""
    try:
        import keyring  # noqa: PLC0415 - an extra, and slow to load
        from keyring.errors import KeyringError  # noqa: PLC0415 - as above
    except ModuleNotFoundError as error:
        raise SecretError("keyring: not installed; run `pip install 'briefer[keyring]'`") from error
    try:
        return keyring.get_password(service, user)
    except KeyringError as error:
        reason = one_line(str(error)) or type(error).__name__
        raise SecretError(f"keyring: it cannot be read ({reason}); unlock it, or use env: or file:") from error


class Secrets:
    """Reads secrets, and knows those it has read so that `masked` can strike them out."""

    def __init__(
        self,
        root: Path,
        environment: Mapping[str, str] | None = None,
        keyring: Callable[[str, str], str | None] = from_keyring,
    ) -> None:
        """`root` is the workspace, from which paths of secrets are counted."""
        self._root = root
        self._environment = os.environ if environment is None else environment
        self._keyring = keyring
        self._known: set[str] = set()

    def __repr__(self) -> str:
        return f"Secrets({len(self._known)} read)"

    def read(self, reference: str) -> str:
        """What the reference leads to. Raises SecretError, which names the reference only."""
        way, _, place = reference.partition(":")
        if way == "env":
            value = self._of_environment(place)
        elif way == "file":
            value = self._of_file(place, reference)
        else:
            value = self._of_keyring(place)
        value = value.removesuffix("\n").removesuffix("\r")
        if not value:
            raise SecretError(f"{reference}: the secret is empty; set it")
        if any(character < " " or character == "\x7f" for character in value):
            raise SecretError(f"{reference}: the secret is not one line; check what it holds")
        self.hide(value)
        return value

    def hide(self, value: str) -> None:
        """Strike this out from now on, and the forms in which servers repeat it."""
        data = value.encode("utf-8", "surrogateescape")
        forms = (value, quote(data), quote(data, ""), quote_plus(data), base64.b64encode(data).decode())
        self._known |= {form for form in forms if form}

    def masked(self, words: str) -> str:
        """The words with every secret struck out."""
        for known in sorted(self._known, key=len, reverse=True):
            words = words.replace(known, _STRUCK)
        return words

    def _of_environment(self, name: str) -> str:
        if name in self._environment:
            return self._environment[name]
        if f"{name}_FILE" in self._environment:
            return self._of_file(self._environment[f"{name}_FILE"], f"env:{name}_FILE")
        raise SecretError(f"env:{name}: neither {name} nor {name}_FILE is set; set one where Briefer runs")

    def _of_file(self, place: str, called: str) -> str:
        try:
            with (self._root / place).open("rb") as file:
                data = file.read(_MOST + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "no path"
            raise SecretError(f"{called}: the secret cannot be read ({reason}); check the file") from error
        if len(data) > _MOST:
            raise SecretError(f"{called}: the file is too large to be a secret; check the path")
        try:
            return data.decode()
        except UnicodeDecodeError:
            # Without the cause, which quotes the bytes.
            raise SecretError(f"{called}: the secret is not text in UTF-8; check the file") from None

    def _of_keyring(self, place: str) -> str:
        service, _, user = place.partition("/")
        value = self._keyring(service, user)
        if value is None:
            called = f"{one_line(service)} {one_line(user)}"
            raise SecretError(f"keyring:{place}: nothing is kept there; set it with `keyring set {called}`")
        return value
