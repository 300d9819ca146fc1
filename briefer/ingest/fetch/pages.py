"""One page by its address."""

from dataclasses import dataclass

from briefer.ingest.clean import MAX_BYTES
from briefer.ingest.fetch.asking import Asks
from briefer.ingest.fetch.fetched import Fetched
from briefer.ingest.fetch.kinds import ACCEPTED, charset_of, ending_of, page_kind
from briefer.ingest.fetch.refusals import is_page, refusal_of
from briefer.network import Answer, Head, Limits, Policy

_REDIRECTS = 5
_LIMITS = Limits(body=MAX_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Fetches pages, whatever redirects lead to them."""

    client: Asks
    opened: frozenset[str] = frozenset()
    "Hosts that may be on a desk's own addresses, as `FetchSettings.allow_private`."
    limits: Limits = _LIMITS

    def __call__(self, address: str) -> Fetched:
        """The page at the address. Raises FetchError."""
        policy = Policy(
            opened=self.opened,
            redirects=_REDIRECTS,
            limits=self.limits,
            judge=_judge,
            instead="save the page from the browser and add the file",
        )
        return _fetched(self.client.request("GET", address, headers={"Accept": ACCEPTED}, policy=policy))


def _judge(head: Head) -> bool:
    """Raises FetchError for what is no page, before any of it is read."""
    if not is_page(head):
        raise refusal_of(head)
    page_kind(head)
    return True


def _fetched(answer: Answer) -> Fetched:
    head = Head(status=answer.status, headers=answer.headers, address=answer.address, source=answer.source)
    return Fetched(
        data=answer.body or b"",
        address=answer.address,
        charset=charset_of(answer.headers.get("content-type", "")),
        kind=page_kind(head),
        ending=ending_of(head),
    )
