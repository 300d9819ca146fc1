"""What asks servers: the client itself, or one that minds its manners."""

from collections.abc import Mapping
from typing import Literal, Protocol

from briefer.network import Answer, Policy


class Asks(Protocol):
    """As `briefer.network.client.Client`."""

    def request(
        self,
        method: Literal["GET"],
        address: str,
        *,
        headers: Mapping[str, str] | None = None,
        policy: Policy | None = None,
    ) -> Answer:
        """Raises FetchError."""
