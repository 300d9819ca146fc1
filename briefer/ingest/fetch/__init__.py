"""Pages by their addresses, through the guarded client of `briefer.network`.

`pages` asks for them, `kinds` tells by an answer's head which reader a page is for, `refusals` what an answer that
carries no page means for the one who asked.

Sources, which are asked again and again, are asked with manners: `polite` pauses and keeps to `robots`, `checking` asks
only for what has changed.
"""

from briefer.config import FetchSettings
from briefer.ingest.fetch.fetched import Fetch, Fetched, is_address

__all__ = ["Fetch", "Fetched", "guarded", "is_address"]


def guarded(settings: FetchSettings) -> Fetch:
    """What fetches one page over the network of this machine. It raises FetchError."""

    def fetch(address: str) -> Fetched:
        from briefer.ingest.fetch.pages import Pages  # noqa: PLC0415 - costs nothing to those who name no address
        from briefer.network.client import Client  # noqa: PLC0415 - as above

        return Pages(client=Client(), opened=frozenset(settings.allow_private))(address)

    return fetch
