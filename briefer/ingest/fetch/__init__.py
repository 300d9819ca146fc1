"""Pages from the network, through one guarded client.

Way of an address: `client` has it taken apart (`links`) and goes its redirects; `dial` looks the name up, asks
`addresses` whether what comes of that may be dialled, and dials exactly this, since a name that is looked up twice can
stand for two hosts; `answers` and `body` judge and read what comes back, within the limits of `network`.
"""

from briefer.config import FetchSettings
from briefer.ingest.fetch.fetched import Fetch, Fetched, is_address, shown

__all__ = ["Fetch", "Fetched", "guarded", "is_address", "shown"]


def guarded(settings: FetchSettings) -> Fetch:
    """What fetches one page over the network of this machine. It raises FetchError."""

    def fetch(address: str) -> Fetched:
        from briefer.ingest.fetch.client import Client  # noqa: PLC0415 - costs nothing to those who name no address

        return Client(opened=frozenset(settings.allow_private))(address)

    return fetch
