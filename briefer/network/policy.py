"""What one request may do, and how much it may take."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from briefer.network.answer import Head


def _wanted(_: Head) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A redirect that is about to be followed."""

    address: str
    "Where it leads; without user, password and fragment."
    source: str
    "How errors about it begin: the address that was given, as it may be shown, and where it led."
    opened: frozenset[str]
    "Those of `Policy.opened` to which the way may still lead."


def _followed(_: Led) -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of one request with its redirects. Times in seconds, sizes in bytes."""

    connect: float = 10
    "For one connection, and again for its TLS handshake."
    silence: float = 20
    "For which a server may say nothing."
    total: float = 60
    "For everything, redirects included, but for the system's own look-up of a name."
    headers: int = 64 * 1024
    body: int = 32 * 1024 * 1024
    "Of an answer when it is decompressed."
    dialled: int = 6
    "Addresses of one name that are tried."

    def within(self, seconds: float) -> "Limits":
        """The same, but nothing takes longer than that."""
        return replace(
            self,
            connect=min(self.connect, seconds),
            silence=min(self.silence, seconds),
            total=min(self.total, seconds),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How one request is made."""

    opened: frozenset[str] = frozenset()
    """Hosts that may be on a desk's own addresses (private, shared, loopback), spelled as in the address; no other may,
    and a host that is not among them leads to none that is."""
    opened_in: str = "under [fetch] in briefer.toml"
    "Where `allow_private` says so, as the hint for a host that is not opened."
    redirects: int = 0
    """How many are followed, for GET only; one more is an error. 0: a redirect is an answer like any other.
    Headers that log in go to the first host only."""
    limits: Limits = Limits()
    judge: Callable[[Head], bool] = _wanted
    "Sees every answer but redirects that are followed, and says whether its body is read; may raise FetchError."
    led: Callable[[Led], None] = _followed
    "Sees every redirect before it is followed; may raise FetchError. The time it takes is not counted."
    called: str | None = None
    "How errors begin, for addresses of which nothing may be shown; None: with the address as `shown` gives it."
    instead: str = "ask those who run the server"
    "What a person can do where the server does wrong; it ends the errors."
